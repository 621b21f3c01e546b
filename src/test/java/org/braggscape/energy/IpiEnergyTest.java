package org.braggscape.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.io.SampleStructures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Energies over the socket against the built-in EMT: clients of our own, good and bad ones, and ASE's. */
@Timeout(60)
class IpiEnergyTest {
    private static final CrystalStructure CU3AU = SampleStructures.read("Cu3Au");
    private static final List<Element> ATOMS = new Emt().requireKnown(CU3AU);
    private static final Duration LONG = Duration.ofSeconds(40);

    private final String name = "ipi:braggscape-test-" + Long.toHexString(System.nanoTime());
    private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private IpiEnergy model(String at, Duration client, Duration answer) {
        IpiEnergy model = new IpiEnergy(at, new IpiServer.Limits(client, answer), notices::add);
        open.add(model);
        return model;
    }

    private IpiClient client(String at, IpiClient.Fault fault, int good) throws IOException {
        IpiClient client = IpiClient.start(at, ATOMS, fault, good);
        open.add(client);
        return client;
    }

    private String notice() throws InterruptedException {
        String notice = notices.poll(30, TimeUnit.SECONDS);
        assertThat(notice).isNotNull();
        return notice;
    }

    /** Cells and atoms moved by up to some per cent. */
    private static List<double[]> strained(int count) {
        SplittableRandom random = new SplittableRandom(9);
        List<double[]> points = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            double[] cell = CU3AU.lattice().parameters();
            double[] coordinates = CU3AU.fractionalCoordinates();
            double[] x = new double[6 + coordinates.length];
            for (int i = 0; i < x.length; i++) {
                double shift = 2 * random.nextDouble() - 1;
                x[i] = i < 3 ? cell[i] * (1 + 0.08 * shift) : i < 6 ? cell[i] + 8 * shift : coordinates[i - 6] + 0.03 * shift;
            }
            points.add(x);
        }
        return points;
    }

    private static double energy(EnergyModel model, double[] x) {
        return new EnergyFunction(model, CU3AU).newEvaluator().value(x);
    }

    private static void assertSame(EnergyModel model, double[] x) {
        double[] expected = new double[x.length];
        double[] gradient = new double[x.length];
        double energy = new EnergyFunction(new Emt(), CU3AU).newEvaluator().gradient(x, expected);
        assertThat(new EnergyFunction(model, CU3AU).newEvaluator().gradient(x, gradient)).isEqualTo(energy, within(1e-6));
        assertThat(gradient).containsExactly(expected, within(1e-6));
        CrystalStructure structure = CU3AU.withLattice(Lattice.of(Arrays.copyOf(x, 6)));
        EnergyResult own = EnergyResult.of(new Emt(), structure);
        EnergyResult other = EnergyResult.of(model, structure);
        assertThat(other.stress()).containsExactly(own.stress(), within(1e-6));
        for (int i = 0; i < ATOMS.size(); i++) {
            assertThat(other.forces()[i]).containsExactly(own.forces()[i], within(1e-6));
        }
    }

    @Test
    void agreesWithTheBuiltInModelOnSeveralThreads() throws Exception {
        IpiEnergy model = model(name, LONG, LONG);
        model.requireKnown(CU3AU);
        assertThat(notice()).contains("Waiting for a client at " + name, "EMT:  python3 -c \"from ase", "CHGNet", "MACE",
                "SocketClient(unixsocket='" + name.substring(4) + "')");
        IpiClient client = client(name, IpiClient.Fault.NONE, 0);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (double[] x : strained(200)) {
                done.add(threads.submit(() -> assertSame(model, x)));
            }
            for (Future<?> each : done) {
                each.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(client.answered).isEqualTo(400);
        assertThat(notices).isEmpty();
        Path socket = Path.of("/tmp/ipi_" + name.substring(4));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket))).isEqualTo("rw-------");
        assertThat(EnergyModels.of(name)).contains(model);
        model.close();
        assertThat(client.end.get(10, TimeUnit.SECONDS)).isEqualTo("EXIT");
        assertThat(Files.exists(socket, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(EnergyModels.of(name)).isEmpty();
        assertThatThrownBy(() -> energy(model, strained(1).get(0))).hasMessageContaining("was stopped");
    }

    @ParameterizedTest
    @EnumSource(names = {"DIES_WHILE_COMPUTING", "UNKNOWN_HEADER", "NO_HEADER", "WRONG_ATOM_COUNT", "NOT_A_NUMBER",
        "HUGE_REMARKS", "SILENT"})
    void workPausesWhenAClientFailsAndGoesOnWithAnother(IpiClient.Fault fault) throws Exception {
        IpiEnergy model = model(name, LONG, fault == IpiClient.Fault.SILENT ? Duration.ofSeconds(1) : LONG);
        model.requireKnown(CU3AU);
        notice();
        IpiClient first = client(name, fault, 20);
        List<double[]> points = strained(50);
        List<Double> energies = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> points.forEach(x -> energies.add(energy(model, x))));
        String sentence = notice();
        assertThat(sentence).startsWith("The client ").endsWith("Waiting for a client at " + name + " to go on.").contains(switch (fault) {
            case UNKNOWN_HEADER -> "said 'HELLO' where READY was due.";
            case NO_HEADER -> "said '????????????'";
            case WRONG_ATOM_COUNT -> "computed 5 atoms where there are 4.";
            case NOT_A_NUMBER -> "is no number.";
            case HUGE_REMARKS -> "announced 2147483647 bytes";
            case SILENT -> "has not answered within 1 s.";
            default -> "has gone";
        });
        first.end.completeOnTimeout("", 10, TimeUnit.SECONDS).get();
        assertThat(work).isNotDone();
        assertThat(energies).hasSize(20);
        client(name, IpiClient.Fault.NONE, 0);
        work.get(30, TimeUnit.SECONDS);
        for (int i = 0; i < points.size(); i++) {
            assertThat(energies.get(i)).isEqualTo(energy(new Emt(), points.get(i)), within(1e-6));
        }
    }

    @Test
    void clientsThatAllFailAreNotAskedForEver() throws Exception {
        IpiEnergy model = model(name, LONG, LONG);
        model.requireKnown(CU3AU);
        for (int i = 0; i < 5; i++) {
            client(name, IpiClient.Fault.NOT_A_NUMBER, 0);
        }
        assertThatThrownBy(() -> energy(model, strained(1).get(0))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("It is the 5th in a row at " + name);
    }

    @Test
    void waitsForAClientOnlySoLong() {
        IpiEnergy model = model(name, Duration.ofSeconds(1), LONG);
        assertThatThrownBy(() -> energy(model, strained(1).get(0))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No client has come to " + name + " within 1 s");
    }

    @Test
    void aRequestEndsWhenItsThreadIsInterruptedOrTheServerStopped() throws Exception {
        IpiEnergy model = model(name, LONG, LONG);
        double[] x = strained(1).get(0);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                energy(model, x);
            } catch (CancellationException e) {
                end.complete(Thread.currentThread().isInterrupted() ? e : null);
            }
        });
        thread.start();
        notice();
        thread.interrupt();
        assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        // nobody waits any more, and the next request finds its client
        IpiClient client = client(name, IpiClient.Fault.NONE, 0);
        assertThat(energy(model, x)).isEqualTo(energy(new Emt(), x), within(1e-6));
        client.close();
        CompletableFuture<Double> waiting = CompletableFuture.supplyAsync(() -> energy(model, x));
        assertThat(notice()).contains("The client has gone");
        model.close();
        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasRootCauseMessage(name + " was stopped.");
    }

    @Test
    void itsStateTellsOfClientsThatComeAndGo() throws Exception {
        IpiEnergy model = model(name, LONG, LONG);
        assertThat(model.state().phase()).isEqualTo(IpiState.Phase.STOPPED);
        model.listen(CU3AU);
        assertThat(model.atoms()).isEqualTo(ATOMS);
        assertThat(model.state()).isEqualTo(new IpiState(IpiState.Phase.WAITING, 0));
        IpiClient client = client(name, IpiClient.Fault.NONE, 0);
        await(model, IpiState.Phase.CONNECTED);
        strained(3).forEach(x -> energy(model, x));
        assertThat(model.state().sentence()).isEqualTo("A client is connected: 3 energies.");
        client.close();
        await(model, IpiState.Phase.LOST);
        assertThat(notice()).isEqualTo("The client has gone. The next one that comes to " + name + " takes over.");
        client(name, IpiClient.Fault.NONE, 0);
        await(model, IpiState.Phase.CONNECTED);
        model.close();
        assertThat(model.state().phase()).isEqualTo(IpiState.Phase.STOPPED);
        assertThat(notices).isEmpty();
    }

    private static void await(IpiEnergy model, IpiState.Phase phase) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (model.state().phase() != phase) {
            assertThat(System.nanoTime()).as(phase.name()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void saysWhenAClientSendsNoStress() throws Exception {
        IpiEnergy model = model(name, LONG, LONG);
        model.requireKnown(CU3AU);
        notice();
        client(name, IpiClient.Fault.NO_STRESS, 0);
        strained(3).forEach(x -> energy(model, x));
        assertThat(notices).singleElement().asString().contains("the stress is exactly 0", "use_stress=True");
    }

    @Test
    void aPortIsOpenToThisComputerOnly() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String at = "ipi:" + port;
        IpiEnergy model = model(at, LONG, LONG);
        model.requireKnown(CU3AU);
        assertThat(notice()).contains("SocketClient(host='127.0.0.1', port=" + port + ")");
        client(at, IpiClient.Fault.NONE, 0);
        strained(20).forEach(x -> assertSame(model, x));
        // another address of this computer; those that others reach are refused in the same way
        assertThatThrownBy(() -> new Socket().connect(new InetSocketAddress("127.0.0.2", port), 5000))
                .isInstanceOf(ConnectException.class);
        IpiEnergy second = model(at, LONG, LONG);
        assertThatThrownBy(() -> second.requireKnown(CU3AU)).hasMessageContaining("the port is in use; choose another port.");
    }

    @Test
    void takesOverASocketThatNobodyListensAt() throws Exception {
        IpiEnergy first = model(name, LONG, LONG);
        first.requireKnown(CU3AU);
        assertThatThrownBy(() -> model(name, LONG, LONG).requireKnown(CU3AU)).hasMessageContaining("is in use");
        first.close();
        try (var left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(IpiClient.address(name));
        }
        model(name, LONG, LONG).requireKnown(CU3AU);
        SocketChannel.open(IpiClient.address(name)).close();
    }

    @Test
    void otherAtomsAndBadNamesAreRefused() {
        IpiEnergy model = model(name, LONG, LONG);
        model.requireKnown(CU3AU);
        assertThatThrownBy(() -> model.requireKnown(SampleStructures.read("AlNi"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("computes the atoms that it was started for and no others");
        for (String bad : List.of("ipi:", "ipi:a/b", "ipi:a'b", "ipi:80", "ipi:70000", "ipi:12345678901234567890")) {
            assertThatThrownBy(() -> new IpiEnergy(bad, notices::add)).as(bad).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("'" + bad + "' is no ");
        }
    }

    @Test
    void aThousandEnergiesOfAseAgree() throws Exception {
        Optional<String> python = pythonWithAse();
        assumeTrue(python.isPresent(), "There is no python3 with ase here (Debian: python3-ase), so ASE was not asked.");
        IpiEnergy model = model(name, LONG, LONG);
        model.requireKnown(CU3AU);
        String command = model.clientCommands(ATOMS).get(0).line().replaceFirst("^python3", python.get());
        Process ase = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        open.add(ase::destroyForcibly);
        double worst = 0;
        for (double[] x : strained(1000)) {
            worst = Math.max(worst, Math.abs(energy(model, x) - energy(new Emt(), x)));
        }
        System.getLogger(IpiEnergyTest.class.getName()).log(System.Logger.Level.INFO, "ASE: largest difference {0} eV",
                Double.toString(worst));
        assertThat(worst).isLessThan(1e-6);
        strained(5).forEach(x -> {
            double[] expected = new double[x.length];
            double[] gradient = new double[x.length];
            new EnergyFunction(new Emt(), CU3AU).newEvaluator().gradient(x, expected);
            new EnergyFunction(model, CU3AU).newEvaluator().gradient(x, gradient);
            assertThat(gradient).containsExactly(expected, within(1e-5));
        });
        model.close();
        assertThat(ase.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(ase.exitValue()).isZero();
    }

    private static Optional<String> pythonWithAse() throws IOException, InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (python.startsWith("/") && !new File(python).canExecute()) {
                continue;
            }
            try {
                Process probe = new ProcessBuilder(python, "-c", "import ase.calculators.emt, ase.calculators.socketio")
                        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                if (probe.waitFor() == 0) {
                    return Optional.of(python);
                }
            } catch (IOException e) {
                // no such program
            }
        }
        return Optional.empty();
    }
}
