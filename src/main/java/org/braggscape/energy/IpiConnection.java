package org.braggscape.energy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The line to one i-PI client: headers of 12 ASCII characters, numbers in the machine's own byte order, atomic units. All
 * failures are IOExceptions with a sentence; after one of them the line is of no use. One thread at a time.
 */
final class IpiConnection {
    private static final int HEADER = 12;
    /** More bytes than this behind the forces are no message. */
    private static final int MOST_EXTRA = 1 << 24;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final BooleanSupplier stopped;
    private Duration limit;
    private long deadline;

    /** What a client computed: eV, eV/Å, and the virial in eV. */
    record Answer(double energy, double[] forces, double[] virial) {
    }

    /** Takes a channel that does not block; whoever stops the server wakes the selector. */
    IpiConnection(SocketChannel channel, Selector selector, BooleanSupplier stopped) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.stopped = stopped;
        key = channel.register(selector, 0);
    }

    /**
     * Has a cell computed.
     *
     * @param vectors rows in Å
     * @param positions Cartesian in Å, three per atom
     * @param limit for all of it
     */
    Answer compute(double[] vectors, double[] positions, Duration limit) throws IOException {
        this.limit = limit;
        deadline = System.nanoTime() + limit.toNanos();
        String status = status();
        if (status.equals("NEEDINIT")) {
            // bead 0 and one byte of text, which clients want and do not read
            send(header("INIT", 9).putInt(0).putInt(1).put((byte) 0));
            status = status();
        }
        require(status, "READY");
        send(cellAndPositions(vectors, positions));
        require(status(), "HAVEDATA");
        send(header("GETFORCE", 0));
        require(text(), "FORCEREADY");
        return answer(positions.length / 3);
    }

    private static ByteBuffer cellAndPositions(double[] v, double[] positions) {
        ByteBuffer message = header("POSDATA", 8 * (18 + positions.length) + 4);
        double[] inverse = new double[9];
        double volume = 0;
        for (int k = 0; k < 3; k++) {
            int p = 3 * ((k + 1) % 3);
            int q = 3 * ((k + 2) % 3);
            // cross products of the vectors are the columns of the inverse, but for the volume
            inverse[k] = v[p + 1] * v[q + 2] - v[p + 2] * v[q + 1];
            inverse[3 + k] = v[p + 2] * v[q] - v[p] * v[q + 2];
            inverse[6 + k] = v[p] * v[q + 1] - v[p + 1] * v[q];
            volume = v[3 * k] * inverse[k] + v[3 * k + 1] * inverse[3 + k] + v[3 * k + 2] * inverse[6 + k];
        }
        for (int i = 0; i < 9; i++) {
            message.putDouble(v[3 * (i % 3) + i / 3] / AtomicUnits.BOHR);
        }
        for (int i = 0; i < 9; i++) {
            message.putDouble(inverse[3 * (i % 3) + i / 3] / volume * AtomicUnits.BOHR);
        }
        message.putInt(positions.length / 3);
        for (double position : positions) {
            message.putDouble(position / AtomicUnits.BOHR);
        }
        return message;
    }

    private Answer answer(int atoms) throws IOException {
        double energy = receive(8).getDouble() * AtomicUnits.HARTREE;
        int count = receive(4).getInt();
        if (count != atoms) {
            throw new ProtocolException("The client computed " + count + " atoms where there are " + atoms + ".");
        }
        double[] forces = numbers(3 * atoms, AtomicUnits.HARTREE / AtomicUnits.BOHR);
        double[] virial = numbers(9, AtomicUnits.HARTREE);
        int extra = receive(4).getInt();
        if (extra < 0 || extra > MOST_EXTRA) {
            throw new ProtocolException("The client announced " + extra + " bytes of remarks, which cannot be.");
        }
        receive(extra);
        boolean finite = Double.isFinite(energy);
        for (double force : forces) {
            finite &= Double.isFinite(force);
        }
        for (double component : virial) {
            finite &= Double.isFinite(component);
        }
        if (!finite) {
            throw new ProtocolException("The client sent an energy, force or virial that is no number.");
        }
        return new Answer(energy, forces, virial);
    }

    private double[] numbers(int count, double unit) throws IOException {
        ByteBuffer message = receive(8 * count);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = message.getDouble() * unit;
        }
        return numbers;
    }

    private String status() throws IOException {
        send(header("STATUS", 0));
        return text();
    }

    private String text() throws IOException {
        String text = StandardCharsets.ISO_8859_1.decode(receive(HEADER)).toString();
        return text.replaceAll("[^ -~]", "?").stripTrailing();
    }

    private static void require(String header, String due) throws ProtocolException {
        if (!header.equals(due)) {
            throw new ProtocolException("The client said '" + header + "' where " + due + " was due.");
        }
    }

    private static ByteBuffer header(String text, int more) {
        byte[] header = String.format("%-" + HEADER + "s", text).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(HEADER + more).order(ByteOrder.nativeOrder()).put(header);
    }

    private void send(ByteBuffer message) throws IOException {
        message.flip();
        while (message.hasRemaining()) {
            if (channel.write(message) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    private ByteBuffer receive(int bytes) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        while (message.hasRemaining()) {
            int read = channel.read(message);
            if (read < 0) {
                throw new EOFException("The client has gone.");
            }
            if (read == 0) {
                await(SelectionKey.OP_READ);
            }
        }
        return message.flip();
    }

    private void await(int operation) throws IOException {
        long rest = deadline - System.nanoTime();
        if (stopped.getAsBoolean()) {
            throw new IOException("The server was stopped.");
        }
        if (rest <= 0) {
            throw new SocketTimeoutException("The client has not answered within " + limit.toSeconds() + " s.");
        }
        key.interestOps(operation);
        selector.select(rest / 1_000_000 + 1);
        selector.selectedKeys().clear();
        key.interestOps(0);
    }

    /** {@return whether the client has gone, or speaks without being asked; only between two cells} */
    boolean isOver() {
        try {
            return channel.read(ByteBuffer.allocate(1)) != 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** Ends the line; a client that listens is told. */
    void close() {
        try (channel) {
            channel.write(header("EXIT", 0).flip());
        } catch (IOException e) {
            // it has gone already, which is what was wanted
        }
    }
}
