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

    /**
     * Gives one of several equal parts of the work its own progress.
     *
     * @param number of the part, from 0
     * @param parts how many there are
     * @return what the part reports to: its own count, from 0 on
     */
    default Progress part(int number, int parts) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void update(long done, long total) {
                whole.update(number * total + done, parts * total);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }

    /** {@return the same for work that is too short to count: it can only be cancelled} */
    default Progress uncounted() {
        Progress whole = this;
        return new Progress() {
            @Override
            public void update(long done, long total) {
                // the steps of one descent among thousands
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }
}
