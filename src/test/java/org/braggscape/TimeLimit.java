package org.braggscape;

/**
 * Limits of time. The long profile, which somebody runs on a quiet machine, keeps them strictly. Elsewhere others may be at work on the
 * same cores, which lengthens even processor times, and only what has become several times slower is a failure.
 */
public final class TimeLimit {
    private static final double PATIENCE = Double.parseDouble(System.getProperty("braggscape.test.patience", "1"));

    private TimeLimit() {
    }

    /** {@return the time within which something must be done here, if it may take this long on a quiet machine} */
    public static double of(double milliseconds) {
        return milliseconds * PATIENCE;
    }
}
