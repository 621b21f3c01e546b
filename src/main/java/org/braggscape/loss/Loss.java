package org.braggscape.loss;

/**
 * A measure of how unlike two binned patterns are. Immutable.
 *
 * <p>Sums over bins carry weights, so that a few bins can stand for many; all weights are 1 where every bin is there.
 */
public interface Loss {
    /** {@return the name in files, on the command line and on screen} */
    String name();

    /**
     * Computes once what depends on the target alone.
     *
     * @param target intensity per bin, not modified, kept
     * @param weights weight per bin, of the same length, kept
     * @return the loss as a function of the candidate; immutable, any thread may use it
     */
    Against against(double[] target, double[] weights);

    /** The loss against one target. */
    interface Against {
        /**
         * Computes the loss.
         *
         * @param candidate intensity per bin, not modified; as long as the target or longer
         * @return the loss; NaN for a candidate without any intensity
         */
        double value(double[] candidate);

        /**
         * Computes the loss and its derivatives.
         *
         * @param candidate intensity per bin, not modified
         * @param gradient receives ∂loss/∂candidate of each bin
         * @return the loss
         */
        double gradient(double[] candidate, double[] gradient);
    }
}
