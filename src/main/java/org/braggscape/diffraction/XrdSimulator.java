package org.braggscape.diffraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;

/** Computes the pattern of a structure, bin by bin, without any shortcut. Immutable; any thread may use it. */
public final class XrdSimulator {
    /** Reflections closer than this, in degrees, are shown as one. */
    private static final double MERGE = 1e-5;

    private final XrdSettings settings;

    /**
     * Creates a simulator.
     *
     * @param settings the experiment
     */
    public XrdSimulator(XrdSettings settings) {
        this.settings = settings;
    }

    /**
     * Simulates the pattern.
     *
     * @param structure the crystal
     * @return its pattern
     * @throws NoReflectionsException if no reflection lies in the range
     * @throws IllegalArgumentException if an element has no scattering factor
     */
    public Pattern simulate(CrystalStructure structure) {
        Plan.Builder builder = new Plan.Builder();
        PeakPlan peaks = new PeakPlan(builder, structure, settings, false);
        Slot pattern = peaks.addPattern(builder);
        Plan plan = builder.build();
        Workspace workspace = plan.newWorkspace();
        peaks.setInputs(workspace);
        plan.forward(workspace);
        if (workspace.size(peaks.twoTheta()) == 0) {
            throw new NoReflectionsException("There are no reflections in this range: the cell of " + structure.name()
                    + " is too small for 2θ up to " + settings.fadeEnd() + "° with this wavelength.");
        }
        double[] intensity = Arrays.copyOf(workspace.value(pattern), workspace.size(pattern));
        return new Pattern(settings.grid(), intensity, reflections(workspace, peaks));
    }

    private List<Reflection> reflections(Workspace workspace, PeakPlan peaks) {
        double[] position = workspace.value(peaks.twoTheta());
        double[] height = workspace.value(peaks.intensity());
        double wavelength = settings.radiation().lines().get(0).wavelength();
        int count = peaks.peaksOfFirstLine(workspace);
        int[] order = IntStream.range(0, count).boxed()
                .sorted(Comparator.comparingDouble(m -> position[m])).mapToInt(Integer::intValue).toArray();
        List<Reflection> merged = new ArrayList<>();
        for (int i = 0; i < count; ) {
            int first = i;
            double sum = 0;
            int[] best = null;
            double angle = position[order[first]];
            while (i < count && position[order[i]] - angle < MERGE) {
                sum += height[order[i]];
                int[] indices = peaks.millerIndices(workspace, order[i]);
                if (best == null || Arrays.compare(indices, best) > 0) {
                    best = indices;
                }
                i++;
            }
            double d = wavelength / (2 * Math.sin(Math.toRadians(angle / 2)));
            merged.add(new Reflection(best[0], best[1], best[2], 2 * (i - first), d, angle, sum));
        }
        return merged;
    }
}
