package org.braggscape.app.background;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Threads that do not keep the program alive once the window is closed. */
public final class Daemons {
    private static final int LAST_WORDS = 10;

    private Daemons() {
    }

    /** {@return a new thread, not started} */
    public static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, "braggscape-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /** Lets work on files end, which must not be cut off. */
    public static void finish(ExecutorService work) {
        work.shutdown();
        try {
            work.awaitTermination(LAST_WORDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
