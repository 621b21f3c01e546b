package org.braggscape.loss;

import org.braggscape.math.PlainNumber;

/**
 * The Gaussian-weighted powder-pattern distance of two lists of peaks (A. Otero-de-la-Roza, J. Appl. Cryst. 57, 1401, 2024,
 * doi 10.1107/S1600576724007489): 1 − d₁₂/√(d₁₁ d₂₂), where d₁₂ = √z Σᵢⱼ Iᵢ Iⱼ exp(−πz Δᵢⱼ²) over the peaks i of one list and j
 * of the other, Δᵢⱼ their distance in 2θ, and z = 1/(α² + 4πσ²). 0 for equal patterns, 1 for patterns without overlap. Peaks
 * farther apart than about α do not see each other; a wide α makes the landscape smooth.
 *
 * @param alpha α in degrees 2θ, from 0.05 to 30
 */
public record GpwdfLoss(double alpha) implements OverlapLoss {
    /** α = 0.5°. */
    public static final GpwdfLoss DEFAULT = new GpwdfLoss(0.5);
    /** The name of the default; another α stands behind it. */
    static final String NAME = "gpwdf";
    /** σ, the uncertainty of a peak's position in degrees. */
    private static final double POSITION_SIGMA = 0.05;
    private static final double SMALLEST = 0.05;
    private static final double LARGEST = 30;

    /**
     * Checks the width.
     *
     * @throws IllegalArgumentException if α is out of range
     */
    public GpwdfLoss {
        if (!(alpha >= SMALLEST && alpha <= LARGEST)) {
            throw new IllegalArgumentException("A width of " + PlainNumber.text(alpha) + "° is out of range for the loss gpwdf; give a number from "
                    + PlainNumber.text(SMALLEST) + " to " + PlainNumber.text(LARGEST) + ".");
        }
    }

    @Override
    public String name() {
        return alpha == 0.5 ? NAME : NAME + ":" + (alpha == Math.rint(alpha) ? Integer.toString((int) alpha) : Double.toString(alpha));
    }

    /** {@return z in 1/degrees²} */
    public double z() {
        return 1 / (alpha * alpha + 4 * Math.PI * POSITION_SIGMA * POSITION_SIGMA);
    }

    @Override
    public double ofOverlaps(double xx, double xy, double yy, double[] derivatives) {
        double inverse = 1 / Math.sqrt(xx * yy);
        derivatives[0] = -inverse;
        derivatives[1] = xy * inverse / (2 * yy);
        return 1 - xy * inverse;
    }
}
