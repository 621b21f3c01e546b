package org.braggscape.energy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;

/**
 * Energies from any other program that is a client of i-PI, a socket protocol: M. Ceriotti, J. More, D. E. Manolopoulos,
 * Comput. Phys. Commun. 185, 1019 (2014). A client knows its atoms from its own input and is sent only places, so a model
 * computes one list of atoms, the first that it is asked for; from then on it listens. Its evaluators throw
 * {@link UncheckedIOException} with a sentence when no client comes or all fail, {@link CancellationException} when their
 * thread is interrupted.
 */
public final class IpiEnergy implements EnergyModel, AutoCloseable {
    /** How the names of all these models begin. */
    public static final String PREFIX = IpiAddress.PREFIX;

    private static final IpiServer.Limits USUAL = new IpiServer.Limits(Duration.ofMinutes(10), Duration.ofMinutes(10));

    private final IpiAddress address;
    private final IpiServer.Limits limits;
    private final Consumer<String> notices;
    private List<Element> atoms;
    private IpiServer server;
    private boolean closed;

    /**
     * Makes a model; it is found by its name until it is closed.
     *
     * @param name {@code ipi:NAME} for a UNIX socket, {@code ipi:PORT} for a port that only this computer reaches
     * @param notices receives sentences for the user, on any thread: how to start a client, and when one has gone
     * @throws IllegalArgumentException if the name is neither; the message is a sentence for the user
     */
    public IpiEnergy(String name, Consumer<String> notices) {
        this(name, USUAL, notices);
    }

    IpiEnergy(String name, IpiServer.Limits limits, Consumer<String> notices) {
        this.address = IpiAddress.of(name);
        this.limits = limits;
        this.notices = notices;
        EnergyModels.use(this);
    }

    /**
     * Tells whether a name is for this model.
     *
     * @param name of an energy model
     * @return whether it begins as {@code ipi:}
     */
    public static boolean isName(String name) {
        return name.startsWith(IpiAddress.PREFIX);
    }

    @Override
    public String name() {
        return IpiAddress.PREFIX + address.place();
    }

    @Override
    public String label() {
        return name();
    }

    @Override
    public String citation() {
        return "M. Ceriotti, J. More, D. E. Manolopoulos, Comput. Phys. Commun. 185, 1019 (2014), and what the client computes with";
    }

    @Override
    public String limits() {
        return "What the client computes with decides what the energy is good for.";
    }

    /** {@return all; what the client does not know, it says itself} */
    @Override
    public Set<Element> elements() {
        return Collections.unmodifiableSet(EnumSet.allOf(Element.class));
    }

    /**
     * Makes commands that connect a client.
     *
     * @param elements of the atoms, in their order
     * @return a command for each calculator
     */
    public List<IpiClientCommand> clientCommands(List<Element> elements) {
        return IpiClientCommand.of(address, elements);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException also if the model was asked for other atoms before
     * @throws UncheckedIOException if it cannot listen
     */
    @Override
    public List<Element> requireKnown(CrystalStructure structure) {
        List<Element> asked = EnergyModel.super.requireKnown(structure);
        serve(asked);
        return asked;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the model was asked for other atoms before
     * @throws UncheckedIOException if it cannot listen
     */
    @Override
    public Evaluator newEvaluator(List<Element> asked) {
        return new ClientEvaluator(serve(asked), asked.size());
    }

    private synchronized IpiServer serve(List<Element> asked) {
        if (closed) {
            throw new UncheckedIOException(new IOException(name() + " was stopped."));
        }
        if (server == null) {
            open(asked);
            StringBuilder text = new StringBuilder("Waiting for a client at " + name()
                    + ". Start one in another terminal, such as one of these:");
            clientCommands(atoms).forEach(command -> text.append(System.lineSeparator()).append(command.label()).append(":  ")
                    .append(command.line()));
            notices.accept(text.toString());
        } else if (!atoms.equals(asked)) {
            throw new IllegalArgumentException("A client at " + name() + " computes the atoms that it was started for and no others; "
                    + "give structures with the same atoms in the same order, or one at a time.");
        }
        return server;
    }

    private void open(List<Element> asked) {
        try {
            server = new IpiServer(address, limits, notices);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        atoms = List.copyOf(asked);
    }

    /**
     * Listens for clients from now on, without a notice of how to start one; once.
     *
     * @param structure whose atoms they compute
     * @throws IllegalArgumentException if one of its sites is not fully occupied
     * @throws UncheckedIOException if it cannot listen; the message of its cause is a sentence for the user
     */
    public synchronized void listen(CrystalStructure structure) {
        open(EnergyModel.super.requireKnown(structure));
    }

    /** {@return the elements of the atoms that clients compute, empty before it is asked for any} */
    public synchronized List<Element> atoms() {
        return atoms == null ? List.of() : atoms;
    }

    /** {@return how things stand at this moment} */
    public synchronized IpiState state() {
        return server == null ? new IpiState(IpiState.Phase.STOPPED, 0) : server.state();
    }

    /** Sends the client away, and stops listening. */
    @Override
    public void close() {
        IpiServer open;
        synchronized (this) {
            closed = true;
            open = server;
        }
        EnergyModels.leave(this);
        if (open != null) {
            open.close();
        }
    }

    private static final class ClientEvaluator implements Evaluator {
        private final IpiServer server;
        private final int atoms;

        private ClientEvaluator(IpiServer server, int atoms) {
            this.server = server;
            this.atoms = atoms;
        }

        private IpiConnection.Answer answer(double[] vectors, double[] coordinates) {
            double[] positions = new double[3 * atoms];
            for (int i = 0; i < positions.length; i += 3) {
                for (int k = 0; k < 3; k++) {
                    positions[i + k] = coordinates[i] * vectors[k] + coordinates[i + 1] * vectors[3 + k]
                            + coordinates[i + 2] * vectors[6 + k];
                }
            }
            return server.compute(vectors.clone(), positions);
        }

        @Override
        public double energy(double[] vectors, double[] coordinates) {
            return answer(vectors, coordinates).energy();
        }

        @Override
        public double derivatives(double[] vectors, double[] coordinates, double[] forces, double[] strain) {
            IpiConnection.Answer answer = answer(vectors, coordinates);
            System.arraycopy(answer.forces(), 0, forces, 0, forces.length);
            // the virial is −∂E/∂ε
            for (int i = 0; i < 9; i++) {
                strain[i] = -0.5 * (answer.virial()[i] + answer.virial()[3 * (i % 3) + i / 3]);
            }
            return answer.energy();
        }
    }
}
