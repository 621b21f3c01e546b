package org.braggscape.energy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.braggscape.crystal.Element;

/** A client of i-PI that computes EMT, on a thread of its own, and misbehaves if asked to. */
public final class IpiClient implements Closeable {
    private static final double BOHR = 0.529177210563841;
    private static final double HARTREE = 27.2113860243672;

    /** What the client does wrong. */
    enum Fault {
        NONE, DIES_WHILE_COMPUTING, UNKNOWN_HEADER, NO_HEADER, WRONG_ATOM_COUNT, NOT_A_NUMBER, HUGE_REMARKS, SILENT, NO_STRESS
    }

    private final SocketChannel channel;
    private final List<Element> atoms;
    private final Fault fault;
    private final int good;
    /** Ends when the line ends: with the last header that was heard. */
    final CompletableFuture<String> end = new CompletableFuture<>();
    /** So many requests were answered. */
    volatile int answered;

    private IpiClient(SocketChannel channel, List<Element> atoms, Fault fault, int good) {
        this.channel = channel;
        this.atoms = atoms;
        this.fault = fault;
        this.good = good;
    }

    static SocketAddress address(String name) {
        String place = name.substring("ipi:".length());
        return place.matches("\\d+") ? new InetSocketAddress("127.0.0.1", Integer.parseInt(place))
                : UnixDomainSocketAddress.of("/tmp/ipi_" + place);
    }

    /** Starts a client that behaves. */
    static IpiClient start(String name, List<Element> atoms) throws IOException {
        return start(name, atoms, Fault.NONE, Integer.MAX_VALUE);
    }

    /** Starts a client that does something wrong after so many good answers. */
    static IpiClient start(String name, List<Element> atoms, Fault fault, int good) throws IOException {
        IpiClient client = new IpiClient(SocketChannel.open(address(name)), atoms, fault, good);
        Thread thread = new Thread(client::serve, "client of " + name);
        thread.setDaemon(true);
        thread.start();
        return client;
    }

    /** Starts a client as soon as the program listens, at most 30 s later. */
    public static IpiClient startWhenListening(String name, List<Element> atoms) throws IOException {
        for (long end = System.nanoTime() + 30_000_000_000L;;) {
            try {
                return start(name, atoms);
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    private void serve() {
        String header = "";
        try (channel) {
            String state = "NEEDINIT";
            ByteBuffer answer = null;
            while (!header.equals("EXIT")) {
                header = StandardCharsets.US_ASCII.decode(read(12)).toString().strip();
                boolean wrong = answered >= good;
                switch (header) {
                    case "STATUS" -> {
                        if (wrong && fault == Fault.UNKNOWN_HEADER) {
                            write(header("HELLO"));
                        } else if (wrong && fault == Fault.NO_HEADER) {
                            write(ByteBuffer.wrap(new byte[4096]));
                        } else if (!wrong || fault != Fault.SILENT) {
                            write(header(state));
                        }
                    }
                    case "INIT" -> {
                        read(read(8).getInt(4));
                        state = "READY";
                    }
                    case "POSDATA" -> {
                        ByteBuffer places = read(8 * 18 + 4);
                        ByteBuffer positions = read(24 * places.getInt(8 * 18));
                        if (wrong && fault == Fault.DIES_WHILE_COMPUTING) {
                            throw new EOFException();
                        }
                        answer = compute(places, positions, wrong ? fault : Fault.NONE);
                        state = "HAVEDATA";
                    }
                    case "GETFORCE" -> {
                        answered++;
                        write(answer);
                        state = "NEEDINIT";
                    }
                    default -> { }
                }
            }
            end.complete(header);
        } catch (IOException e) {
            end.complete(header);
        } catch (RuntimeException | Error e) {
            end.completeExceptionally(e);
        }
    }

    private ByteBuffer compute(ByteBuffer places, ByteBuffer positions, Fault wrong) {
        double[] vectors = new double[9];
        double[] inverse = new double[9];
        for (int i = 0; i < 9; i++) {
            vectors[3 * (i % 3) + i / 3] = places.getDouble() * BOHR;
        }
        for (int i = 0; i < 9; i++) {
            inverse[i] = places.getDouble() / BOHR;
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double product = inverse[3 * i] * vectors[3 * j] + inverse[3 * i + 1] * vectors[3 * j + 1]
                        + inverse[3 * i + 2] * vectors[3 * j + 2];
                if (Math.abs(product - (i == j ? 1 : 0)) > 1e-9) {
                    throw new AssertionError("no inverse");
                }
            }
        }
        double[] fractional = new double[3 * atoms.size()];
        for (int i = 0; i < fractional.length; i += 3) {
            for (int l = 0; l < 3; l++) {
                double along = positions.getDouble() * BOHR;
                for (int k = 0; k < 3; k++) {
                    fractional[i + k] += inverse[3 * k + l] * along;
                }
            }
        }
        double[] forces = new double[fractional.length];
        double[] strain = new double[9];
        double energy = new Emt().newEvaluator(atoms).derivatives(vectors, fractional, forces, strain);
        int count = wrong == Fault.WRONG_ATOM_COUNT ? atoms.size() + 1 : atoms.size();
        byte[] remark = wrong == Fault.HUGE_REMARKS ? new byte[0] : "{}".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer answer = ByteBuffer.allocate(12 + 8 + 4 + 24 * count + 72 + 4 + remark.length).order(ByteOrder.nativeOrder());
        answer.put(header("FORCEREADY")).putDouble(wrong == Fault.NOT_A_NUMBER ? Double.NaN : energy / HARTREE).putInt(count);
        for (int i = 0; i < 3 * count; i++) {
            answer.putDouble(i < forces.length ? forces[i] * BOHR / HARTREE : 0);
        }
        for (double component : strain) {
            answer.putDouble(wrong == Fault.NO_STRESS ? 0 : -component / HARTREE);
        }
        return answer.putInt(wrong == Fault.HUGE_REMARKS ? Integer.MAX_VALUE : remark.length).put(remark).flip();
    }

    private static ByteBuffer header(String text) {
        return ByteBuffer.wrap((text + " ".repeat(12 - text.length())).getBytes(StandardCharsets.US_ASCII));
    }

    private void write(ByteBuffer message) throws IOException {
        while (message.hasRemaining()) {
            channel.write(message);
        }
    }

    private ByteBuffer read(int bytes) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        while (message.hasRemaining()) {
            if (channel.read(message) < 0) {
                throw new EOFException();
            }
        }
        return message.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
