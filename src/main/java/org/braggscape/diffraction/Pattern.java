package org.braggscape.diffraction;

import java.util.List;

/**
 * A simulated powder pattern.
 *
 * @param grid its bins
 * @param intensity one number per bin, arbitrary units
 * @param reflections what makes the peaks, by increasing angle, those within 1e-5° merged
 */
public record Pattern(TwoThetaGrid grid, double[] intensity, List<Reflection> reflections) {
    /** {@return the largest intensity} */
    public double maximum() {
        double maximum = 0;
        for (double value : intensity) {
            maximum = Math.max(maximum, value);
        }
        return maximum;
    }
}
