package org.braggscape.objective;

import java.util.Arrays;
import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.ResidualFunction;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.diffraction.PeakPlan;
import org.braggscape.diffraction.XrdSettings;

/**
 * y/‖y‖ − x/‖x‖ bin by bin, x being the target and y the candidate: half its square is the cosine loss plus 1. By the direct
 * sum; the Jacobian comes from one forward derivative per free parameter.
 */
public final class PatternResiduals implements ResidualFunction {
    private final CrystalStructure candidate;
    private final XrdSettings settings;
    private final ParameterLayout layout;
    private final double[] target;

    /**
     * Prepares the residuals.
     *
     * @param target what the candidate's pattern is compared with
     * @param candidate the structure whose parameters move
     * @param settings the experiment
     * @param layout which parameters are free: cell, coordinates, or both
     */
    public PatternResiduals(Target target, CrystalStructure candidate, XrdSettings settings,
            ParameterLayout layout) {
        this.candidate = candidate;
        this.settings = settings;
        this.layout = layout;
        this.target = target.intensity(settings);
        double norm = norm(this.target);
        for (int k = 0; k < this.target.length; k++) {
            this.target[k] /= norm;
        }
    }

    private static double norm(double[] y) {
        double sum = 0;
        for (double value : y) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    @Override
    public int dimension() {
        return layout.dimension();
    }

    @Override
    public int residualCount() {
        return target.length;
    }

    @Override
    public Evaluator newEvaluator() {
        return new PatternEvaluator();
    }

    private final class PatternEvaluator implements Evaluator {
        private final PeakPlan peaks;
        private final Slot pattern;
        private final Plan plan;
        private final Workspace workspace;

        private PatternEvaluator() {
            Plan.Builder builder = new Plan.Builder();
            peaks = new PeakPlan(builder, candidate, settings, layout.isFree(ParameterGroup.COORDINATES), false);
            pattern = peaks.addPattern(builder);
            plan = builder.build();
            workspace = plan.newWorkspace();
            peaks.setInputs(workspace);
        }

        @Override
        public boolean residuals(double[] x, double[] residuals) {
            copy(ParameterGroup.CELL, peaks.cell(), x);
            copy(ParameterGroup.COORDINATES, peaks.coordinates(), x);
            if (!Lattice.isPossible(workspace.value(peaks.cell()))) {
                return false;
            }
            plan.forward(workspace);
            double[] y = workspace.value(pattern);
            double norm = patternNorm();
            if (!(norm > 0)) {
                return false;
            }
            for (int k = 0; k < target.length; k++) {
                residuals[k] = y[k] / norm - target[k];
            }
            return true;
        }

        private double patternNorm() {
            double[] y = workspace.value(pattern);
            double sum = 0;
            for (int k = 0; k < target.length; k++) {
                sum += y[k] * y[k];
            }
            return Math.sqrt(sum);
        }

        private void copy(ParameterGroup group, Slot slot, double[] x) {
            if (layout.isFree(group)) {
                System.arraycopy(x, layout.offset(group), workspace.value(slot), 0, layout.size(group));
            }
        }

        @Override
        public boolean jacobian(double[] x, double[] residuals, double[] jacobian) {
            if (!residuals(x, residuals)) {
                return false;
            }
            double norm = patternNorm();
            int columns = dimension();
            for (int j = 0; j < columns; j++) {
                seed(j);
                plan.jvp(workspace);
                double[] y = workspace.value(pattern);
                double[] v = workspace.tangent(pattern);
                double along = 0;
                for (int k = 0; k < target.length; k++) {
                    along += y[k] * v[k];
                }
                double radial = along / (norm * norm);
                for (int k = 0; k < target.length; k++) {
                    jacobian[k * columns + j] = (v[k] - radial * y[k]) / norm;
                }
            }
            return true;
        }

        /** Sets the tangents of all inputs to 0 but for one free parameter. */
        private void seed(int parameter) {
            for (Slot input : new Slot[] {peaks.cell(), peaks.coordinates(), peaks.occupancies(), peaks.displacements(),
                    peaks.profile(), peaks.scale()}) {
                Arrays.fill(workspace.tangent(input), 0, workspace.size(input), 0);
            }
            for (ParameterGroup group : new ParameterGroup[] {ParameterGroup.CELL, ParameterGroup.COORDINATES}) {
                if (layout.isFree(group)) {
                    int index = parameter - layout.offset(group);
                    if (index >= 0 && index < layout.size(group)) {
                        Slot slot = group == ParameterGroup.CELL ? peaks.cell() : peaks.coordinates();
                        workspace.tangent(slot)[index] = 1;
                    }
                }
            }
        }
    }
}
