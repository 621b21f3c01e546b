package org.braggscape.diffraction;

import java.util.Arrays;
import org.hipparchus.special.Erf;

/**
 * A few bins that stand for all: Σ f(2θ_k) over every bin ≈ Σ weight·f over these, for functions as smooth as a pattern.
 *
 * <p>In the middle every n-th bin is taken, which is exact up to the part of f's spectrum beyond the sampling frequency
 * (a Lorentzian of FWHM H has exp(−πH/step) left there). Towards both ends, where that argument fails, the sum fades into
 * one over all bins along a complementary error function, whose own spectrum ends long before.
 *
 * @param bins indices of the bins, increasing
 * @param weights their weights
 */
record BinQuadrature(int[] bins, double[] weights) {
    /** Step of the thinned sum relative to the narrowest FWHM. */
    private static final double THINNING = 0.13;
    /** Width of the fade and distance of its middle from the end, relative to the narrowest FWHM. */
    private static final double FADE = 0.35;
    private static final double MIDDLE = 2.2;

    /**
     * Chooses the bins.
     *
     * @param grid all bins
     * @param narrowest smallest FWHM in degrees
     * @return the quadrature; all bins where they are too coarse to be thinned
     */
    static BinQuadrature of(TwoThetaGrid grid, double narrowest) {
        int stride = Math.max(1, (int) (THINNING * narrowest / grid.step()));
        int[] bins = new int[grid.count()];
        double[] weights = new double[grid.count()];
        int count = 0;
        for (int k = 0; k < grid.count(); k++) {
            double fromStart = k * grid.step();
            double fromEnd = (grid.count() - 1 - k) * grid.step();
            double fine = (fading(fromStart, narrowest) + fading(fromEnd, narrowest)) / 2;
            double weight = stride == 1 ? 1 : fine + (k % stride == 0 ? stride * (1 - fine) : 0);
            if (weight > 1e-16) {
                bins[count] = k;
                weights[count++] = weight;
            }
        }
        return new BinQuadrature(Arrays.copyOf(bins, count), Arrays.copyOf(weights, count));
    }

    /**
     * Twice the share that the bins themselves have in the sum.
     *
     * @param distance from the end of the range in degrees
     * @param narrowest smallest FWHM in degrees
     * @return from 2 at the end to 0 inside
     */
    static double fading(double distance, double narrowest) {
        return Erf.erfc((distance - MIDDLE * narrowest) / (FADE * narrowest));
    }
}
