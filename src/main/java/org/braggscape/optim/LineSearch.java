package org.braggscape.optim;

/**
 * Finds a step along a descent direction that satisfies the strong Wolfe conditions; where there is none within reach (a
 * kink, the edge of the domain), one that at least descends enough. Source: J. Nocedal, S. J. Wright, Numerical
 * Optimization, 2nd ed. (2006), algorithms 3.5 and 3.6, equation 3.59 for the cubic.
 */
final class LineSearch {
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int TRIALS = 25;
    private static final int HALVINGS = 50;
    private static final double GROWTH = 3;
    /** A trial this near (relative) to an end of the bracket would hardly shrink it. */
    private static final double MARGIN = 0.1;

    private final Position position;

    LineSearch(Position position) {
        this.position = position;
    }

    /**
     * Moves the position.
     *
     * @param direction in which the function falls, not modified
     * @param slope along it at the current position, negative
     * @param first length of the first trial in units of the direction, positive
     * @return false if no trial fell enough; the position is unchanged then
     */
    boolean search(double[] direction, double slope, double first) {
        double low = 0;
        double lowValue = position.value();
        double lowSlope = slope;
        double high = Double.NaN;
        double highValue = Double.NaN;
        double highSlope = Double.NaN;
        double length = first;
        for (int i = 0; i < TRIALS && !drowns(length * slope); i++) {
            double value = position.probe(direction, length);
            double trialSlope = Double.isNaN(value) ? Double.NaN : position.trialSlope(direction);
            boolean fellEnough = fellEnough(value, length * slope);
            double width = Math.abs(high - low);
            if (!fellEnough || low > 0 && value >= lowValue) {
                high = length;
                highValue = value;
                highSlope = trialSlope;
            } else {
                if (Math.abs(trialSlope) <= -CURVATURE * slope) {
                    position.accept();
                    return true;
                }
                boolean risesTowardsHigh = Double.isNaN(high) ? trialSlope >= 0 : trialSlope * (high - low) >= 0;
                if (risesTowardsHigh) {
                    high = low;
                    highValue = lowValue;
                    highSlope = lowSlope;
                }
                low = length;
                lowValue = value;
                lowSlope = trialSlope;
            }
            if (Double.isNaN(high)) {
                length = GROWTH * low;
            } else {
                boolean shrinksSlowly = Math.abs(high - low) > 0.7 * width;
                length = shrinksSlowly || Double.isNaN(highValue) ? (low + high) / 2
                        : cubicMinimum(low, lowValue, lowSlope, high, highValue, highSlope);
            }
        }
        return low > 0 ? acceptAt(direction, low) : backtrack(direction, slope, length);
    }

    /** Armijo's condition; strictly lower as well, for near a minimum the wanted decrease may drown in rounding. */
    private boolean fellEnough(double value, double linearChange) {
        return value < position.value() && value <= position.value() + DECREASE * linearChange;
    }

    /** Whether a change of the value is lost in its last digit, so that shorter trials could tell nothing. */
    private boolean drowns(double change) {
        return Math.abs(change) < Math.ulp(position.value()) / 2;
    }

    private boolean acceptAt(double[] direction, double length) {
        position.probe(direction, length);
        position.accept();
        return true;
    }

    private boolean backtrack(double[] direction, double slope, double from) {
        double length = from;
        for (int i = 0; i < HALVINGS && !drowns(length * slope); i++) {
            double value = position.probe(direction, length);
            if (fellEnough(value, length * slope)) {
                position.accept();
                return true;
            }
            length /= 2;
        }
        return false;
    }

    private static double cubicMinimum(double a, double fa, double ga, double b, double fb, double gb) {
        double d1 = ga + gb - 3 * (fa - fb) / (a - b);
        double squared = d1 * d1 - ga * gb;
        double middle = (a + b) / 2;
        if (!(squared >= 0)) {
            return middle;
        }
        double d2 = Math.copySign(Math.sqrt(squared), b - a);
        double minimum = b - (b - a) * (gb + d2 - d1) / (gb - ga + 2 * d2);
        double margin = MARGIN * Math.abs(b - a);
        boolean within = minimum > Math.min(a, b) + margin && minimum < Math.max(a, b) - margin;
        return within ? minimum : middle;
    }
}
