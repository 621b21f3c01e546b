package org.braggscape.energy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Has cells computed by one i-PI client at a time. A thread of its own speaks with the client, so that whoever asks can leave
 * at any time, and a client whose answer nobody waits for any more is not lost. When the client dies or sends rubbish, the
 * request waits for another client and is repeated.
 */
final class IpiServer implements AutoCloseable {
    /** So many clients may fail at one request before it is taken for the request's fault. */
    private static final int MOST_FAILURES = 5;

    private final IpiAddress address;
    private final Limits limits;
    private final Consumer<String> notices;
    private final ServerSocketChannel door;
    private final Selector selector;
    private final SelectionKey knock;
    private final ExecutorService thread;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean closed;
    private IpiConnection connection;
    private volatile IpiState.Phase phase = IpiState.Phase.WAITING;
    private volatile long energies;
    private boolean toldOfMissingStress;

    /**
     * How long to wait.
     *
     * @param client for a client to come
     * @param answer for its answer to one request
     */
    record Limits(Duration client, Duration answer) {
    }

    /**
     * Starts listening.
     *
     * @param notices receives sentences for the user, on any thread
     * @throws IOException as {@link IpiAddress#open} does
     */
    IpiServer(IpiAddress address, Limits limits, Consumer<String> notices) throws IOException {
        this.address = address;
        this.limits = limits;
        this.notices = notices;
        door = address.open();
        selector = Selector.open();
        knock = door.register(selector, 0);
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "i-PI " + address.place());
            made.setDaemon(true);
            return made;
        });
    }

    private final class Request implements Callable<IpiConnection.Answer> {
        private final double[] vectors;
        private final double[] positions;
        private volatile boolean abandoned;

        private Request(double[] vectors, double[] positions) {
            this.vectors = vectors;
            this.positions = positions;
        }

        private void requireWanted() throws IOException {
            if (closed) {
                throw stopped();
            }
            if (abandoned) {
                throw new CancellationException();
            }
        }

        @Override
        public IpiConnection.Answer call() throws IOException {
            for (int failures = 1;; failures++) {
                requireWanted();
                if (connection == null) {
                    connection = next(this);
                }
                try {
                    IpiConnection.Answer answer = connection.compute(vectors, positions, limits.answer());
                    energies++;
                    tellOfMissingStress(answer);
                    return answer;
                } catch (IOException e) {
                    lose();
                    requireWanted();
                    String what = e.getMessage() != null && e.getMessage().startsWith("The client") ? e.getMessage()
                            : "The client has gone (" + e.getMessage() + ").";
                    if (failures == MOST_FAILURES) {
                        throw new IOException(what + " It is the " + failures + "th in a row at "
                                + IpiAddress.PREFIX + address.place() + " that failed at the same cell; look at what the client "
                                + "says, and whether it has the right atoms.", e);
                    }
                    notices.accept(what + " Waiting for a client at " + IpiAddress.PREFIX + address.place()
                            + " to go on.");
                }
            }
        }
    }

    private void lose() {
        connection.close();
        connection = null;
        phase = IpiState.Phase.LOST;
    }

    /**
     * Tells how things stand. A client that has come or gone while nothing was asked for is found out by this, a moment later.
     *
     * @return the state at this moment
     */
    IpiState state() {
        if (!closed && looking.compareAndSet(false, true)) {
            try {
                thread.submit(this::look);
            } catch (RejectedExecutionException e) {
                // closed in this very moment
            }
        }
        return new IpiState(closed ? IpiState.Phase.STOPPED : phase, energies);
    }

    private Void look() throws IOException {
        looking.set(false);
        if (closed) {
            return null;
        }
        if (connection != null && connection.isOver()) {
            lose();
            notices.accept("The client has gone. The next one that comes to " + IpiAddress.PREFIX + address.place() + " takes over.");
        }
        if (connection == null) {
            connection = accepted();
        }
        return null;
    }

    /** Maps of the energy do not need it, but a descent would be led astray. */
    private void tellOfMissingStress(IpiConnection.Answer answer) {
        if (!toldOfMissingStress && Arrays.stream(answer.virial()).allMatch(component -> component == 0)) {
            toldOfMissingStress = true;
            notices.accept("The client says that the stress is exactly 0: it seems to send none, so do not relax cells with it. "
                    + "ASE's sends it with use_stress=True.");
        }
    }

    /**
     * Has a cell computed, one at a time whatever the number of threads that ask.
     *
     * @param vectors rows in Å; not copied
     * @param positions Cartesian in Å; not copied
     * @throws CancellationException if this thread is interrupted, which it stays
     * @throws UncheckedIOException if no client comes in time, clients fail again and again, or the server is stopped; the
     *     message of its cause is a sentence for the user
     */
    IpiConnection.Answer compute(double[] vectors, double[] positions) {
        Request request = new Request(vectors, positions);
        try {
            Future<IpiConnection.Answer> answer = thread.submit(request);
            return answer.get();
        } catch (RejectedExecutionException e) {
            throw new UncheckedIOException(stopped());
        } catch (InterruptedException e) {
            request.abandoned = true;
            selector.wakeup();
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw new UncheckedIOException(failed);
            }
            if (e.getCause() instanceof CancellationException cancelled) {
                throw cancelled;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private IOException stopped() {
        return new IOException(IpiAddress.PREFIX + address.place() + " was stopped.");
    }

    private IpiConnection next(Request request) throws IOException {
        long deadline = System.nanoTime() + limits.client().toNanos();
        while (true) {
            request.requireWanted();
            IpiConnection client = accepted();
            if (client != null) {
                return client;
            }
            long rest = deadline - System.nanoTime();
            if (rest <= 0) {
                throw new IOException("No client has come to " + IpiAddress.PREFIX + address.place() + " within "
                        + limits.client().toSeconds() + " s; try again and start a client meanwhile, with the command that is shown.");
            }
            knock.interestOps(SelectionKey.OP_ACCEPT);
            selector.select(rest / 1_000_000 + 1);
            selector.selectedKeys().clear();
            knock.interestOps(0);
        }
    }

    /** {@return the line to a client that waits at the door, null where none does} */
    private IpiConnection accepted() throws IOException {
        SocketChannel client = door.accept();
        if (client == null) {
            return null;
        }
        client.configureBlocking(false);
        if (client.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        phase = IpiState.Phase.CONNECTED;
        return new IpiConnection(client, selector, () -> closed);
    }

    /** Sends the client away and stops listening; requests that wait fail with a sentence. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        selector.wakeup();
        thread.submit(this::end);
        thread.shutdown();
        try {
            thread.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        if (connection != null) {
            connection.close();
        }
        try {
            selector.close();
            door.close();
            address.remove();
        } catch (IOException e) {
            notices.accept("What " + IpiAddress.PREFIX + address.place() + " used could not be removed: " + e.getMessage() + ".");
        }
    }
}
