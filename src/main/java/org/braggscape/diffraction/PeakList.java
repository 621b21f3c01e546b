package org.braggscape.diffraction;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Peaks without widths.
 *
 * @param twoTheta in degrees, increasing; not modified by anybody
 * @param intensity of each
 */
public record PeakList(double[] twoTheta, double[] intensity) {
    /** Reflections that symmetry puts on one angle differ by rounding only. */
    private static final double SAME = 1e-9;

    /**
     * Sorts peaks by angle, and makes one of those at the same angle.
     *
     * @param twoTheta in degrees, in any order
     * @param intensity of each; peaks without any are left out
     * @param count how many there are
     * @return the list
     */
    static PeakList of(double[] twoTheta, double[] intensity, int count) {
        int[] order = IntStream.range(0, count).filter(m -> intensity[m] > 0).boxed()
                .sorted(Comparator.comparingDouble(m -> twoTheta[m])).mapToInt(Integer::intValue).toArray();
        double[] angles = new double[order.length];
        double[] heights = new double[order.length];
        int size = 0;
        for (int m : order) {
            if (size == 0 || twoTheta[m] - angles[size - 1] > SAME) {
                angles[size++] = twoTheta[m];
            }
            heights[size - 1] += intensity[m];
        }
        return new PeakList(Arrays.copyOf(angles, size), Arrays.copyOf(heights, size));
    }

    /**
     * The bins of a pattern as peaks.
     *
     * @param grid the bins
     * @param intensity of each; bins without any are left out
     * @return the list
     */
    public static PeakList ofBins(TwoThetaGrid grid, double[] intensity) {
        return of(grid.angles(), intensity, intensity.length);
    }

    /**
     * The overlap with another list, by the double sum: Σᵢⱼ Iᵢ Iⱼ exp(−πz Δᵢⱼ²).
     *
     * @param other the other list
     * @param z in 1/degrees²
     * @return the sum
     */
    public double overlap(PeakList other, double z) {
        double sum = 0;
        for (int i = 0; i < twoTheta.length; i++) {
            double inner = 0;
            for (int j = 0; j < other.twoTheta.length; j++) {
                double distance = twoTheta[i] - other.twoTheta[j];
                inner += other.intensity[j] * Math.exp(-Math.PI * z * distance * distance);
            }
            sum += intensity[i] * inner;
        }
        return sum;
    }
}
