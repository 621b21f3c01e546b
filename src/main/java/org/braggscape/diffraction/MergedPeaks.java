package org.braggscape.diffraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.braggscape.autodiff.Workspace;

/**
 * Reflections as one lists them: those at one angle as one.
 *
 * @param reflection what they are together
 * @param members their places among the peaks of the first spectral line
 */
record MergedPeaks(Reflection reflection, int[] members) {
    /** Reflections closer than this, in degrees, are shown as one. */
    private static final double MERGE = 1e-5;
    /** Reflections weaker than this share of the strongest are extinct up to rounding and not listed. */
    private static final double EXTINCT = 1e-14;

    /**
     * Lists the reflections of an evaluation.
     *
     * @param workspace after the evaluation
     * @param peaks whose
     * @return by increasing angle
     */
    static List<MergedPeaks> of(Workspace workspace, PeakPlan peaks) {
        ReflectionList list = peaks.reflections(workspace);
        double[] height = workspace.value(peaks.intensity());
        double[] position = new double[list.count];
        for (int m = 0; m < list.count; m++) {
            position[m] = Math.toDegrees(2 * Math.asin(workspace.value(peaks.sine())[m]));
        }
        double wavelength = peaks.settings().radiation().lines().get(0).wavelength();
        double strongest = Arrays.stream(height, 0, list.count).max().orElse(0);
        int[] order = IntStream.range(0, list.count).filter(m -> height[m] > EXTINCT * strongest).boxed()
                .sorted(Comparator.comparingDouble(m -> position[m])).mapToInt(Integer::intValue).toArray();
        List<MergedPeaks> merged = new ArrayList<>();
        for (int i = 0; i < order.length; ) {
            int first = i;
            double sum = 0;
            int[] best = null;
            double angle = position[order[first]];
            while (i < order.length && position[order[i]] - angle < MERGE) {
                sum += height[order[i]];
                int[] indices = {list.h[order[i]], list.k[order[i]], list.l[order[i]]};
                if (best == null || Arrays.compare(indices, best) > 0) {
                    best = indices;
                }
                i++;
            }
            double d = wavelength / (2 * Math.sin(Math.toRadians(angle / 2)));
            merged.add(new MergedPeaks(new Reflection(best[0], best[1], best[2], 2 * (i - first), d, angle, sum),
                    Arrays.copyOfRange(order, first, i)));
        }
        return merged;
    }
}
