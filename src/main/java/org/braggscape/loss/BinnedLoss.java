package org.braggscape.loss;

import java.util.Arrays;

/**
 * A loss that compares two patterns bin by bin.
 *
 * <p>Sums over bins carry weights, so that a few places can stand for many bins; all weights are 1 where every bin is there.
 */
public interface BinnedLoss extends Loss {
    /** {@return whether the loss depends on the largest bin of the candidate} */
    default boolean usesMaximum() {
        return false;
    }

    /**
     * Computes once what depends on the target alone.
     *
     * @param target intensity at each place, not modified, kept
     * @param weights weight of each place, of the same length, kept
     * @param maximum largest intensity of any bin of the target
     * @return the loss as a function of the candidate; immutable, any thread may use it
     */
    Against against(double[] target, double[] weights, double maximum);

    /**
     * Compares two patterns bin by bin.
     *
     * @param target intensity of every bin
     * @param candidate intensity of every bin, of the same length
     * @return the loss
     */
    default double between(double[] target, double[] candidate) {
        double[] ones = new double[target.length];
        Arrays.fill(ones, 1);
        return against(target, ones, Arrays.stream(target).max().orElseThrow())
                .value(candidate, Arrays.stream(candidate).max().orElseThrow());
    }

    /** The loss against one target. */
    interface Against {
        /**
         * Computes the loss.
         *
         * @param candidate intensity at each place, not modified; as long as the target or longer
         * @param maximum largest intensity of any bin of the candidate; ignored unless {@link BinnedLoss#usesMaximum}
         * @return the loss; NaN for a candidate without any intensity
         */
        double value(double[] candidate, double maximum);

        /**
         * Computes the loss and its derivatives.
         *
         * @param candidate intensity at each place, not modified
         * @param maximum as in {@link #value}
         * @param gradient receives ∂loss/∂candidate of each place and behind them ∂loss/∂maximum
         * @return the loss
         */
        double gradient(double[] candidate, double maximum, double[] gradient);
    }
}
