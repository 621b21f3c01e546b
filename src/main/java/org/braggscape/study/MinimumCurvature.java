package org.braggscape.study;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.braggscape.autodiff.Hessian;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.landscape.Minimum;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.PatternResiduals;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * How the loss bends at a minimum of a map, and how well the pattern fixes the cell there.
 *
 * @param eigenvalues of the matrix of the loss's second derivatives by the six components of u (lengths by their logarithm,
 *     angles in radians), increasing; a negative one means that the minimum of the map is none in all six parameters
 * @param uncertainties standard uncertainties of a, b, c in Å and α, β, γ in degrees by least squares on the scaled pattern,
 *     √(σ² (JᵀJ)⁻¹ᵢᵢ) with σ² = Σr²/(n − 6); NaN where the pattern does not change with the parameter in first order, or not
 *     independently of others, as for the right angles of a symmetric cell
 */
public record MinimumCurvature(double[] eigenvalues, double[] uncertainties) {
    private static final int CELL = 6;
    /** Steps of the differences in u. */
    private static final double STEP = 2e-5;
    /** A direction whose share of JᵀJ, columns scaled to length 1, is smaller, is not determined. */
    private static final double SINGULAR = 1e-9;
    /** A column of J this much smaller than the largest, in u, is zero up to rounding. */
    private static final double NO_CHANGE = 1e-7;
    private static final double SMALL_COMPONENT = 1e-3;

    /**
     * Computes both.
     *
     * @param landscape the map
     * @param minimum one of its minima
     * @return the curvature
     */
    public static MinimumCurvature of(Landscape landscape, Minimum minimum) {
        CrystalStructure structure = landscape.plane().structure(minimum.point());
        XrdSettings settings = landscape.plane().settings(minimum.point());
        LandscapeRequest request = landscape.request();
        ParameterLayout layout = ParameterLayout.cellOnly(structure.sites().size());
        double[] cell = structure.lattice().parameters();
        double[] units = new double[CELL];
        double[] steps = new double[CELL];
        for (int i = 0; i < CELL; i++) {
            units[i] = i < 3 ? cell[i] : Math.toDegrees(1);
            steps[i] = STEP * units[i];
        }
        double[] gradient = new double[CELL];
        Objective objective = Objective.exact(request.target(), structure, settings, request.loss(), layout);
        objective.newEvaluator().gradient(cell, gradient);
        double[][] hessian = Hessian.of(objective, cell, steps);
        double[][] scaled = new double[CELL][CELL];
        for (int i = 0; i < CELL; i++) {
            for (int j = 0; j < CELL; j++) {
                scaled[i][j] = hessian[i][j] * units[i] * units[j];
            }
        }
        for (int i = 0; i < 3; i++) {
            // d²/d(ln a)² = a² d²/da² + a d/da
            scaled[i][i] += cell[i] * gradient[i];
        }
        double[] eigenvalues = eigen(scaled).getEigenvalues();
        Arrays.sort(eigenvalues);
        PatternResiduals residuals = new PatternResiduals(request.target(), structure, settings, layout);
        int bins = (int) Arrays.stream(request.target().weights(settings)).filter(weight -> weight > 0).count();
        return new MinimumCurvature(eigenvalues, uncertainties(residuals, cell, units, bins));
    }

    private static EigenDecompositionSymmetric eigen(double[][] matrix) {
        return new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(matrix));
    }

    private static double[] uncertainties(PatternResiduals residuals, double[] cell, double[] units, int bins) {
        double[] r = new double[residuals.residualCount()];
        double[] jacobian = new double[r.length * CELL];
        residuals.newEvaluator().jacobian(cell, r, jacobian);
        return uncertainties(jacobian, units, Arrays.stream(r).map(value -> value * value).sum(), bins);
    }

    /** From a Jacobian with six columns in the parameters' own units, row by row. */
    static double[] uncertainties(double[] jacobian, double[] units, double sumOfSquares, int observations) {
        double[][] normal = new double[CELL][CELL];
        for (int row = 0; row < jacobian.length; row += CELL) {
            for (int i = 0; i < CELL; i++) {
                for (int j = 0; j < CELL; j++) {
                    normal[i][j] += jacobian[row + i] * jacobian[row + j];
                }
            }
        }
        double[] lengths = new double[CELL];
        double longest = 0;
        for (int i = 0; i < CELL; i++) {
            lengths[i] = Math.sqrt(normal[i][i]);
            longest = Math.max(longest, lengths[i] * units[i]);
        }
        double[] result = new double[CELL];
        Arrays.fill(result, Double.NaN);
        double limit = NO_CHANGE * longest;
        int[] changing = IntStream.range(0, CELL).filter(i -> lengths[i] * units[i] > limit).toArray();
        if (changing.length == 0) {
            return result;
        }
        double[][] scaled = new double[changing.length][changing.length];
        for (int i = 0; i < changing.length; i++) {
            for (int j = 0; j < changing.length; j++) {
                scaled[i][j] = normal[changing[i]][changing[j]] / (lengths[changing[i]] * lengths[changing[j]]);
            }
        }
        EigenDecompositionSymmetric decomposition = eigen(scaled);
        double variance = sumOfSquares / (observations - CELL);
        for (int i = 0; i < changing.length; i++) {
            double sum = 0;
            boolean determined = true;
            for (int e = 0; e < changing.length; e++) {
                double value = decomposition.getEigenvalue(e);
                double component = decomposition.getEigenvector(e).getEntry(i);
                if (value > SINGULAR) {
                    sum += component * component / value;
                } else {
                    // a direction that nothing fixes fixes none of the parameters that it moves
                    determined &= Math.abs(component) < SMALL_COMPONENT;
                }
            }
            result[changing[i]] = determined ? Math.sqrt(variance * sum) / lengths[changing[i]] : Double.NaN;
        }
        return result;
    }
}
