package org.braggscape.objective;

import java.util.Arrays;
import java.util.List;
import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.ResidualFunction;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.ChebyshevBackground;
import org.braggscape.diffraction.PeakPlan;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.TwoThetaGrid;
import org.braggscape.diffraction.XrdSettings;

/**
 * (observed − background − scale·calculated(2θ − zero shift)) / σ at every bin that counts, as a function of, in this order:
 * the scale, the zero shift in degrees 2θ, U, V, W, η, and the Chebyshev coefficients of the background. The structure stays
 * as it is. Undefined where η leaves 0 … 1, some peak has no width, or the zero shift exceeds {@value #LARGEST_SHIFT}°.
 */
public final class ProfileResiduals implements ResidualFunction {
    /** Larger shifts are no misalignment but another pattern. */
    public static final double LARGEST_SHIFT = 1;
    /** How many parameters stand before the background. */
    public static final int BACKGROUND = 6;

    private static final int PROFILE = 2;

    private final CrystalStructure structure;
    private final XrdSettings settings;
    private final AngleRange range;
    private final double[] observed;
    private final double[] weights;
    private final int coefficients;

    /**
     * Prepares the residuals.
     *
     * @param structure the structure, as opened
     * @param settings the experiment; its grid tells the bins
     * @param observed intensity of every bin
     * @param sigma standard uncertainty of every bin, positive
     * @param excluded parts that do not count
     * @param coefficients of the background, at least 1
     */
    public ProfileResiduals(CrystalStructure structure, XrdSettings settings, double[] observed, double[] sigma,
            List<AngleRange> excluded, int coefficients) {
        this.structure = structure;
        this.settings = settings;
        this.observed = observed.clone();
        this.coefficients = coefficients;
        TwoThetaGrid grid = settings.grid();
        this.range = new AngleRange(grid.start(), grid.at(grid.count() - 1));
        this.weights = new double[grid.count()];
        for (int k = 0; k < weights.length; k++) {
            double angle = grid.at(k);
            weights[k] = excluded.stream().anyMatch(part -> part.contains(angle)) ? 0 : 1 / sigma[k];
        }
    }

    /** {@return the range that the background's polynomials run over} */
    public AngleRange range() {
        return range;
    }

    /** {@return Σ (observed/σ)² over the bins that count, which the weighted profile R factor divides by} */
    public double weightedSquare() {
        double sum = 0;
        for (int k = 0; k < observed.length; k++) {
            sum += weights[k] * weights[k] * observed[k] * observed[k];
        }
        return sum;
    }

    /**
     * The profile among the parameters.
     *
     * @param x the parameters
     * @return U, V, W and η
     */
    public Profile profile(double[] x) {
        return new Profile(x[PROFILE], x[PROFILE + 1], x[PROFILE + 2], x[PROFILE + 3],
                settings.profile().areaNormalised());
    }

    /**
     * Where to begin: the settings' profile, no shift, a background, and the scale that fits the strongest bins.
     *
     * @param background to begin with
     * @return the parameters
     */
    public double[] startPoint(ChebyshevBackground background) {
        double[] x = new double[dimension()];
        System.arraycopy(settings.profile().parameters(), 0, x, PROFILE, 4);
        System.arraycopy(background.coefficients(), 0, x, BACKGROUND, coefficients);
        PatternEvaluator evaluator = new PatternEvaluator();
        evaluator.calculate(x);
        double[] y = evaluator.workspace.value(evaluator.pattern);
        double above = 0;
        double calculated = 0;
        for (int k = 0; k < observed.length; k++) {
            if (weights[k] > 0) {
                above = Math.max(above, observed[k] - background.at(settings.grid().at(k)));
                calculated = Math.max(calculated, y[k]);
            }
        }
        x[0] = above / calculated;
        return x;
    }

    @Override
    public int dimension() {
        return BACKGROUND + coefficients;
    }

    @Override
    public int residualCount() {
        return observed.length;
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
        private final double[] polynomials = new double[coefficients];

        private PatternEvaluator() {
            Plan.Builder builder = new Plan.Builder();
            peaks = new PeakPlan(builder, structure, settings, false, false);
            pattern = peaks.addPattern(builder);
            plan = builder.build();
            workspace = plan.newWorkspace();
            peaks.setInputs(workspace);
        }

        private boolean calculate(double[] x) {
            if (!(x[PROFILE + 3] >= 0 && x[PROFILE + 3] <= 1) || !(Math.abs(x[1]) <= LARGEST_SHIFT)
                    || !(profile(x).smallestSquaredWidth(0, settings.fadeEnd()) > 0)) {
                return false;
            }
            System.arraycopy(x, PROFILE, workspace.value(peaks.profile()), 0, 4);
            plan.forward(workspace);
            return true;
        }

        @Override
        public boolean residuals(double[] x, double[] residuals) {
            if (!calculate(x)) {
                return false;
            }
            double[] y = workspace.value(pattern);
            for (int k = 0; k < observed.length; k++) {
                ChebyshevBackground.polynomials(range, settings.grid().at(k), polynomials);
                double background = 0;
                for (int n = 0; n < coefficients; n++) {
                    background += x[BACKGROUND + n] * polynomials[n];
                }
                residuals[k] = weights[k] * (observed[k] - background - x[0] * shifted(y, k, x[1], false));
            }
            return true;
        }

        @Override
        public boolean jacobian(double[] x, double[] residuals, double[] jacobian) {
            if (!residuals(x, residuals)) {
                return false;
            }
            double[] y = workspace.value(pattern);
            int columns = dimension();
            for (int k = 0; k < observed.length; k++) {
                ChebyshevBackground.polynomials(range, settings.grid().at(k), polynomials);
                jacobian[k * columns] = -weights[k] * shifted(y, k, x[1], false);
                jacobian[k * columns + 1] = weights[k] * x[0] * shifted(y, k, x[1], true);
                for (int n = 0; n < coefficients; n++) {
                    jacobian[k * columns + BACKGROUND + n] = -weights[k] * polynomials[n];
                }
            }
            for (Slot input : new Slot[] {peaks.cell(), peaks.coordinates(), peaks.occupancies(), peaks.displacements(),
                    peaks.scale()}) {
                Arrays.fill(workspace.tangent(input), 0, workspace.size(input), 0);
            }
            double[] direction = workspace.tangent(peaks.profile());
            for (int j = 0; j < 4; j++) {
                Arrays.fill(direction, 0);
                direction[j] = 1;
                plan.jvp(workspace);
                double[] change = workspace.tangent(pattern);
                for (int k = 0; k < observed.length; k++) {
                    jacobian[k * columns + PROFILE + j] = -weights[k] * x[0] * shifted(change, k, x[1], false);
                }
            }
            return true;
        }

        /** A curve, or its slope per degree, at a bin's angle minus a shift: the cubic through the four bins around it. */
        private double shifted(double[] curve, int bin, double shift, boolean slope) {
            double step = settings.grid().step();
            double place = bin - shift / step;
            int left = Math.max(1, Math.min(observed.length - 3, (int) Math.floor(place)));
            double t = place - left;
            double a = curve[left - 1];
            double b = curve[left];
            double c = curve[left + 1];
            double d = curve[left + 2];
            double linear = -a / 3 - b / 2 + c - d / 6;
            double square = a / 2 - b + c / 2;
            double cube = (d - a) / 6 + (b - c) / 2;
            return slope ? (linear + t * (2 * square + t * 3 * cube)) / step : b + t * (linear + t * (square + t * cube));
        }
    }
}
