package org.braggscape.math;

/**
 * How long-running work reports where it stands and learns that it is no longer wanted.
 *
 * <p>Implementations must be safe to call from several threads at once.
 */
public interface Progress {
    /** Reports nothing and is never cancelled. */
    Progress NONE = new Progress() {
        @Override
        public void update(long done, long total) {
            // nobody listens
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /**
     * Tells how much of the work is done.
     *
     * @param done units finished so far, from 0 to {@code total}
     * @param total units in all
     */
    void update(long done, long total);

    /** {@return whether the work should stop as soon as it can} */
    boolean cancelled();
}
