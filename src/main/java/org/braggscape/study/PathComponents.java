package org.braggscape.study;

import java.util.ArrayList;
import java.util.List;
import org.braggscape.crystal.Lattice;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The plane through a cell that a path of cells stays closest to: the first two principal components of the path's cells in
 * u = (ln a/a₀, ln b/b₀, ln c/c₀, Δα, Δβ, Δγ), angles in radians. They are taken about the cell in the middle, not about the
 * mean of the path, because the map must contain that cell; Li et al., arXiv 1712.09913, do so with the end of a path.
 *
 * @param x the first component, which grows towards the path's first cell
 * @param y the second component, likewise
 * @param extentX how much of x the path needs, the middle included
 * @param extentY how much of y the path needs, the middle included
 * @param share how much of Σ‖u‖² the two hold, 0 to 1
 */
public record PathComponents(MapParameter.Component x, MapParameter.Component y, AxisExtent extentX, AxisExtent extentY,
        double share) {
    /** ‖u‖ for one unit of a component, which counts percent. */
    private static final double UNIT = 0.01;
    private static final double MARGIN = 0.15;
    private static final double LEAST_HALF_RANGE = 1;
    /** Of the squared length of the first component; what is less is rounding. */
    private static final double LEAST_SECOND = 1e-10;

    /**
     * Finds the components.
     *
     * @param middle the cell in the middle of the map
     * @param path a, b, c in Å and α, β, γ in degrees of each cell of the path
     * @return the two components and the ranges that show the path
     * @throws IllegalArgumentException if all cells lie on one line through the middle; the message is the sentence for the
     *     user
     */
    public static PathComponents of(Lattice middle, List<double[]> path) {
        double[][] u = path.stream().map(cell -> difference(middle, cell)).toArray(double[][]::new);
        DMatrixRMaj products = new DMatrixRMaj(6, 6);
        for (double[] each : u) {
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    products.add(i, j, each[i] * each[j]);
                }
            }
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(6, 6, true, false, false);
        if (!svd.decompose(products)) {
            throw new IllegalArgumentException("The main directions of this path could not be found.");
        }
        double[] squares = svd.getSingularValues();
        DMatrixRMaj directions = svd.getU(null, false);
        int first = largest(squares, -1);
        int second = largest(squares, first);
        if (!(squares[second] > LEAST_SECOND * squares[first])) {
            throw new IllegalArgumentException("All cells of this path lie on one line through the middle of the map, so that "
                    + "it has no second main direction; choose a path of another descent.");
        }
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        double[] v = column(directions, first, u);
        double[] w = column(directions, second, u);
        return new PathComponents(component(1, v, middle), component(2, w, middle), extent(v, u), extent(w, u),
                (squares[first] + squares[second]) / sum);
    }

    private static double[] difference(Lattice middle, double[] cell) {
        double[] from = middle.parameters();
        double[] u = new double[6];
        for (int i = 0; i < 6; i++) {
            u[i] = i < 3 ? Math.log(cell[i] / from[i]) : Math.toRadians(cell[i] - from[i]);
        }
        return u;
    }

    private static int largest(double[] squares, int except) {
        int best = except == 0 ? 1 : 0;
        for (int i = 0; i < squares.length; i++) {
            if (i != except && squares[i] > squares[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Singular vectors have no sign of their own. */
    private static double[] column(DMatrixRMaj directions, int index, double[][] u) {
        double[] v = new double[6];
        for (int i = 0; i < 6; i++) {
            v[i] = directions.get(i, index);
        }
        if (product(v, u[0]) < 0) {
            for (int i = 0; i < 6; i++) {
                v[i] = -v[i];
            }
        }
        return v;
    }

    private static MapParameter.Component component(int number, double[] v, Lattice middle) {
        List<Double> change = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            change.add(UNIT * (i < 3 ? v[i] * middle.parameters()[i] : Math.toDegrees(v[i])));
        }
        return new MapParameter.Component(number, change);
    }

    private static AxisExtent extent(double[] v, double[][] u) {
        double from = 0;
        double to = 0;
        for (double[] each : u) {
            double at = product(v, each) / UNIT;
            from = Math.min(from, at);
            to = Math.max(to, at);
        }
        double margin = Math.max(LEAST_HALF_RANGE, MARGIN * (to - from));
        // numbers that people would write
        return new AxisExtent(Math.rint(10 * (from - margin)) / 10, Math.rint(10 * (to + margin)) / 10, AxisExtent.Kind.VALUE);
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
