package org.braggscape.optim;

/** A descent under way, one step at a time; one thread at a time. */
public interface RunningDescent {
    /**
     * Makes one step, unless the descent has ended.
     *
     * @return whether another step may follow
     */
    boolean step();

    /** Ends the descent where it stands, unless it has ended already. */
    void cancel();

    /** {@return how many steps were made} */
    int steps();

    /** {@return why the descent ended, or null while it has not} */
    StopReason reason();

    /** {@return the path so far, the current point at its end} */
    Path path();
}
