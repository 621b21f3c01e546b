package org.braggscape.diffraction;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.math.PlainNumber;

/** Computes the pattern of a structure. Immutable; any thread may use it. */
public final class XrdSimulator {
    /** Reflections weaker than this share of the strongest are extinct up to rounding. */
    private static final double EXTINCT = 1e-14;

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
     * Refuses a cell whose reflections are too many, without listing them.
     *
     * @param cell the cell
     * @throws IllegalArgumentException if they are about ten millions or more; the message is a sentence for the user
     */
    public void check(Lattice cell) {
        ReflectionList.check(cell.volume(), Peaks.largestInverseDSquared(settings));
    }

    /**
     * Simulates the pattern. No bin differs from {@link #simulateDirectly} by more than 1e-9 of the largest one.
     *
     * @param structure the crystal
     * @return its pattern
     * @throws NoReflectionsException if no reflection lies in the range
     * @throws IllegalArgumentException if an element has no scattering factor
     */
    public Pattern simulate(CrystalStructure structure) {
        return simulate(structure, Optional.empty());
    }

    /**
     * Simulates the pattern of grains that are not oriented at random.
     *
     * @param structure the crystal
     * @param orientation how the grains lie, nothing for at random
     * @return its pattern
     * @throws NoReflectionsException if no reflection lies in the range
     * @throws IllegalArgumentException if an element has no scattering factor
     */
    public Pattern simulate(CrystalStructure structure, Optional<PreferredOrientation> orientation) {
        Plan.Builder builder = new Plan.Builder();
        PeakPlan peaks = new PeakPlan(builder, structure, settings, false, false);
        PeakPlan.Shapes shapes = peaks.addShapes(builder);
        Workspace workspace = evaluate(builder, peaks, structure);
        orientation.ifPresent(way -> {
            ReflectionList list = peaks.reflections(workspace);
            double[] height = workspace.value(peaks.intensity());
            // the peaks of a second spectral line follow those of the first, in the same order
            for (int m = 0; m < workspace.size(peaks.intensity()); m++) {
                int i = m % list.count;
                height[m] *= way.factor(structure.lattice(), list.h[i], list.k[i], list.l[i]);
            }
        });
        double[] intensity = BlockedSum.of(settings.grid(), workspace.value(shapes.twoTheta()),
                workspace.value(shapes.width()), workspace.value(peaks.intensity()), workspace.size(peaks.intensity()),
                settings.profile());
        return new Pattern(settings.grid(), intensity, reflections(workspace, peaks));
    }

    /**
     * Simulates the pattern with every peak summed over every bin and no shortcut, in the order of exact objectives: what
     * theirs are compared with, and what {@link #simulate} is measured by. Takes seconds for thousands of reflections.
     *
     * @param structure the crystal
     * @return its pattern
     * @throws NoReflectionsException if no reflection lies in the range
     * @throws IllegalArgumentException if an element has no scattering factor
     */
    public Pattern simulateDirectly(CrystalStructure structure) {
        Plan.Builder builder = new Plan.Builder();
        PeakPlan peaks = new PeakPlan(builder, structure, settings, false, false);
        Slot pattern = peaks.addPattern(builder);
        Workspace workspace = evaluate(builder, peaks, structure);
        double[] intensity = Arrays.copyOf(workspace.value(pattern), workspace.size(pattern));
        return new Pattern(settings.grid(), intensity, reflections(workspace, peaks));
    }

    /**
     * Computes the peaks alone.
     *
     * @param structure the crystal
     * @return angles and intensities
     * @throws NoReflectionsException if no reflection lies in the range
     * @throws IllegalArgumentException if an element has no scattering factor
     */
    public PeakList peaks(CrystalStructure structure) {
        Plan.Builder builder = new Plan.Builder();
        PeakPlan peaks = new PeakPlan(builder, structure, settings, false, false);
        Slot twoTheta = peaks.addShapes(builder).twoTheta();
        Workspace workspace = evaluate(builder, peaks, structure);
        return PeakList.of(workspace.value(twoTheta), workspace.value(peaks.intensity()), workspace.size(twoTheta));
    }

    private Workspace evaluate(Plan.Builder builder, PeakPlan peaks, CrystalStructure structure) {
        Plan plan = builder.build();
        Workspace workspace = plan.newWorkspace();
        peaks.setInputs(workspace);
        plan.forward(workspace);
        double strongest = Arrays.stream(workspace.value(peaks.intensity()), 0, workspace.size(peaks.intensity())).max()
                .orElse(0);
        double electrons = structure.sites().stream()
                .mapToDouble(site -> site.occupancy() * site.element().atomicNumber()).sum();
        // also where all that lie in the range are extinct up to rounding
        if (strongest <= EXTINCT * EXTINCT * electrons * electrons) {
            throw new NoReflectionsException("There are no reflections in this range: the cell of " + structure.name()
                    + " is too small for 2θ up to " + PlainNumber.text(settings.fadeEnd()) + "° with this wavelength.");
        }
        return workspace;
    }

    private static List<Reflection> reflections(Workspace workspace, PeakPlan peaks) {
        return MergedPeaks.of(workspace, peaks).stream().map(MergedPeaks::reflection).toList();
    }
}
