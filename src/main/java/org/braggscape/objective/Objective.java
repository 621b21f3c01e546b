package org.braggscape.objective;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.diffraction.PeakPlan;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.loss.Loss;
import org.braggscape.loss.PatternLoss;

/**
 * The loss between a fixed target pattern and the pattern of a candidate structure, as one function of the candidate's
 * free parameters. Undefined (NaN) where the six cell parameters describe no cell.
 */
public final class Objective implements DifferentiableFunction {
    private static final double[] SEED = {1};

    private final CrystalStructure candidate;
    private final ParameterLayout layout;
    private final Plan plan;
    private final PeakPlan peaks;
    private final Slot loss;
    private final Map<ParameterGroup, Slot> slots = new EnumMap<>(ParameterGroup.class);

    private Objective(CrystalStructure candidate, double[] target, XrdSettings settings, Loss loss,
            ParameterLayout layout) {
        this.candidate = candidate;
        this.layout = layout;
        Plan.Builder builder = new Plan.Builder();
        boolean sitesMove = layout.isFree(ParameterGroup.COORDINATES) || layout.isFree(ParameterGroup.OCCUPANCIES)
                || layout.isFree(ParameterGroup.DISPLACEMENTS);
        peaks = new PeakPlan(builder, candidate, settings, sitesMove);
        Slot pattern = peaks.addPattern(builder);
        this.loss = builder.slot("loss");
        double[] ones = new double[target.length];
        Arrays.fill(ones, 1);
        builder.add(new PatternLoss(pattern, this.loss, loss.against(target, ones)));
        plan = builder.build();
        slots.put(ParameterGroup.CELL, peaks.cell());
        slots.put(ParameterGroup.COORDINATES, peaks.coordinates());
        slots.put(ParameterGroup.OCCUPANCIES, peaks.occupancies());
        slots.put(ParameterGroup.DISPLACEMENTS, peaks.displacements());
        slots.put(ParameterGroup.PROFILE, peaks.profile());
        slots.put(ParameterGroup.SCALE, peaks.scale());
    }

    /**
     * The exact objective: every peak summed over every bin.
     *
     * @param target the structure whose pattern is the target
     * @param candidate the structure whose parameters move; the same as the target for a landscape around the truth
     * @param settings the experiment
     * @param loss the loss
     * @param layout which parameters of the candidate are free
     * @return the objective
     * @throws org.braggscape.diffraction.NoReflectionsException if the target has no reflections in the range
     */
    public static Objective exact(CrystalStructure target, CrystalStructure candidate, XrdSettings settings, Loss loss,
            ParameterLayout layout) {
        return new Objective(candidate, new XrdSimulator(settings).simulate(target).intensity(), settings, loss, layout);
    }

    /** {@return the plan behind it, for checks} */
    public Plan plan() {
        return plan;
    }

    /** {@return which parameters are free} */
    public ParameterLayout layout() {
        return layout;
    }

    /** {@return the candidate's own values of the free parameters, a new array} */
    public double[] startPoint() {
        Workspace workspace = plan.newWorkspace();
        peaks.setInputs(workspace);
        double[] x = new double[dimension()];
        for (ParameterGroup group : ParameterGroup.values()) {
            if (layout.isFree(group)) {
                System.arraycopy(workspace.value(slots.get(group)), 0, x, layout.offset(group), layout.size(group));
            }
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
        for (ParameterGroup group : ParameterGroup.values()) {
            if (layout.isFree(group)) {
                System.arraycopy(x, layout.offset(group), workspace.value(slots.get(group)), 0, layout.size(group));
            }
        }
    }

    private final class PlanEvaluator implements Evaluator {
        private final Workspace workspace = plan.newWorkspace();

        private PlanEvaluator() {
            peaks.setInputs(workspace);
        }

        @Override
        public double value(double[] x) {
            copyIn(workspace, x);
            if (!Lattice.isPossible(workspace.value(peaks.cell()))) {
                return Double.NaN;
            }
            plan.forward(workspace);
            return workspace.value(loss)[0];
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            double value = value(x);
            if (Double.isNaN(value)) {
                Arrays.fill(gradient, Double.NaN);
                return value;
            }
            plan.vjp(workspace, loss, SEED);
            for (ParameterGroup group : ParameterGroup.values()) {
                if (layout.isFree(group)) {
                    System.arraycopy(workspace.adjoint(slots.get(group)), 0, gradient, layout.offset(group),
                            layout.size(group));
                }
            }
            return value;
        }
    }
}
