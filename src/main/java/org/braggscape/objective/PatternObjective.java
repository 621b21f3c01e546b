package org.braggscape.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.diffraction.PeakList;
import org.braggscape.diffraction.PeakPlan;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.BinnedLoss;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.loss.Loss;
import org.braggscape.loss.OverlapLoss;
import org.braggscape.loss.PatternLoss;

/**
 * The loss between a fixed target pattern and the pattern of a candidate structure, as one function of the candidate's
 * free parameters. Undefined (NaN) where the six cell parameters describe no cell.
 */
public final class PatternObjective implements Objective {
    private static final double[] SEED = {1};

    private final ParameterLayout layout;
    private final Plan plan;
    private final PeakPlan peaks;
    private final Slot loss;
    /** The exact objective, which serves where the fast one cannot; null where this is the exact one. */
    private final PatternObjective twin;
    private final double longestEdge;
    private final List<Segment> free = new ArrayList<>();

    private PatternObjective(Target target, CrystalStructure candidate, XrdSettings settings, Loss loss,
            ParameterLayout layout, boolean fast) {
        this.layout = layout;
        boolean sitesMove = layout.isFree(ParameterGroup.COORDINATES) || layout.isFree(ParameterGroup.OCCUPANCIES)
                || layout.isFree(ParameterGroup.DISPLACEMENTS);
        Plan.Builder builder = new Plan.Builder();
        peaks = new PeakPlan(builder, candidate, settings, sitesMove, fast);
        longestEdge = peaks.longestEdge();
        this.loss = builder.slot("loss");
        boolean mesh = loss instanceof GpwdfLoss gpwdf ? addPeakLoss(builder, target, settings, gpwdf, fast)
                : addBinnedLoss(builder, target, settings, binned(loss), fast);
        plan = builder.build();
        twin = mesh ? new PatternObjective(target, candidate, settings, loss, layout, false) : null;
        for (ParameterGroup group : ParameterGroup.values()) {
            if (layout.isFree(group)) {
                free.add(new Segment(slot(group), layout.offset(group), layout.size(group)));
            }
        }
    }

    private static BinnedLoss binned(Loss loss) {
        if (loss instanceof BinnedLoss binned) {
            return binned;
        }
        throw new IllegalArgumentException("The loss " + loss.name() + " compares no patterns; a loss of one's own implements "
                + "BinnedLoss, and OverlapLoss as well where it needs sums of products only.");
    }

    private boolean addPeakLoss(Plan.Builder builder, Target target, XrdSettings settings, GpwdfLoss gpwdf, boolean fast) {
        double z = gpwdf.z();
        boolean mesh = fast && PeakPlan.peakOverlapsAvailable(settings, z);
        PeakList list = target.peaks(settings);
        builder.add(gpwdf.primitive(peaks.addPeakOverlaps(builder, list, z, mesh), loss, list.overlap(list, z)));
        return mesh;
    }

    /** Appends what comes behind the peaks; returns whether it is the fast way, which serves for most cells only. */
    private boolean addBinnedLoss(Plan.Builder builder, Target target, XrdSettings settings, BinnedLoss binned, boolean fast) {
        double[] bins = target.intensity(settings);
        double[] weights = target.weights(settings);
        // thinned bins integrate smooth patterns only, which a measured one is not, and overlaps count all bins
        boolean mesh = fast && !layout.isFree(ParameterGroup.PROFILE) && PeakPlan.overlapsAvailable(settings)
                && (target instanceof Target.Simulated
                        || binned instanceof OverlapLoss && Arrays.stream(weights).allMatch(weight -> weight == 1));
        if (mesh && binned instanceof OverlapLoss overlapLoss) {
            double xx = 0;
            for (double value : bins) {
                xx += value * value;
            }
            builder.add(overlapLoss.primitive(peaks.addOverlaps(builder, bins, target instanceof Target.Simulated), loss, xx));
            return true;
        }
        double largest = 0;
        for (int k = 0; k < bins.length; k++) {
            largest = Math.max(largest, weights[k] * bins[k]);
        }
        Slot pattern;
        Slot maximum;
        BinnedLoss.Against against;
        if (mesh) {
            PeakPlan.Places places = peaks.addPlaces(builder, binned.usesMaximum());
            pattern = places.intensity();
            maximum = places.maximum();
            against = binned.against(placesOf(target.truth().orElseThrow(), settings), places.weights(), largest);
        } else {
            pattern = peaks.addPattern(builder);
            maximum = binned.usesMaximum() ? peaks.addLargestBin(builder, pattern) : null;
            against = binned.against(bins, weights, largest);
        }
        builder.add(new PatternLoss(pattern, maximum, loss, against));
        return mesh;
    }

