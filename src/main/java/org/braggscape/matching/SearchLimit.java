package org.braggscape.matching;

/** How much work a comparison may still take, counted in steps so that the outcome does not depend on the machine. */
final class SearchLimit {
    /** A few seconds. The ten samples take some thousand steps. */
    private static final long STEPS = 500_000_000;

    private long left = STEPS;

    /** Thrown without a stack trace when the work gets too much; never leaves this package. */
    static final class ExceededException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ExceededException() {
            super(null, null, false, false);
        }
    }

    /**
     * Counts work before it is done.
     *
     * @param steps elementary steps, some nanoseconds each
     * @throws ExceededException if that is more than what is left
     */
    void spend(double steps) {
        if (!(steps <= left)) {
            throw new ExceededException();
        }
        left -= (long) steps;
    }
}
