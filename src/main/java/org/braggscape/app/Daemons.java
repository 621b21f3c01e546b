package org.braggscape.app;

/** Threads that do not keep the program alive once the window is closed. */
final class Daemons {
    private Daemons() {
    }

    /** {@return a new thread, not started} */
    static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, "braggscape-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