    private static double[] placesOf(CrystalStructure target, XrdSettings settings) {
        Plan.Builder builder = new Plan.Builder();
        PeakPlan peaks = new PeakPlan(builder, target, settings, false, true);
        Slot places = peaks.addPlaces(builder, false).intensity();
        Plan plan = builder.build();
        Workspace workspace = plan.newWorkspace();
        peaks.setInputs(workspace);
        plan.forward(workspace);
        return Arrays.copyOf(workspace.value(places), workspace.size(places));
    }

    /** Where a free group stands in the flat vector. */
    private record Segment(Slot slot, int offset, int size) {
    }

    private Slot slot(ParameterGroup group) {
        return switch (group) {
            case CELL -> peaks.cell();
            case COORDINATES -> peaks.coordinates();
            case OCCUPANCIES -> peaks.occupancies();
            case DISPLACEMENTS -> peaks.displacements();
            case PROFILE -> peaks.profile();
            case SCALE -> peaks.scale();
        };
    }

    /**
     * The exact objective: every peak summed over every bin.
     *
     * @param target what the candidate's pattern is compared with
     * @param candidate the structure whose parameters move; the same as the target for a landscape around the truth
     * @param settings the experiment
     * @param loss the loss
     * @param layout which parameters of the candidate are free
     * @return the objective
     * @throws org.braggscape.diffraction.NoReflectionsException if the target has no reflections in the range
     */
    public static PatternObjective exact(Target target, CrystalStructure candidate, XrdSettings settings, Loss loss,
            ParameterLayout layout) {
        return new PatternObjective(target, candidate, settings, loss, layout, false);
    }

    /**
     * The fast objective. Its loss differs from the exact one by at most 1e-8, its gradient by 1e-5 of its length plus the
     * loss's usual gradient. What cannot be had fast (a free profile) is computed exactly.
     *
     * @param target what the candidate's pattern is compared with
     * @param candidate the structure whose parameters move
     * @param settings the experiment
     * @param loss the loss
     * @param layout which parameters of the candidate are free
     * @return the objective
     * @throws org.braggscape.diffraction.NoReflectionsException if the target has no reflections in the range
     */
    public static PatternObjective fast(Target target, CrystalStructure candidate, XrdSettings settings, Loss loss,
            ParameterLayout layout) {
        return new PatternObjective(target, candidate, settings, loss, layout, true);
    }

    /** {@return the plan behind it, for checks} */
    public Plan plan() {
        return plan;
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public double[] startPoint() {
        Workspace workspace = plan.newWorkspace();
        peaks.setInputs(workspace);
        double[] x = new double[dimension()];
        for (Segment segment : free) {
            System.arraycopy(workspace.value(segment.slot), 0, x, segment.offset, segment.size);
        }
        return x;
    }

    /**
     * Sets all inputs, the free ones from a vector.
     *
     * @param workspace of {@link #plan}, modified
     * @param x the free parameters
     */
    public void setInputs(Workspace workspace, double[] x) {
        peaks.setInputs(workspace);
        copyIn(workspace, x);
    }

    @Override
    public int dimension() {
        return layout.dimension();
    }

    @Override
    public Evaluator newEvaluator() {
        return new PlanEvaluator();
    }

    private void copyIn(Workspace workspace, double[] x) {
        for (int i = 0; i < free.size(); i++) {
            Segment segment = free.get(i);
            System.arraycopy(x, segment.offset, workspace.value(segment.slot), 0, segment.size);
        }
    }

    private final class PlanEvaluator implements Evaluator {
        private final Workspace workspace = plan.newWorkspace();
        private Evaluator exact;

        private PlanEvaluator() {
            peaks.setInputs(workspace);
        }

        @Override
        public double value(double[] x) {
            workspace.setDerivativesWanted(false);
            double value = forward(x);
            return Double.isNaN(value) && beyondMesh() ? exact().value(x) : value;
        }

        /** Whether the cell is so large that it may have reflections where the mesh has no nodes. */
        private boolean beyondMesh() {
            double[] cell = workspace.value(peaks.cell());
            return twin != null && Math.max(cell[0], Math.max(cell[1], cell[2])) > longestEdge;
        }

        private Evaluator exact() {
            if (exact == null) {
                exact = twin.newEvaluator();
            }
            return exact;
        }

        private double forward(double[] x) {
            copyIn(workspace, x);
            if (!Lattice.isPossible(workspace.value(peaks.cell())) || beyondMesh()) {
                return Double.NaN;
            }
            plan.forward(workspace);
            return workspace.value(loss)[0];
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            workspace.setDerivativesWanted(true);
            double value = forward(x);
            if (Double.isNaN(value)) {
                if (beyondMesh()) {
                    return exact().gradient(x, gradient);
                }
                Arrays.fill(gradient, Double.NaN);
                return value;
            }
            plan.vjp(workspace, loss, SEED);
            for (int i = 0; i < free.size(); i++) {
                Segment segment = free.get(i);
                System.arraycopy(workspace.adjoint(segment.slot), 0, gradient, segment.offset, segment.size);
            }
            return value;
        }
    }
}
