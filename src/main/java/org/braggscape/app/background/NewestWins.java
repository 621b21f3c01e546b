package org.braggscape.app.background;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import javafx.application.Platform;

/**
 * One kind of work off the JavaFX thread of which only the newest matters. What waits is dropped when something newer comes;
 * what already runs is still shown, so that a picture that follows a held key keeps moving.
 */
public final class NewestWins {
    private final ExecutorService thread;
    private final AtomicLong newest = new AtomicLong();
    private final Consumer<Throwable> failed;
    /** The thread while it works, else null; guarded by this lane. */
    private Thread worker;
    /** Results with smaller numbers are not shown; JavaFX thread only. */
    private long oldestWelcome;

    /**
     * Starts a thread that waits.
     *
     * @param name of the thread
     * @param failed told on the JavaFX thread of anything that work throws
     */
    public NewestWins(String name, Consumer<Throwable> failed) {
        this.thread = Executors.newSingleThreadExecutor(work -> Daemons.thread(work, name));
        this.failed = failed;
    }

    /**
     * Does work and shows its result. Does nothing once closed: a window on its way out may still lay itself out.
     *
     * @param work runs on this lane's thread
     * @param show runs on the JavaFX thread
     */
    public <T> void submit(Supplier<T> work, Consumer<T> show) {
        if (thread.isShutdown()) {
            return;
        }
        long ticket = newest.incrementAndGet();
        thread.execute(() -> {
            if (!begin(ticket)) {
                return;
            }
            try {
                T result = work.get();
                Platform.runLater(() -> {
                    if (ticket >= oldestWelcome) {
                        show.accept(result);
                    }
                });
            } catch (CancellationException e) {
                // interrupted: nobody wants it any more
            } catch (RuntimeException | Error e) {
                if (!(e instanceof IllegalArgumentException)) {
                    ProgramLog.logger().log(Level.WARNING, Thread.currentThread().getName(), e);
                }
                Platform.runLater(() -> {
                    if (ticket >= oldestWelcome) {
                        failed.accept(e);
                    }
                });
            } finally {
                end();
            }
        });
    }

    private synchronized boolean begin(long ticket) {
        worker = ticket == newest.get() ? Thread.currentThread() : null;
        return worker != null;
    }

    private synchronized void end() {
        worker = null;
        // an interrupt that came too late is not for the next work
        Thread.interrupted();
    }

    /** Does work in the place of all that was submitted so far, which is abandoned. */
    public <T> void replace(Supplier<T> work, Consumer<T> show) {
        abandon();
        submit(work, show);
    }

    /** Nothing that was submitted so far will be shown. */
    public void forget() {
        oldestWelcome = newest.incrementAndGet();
    }

    /** Forgets, and interrupts what runs, so that it waits for no other program; not for work that writes files. */
    public synchronized void abandon() {
        forget();
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** Ends the thread. */
    public void close() {
        thread.shutdownNow();
    }
}
