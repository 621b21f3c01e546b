package org.braggscape.crystal;

import java.util.Locale;
import org.ejml.data.DMatrix3;
import org.ejml.data.DMatrix3x3;
import org.ejml.dense.fixed.CommonOps_DDF3;
import org.ejml.dense.fixed.NormOps_DDF3;

/**
 * A unit cell by its six parameters. Matrices have the cell vectors as rows, a along x and b in the xy plane.
 *
 * @param a length in Å, positive
 * @param b length in Å, positive
 * @param c length in Å, positive
 * @param alpha angle between b and c in degrees
 * @param beta angle between a and c in degrees
 * @param gamma angle between a and b in degrees
 */
public record Lattice(double a, double b, double c, double alpha, double beta, double gamma) {
    /** Below this value of 1 − cos²α − cos²β − cos²γ + 2 cosα cosβ cosγ the cell counts as flat. */
    private static final double FLAT = 1e-10;

    /**
     * Checks that the parameters describe a cell.
     *
     * @throws ImpossibleCellException if a length is not positive and finite, an angle lies outside (0°, 180°), or the
     *     three angles close to no cell
     */
    public Lattice {
        double[] p = {a, b, c, alpha, beta, gamma};
        for (LatticeParameter parameter : LatticeParameter.values()) {
            double value = p[parameter.ordinal()];
            if (parameter.isLength() ? !(value > 0 && value < Double.POSITIVE_INFINITY) : !(value > 0 && value < 180)) {
                throw new ImpossibleCellException(String.format(Locale.ROOT, "%s = %s is impossible: %s.",
                        parameter.key(), parameter.text(value),
                        parameter.isLength() ? "a cell length must be positive" : "a cell angle lies between 0° and 180°"));
            }
        }
        if (squaredVolumeRatio(alpha, beta, gamma) < FLAT) {
            throw new ImpossibleCellException(String.format(Locale.ROOT,
                    "The angles alpha = %s, beta = %s, gamma = %s close to no cell: each must be smaller than the sum "
                            + "of the other two, and all three together smaller than 360°.", LatticeParameter.ALPHA.text(alpha), LatticeParameter.BETA.text(beta),
                    LatticeParameter.GAMMA.text(gamma)));
        }
    }

    /**
     * Makes a lattice from its parameters.
     *
     * @param parameters a, b, c in Å and α, β, γ in degrees
     * @return the lattice
     * @throws ImpossibleCellException as the constructor does
     */
    public static Lattice of(double[] parameters) {
        return new Lattice(parameters[0], parameters[1], parameters[2], parameters[3], parameters[4], parameters[5]);
    }

    /**
     * Makes a lattice from three vectors.
     *
     * @param rows the cell vectors as rows, in Å, in any orientation
     * @return the lattice, whose own matrix is in standard orientation
     * @throws ImpossibleCellException if the vectors span no volume
     */
    public static Lattice ofMatrix(DMatrix3x3 rows) {
        DMatrix3x3 metric = new DMatrix3x3();
        CommonOps_DDF3.multTransB(rows, rows, metric);
        return ofMetric(metric);
    }

    private static Lattice ofMetric(DMatrix3x3 metric) {
        double a = Math.sqrt(metric.a11);
        double b = Math.sqrt(metric.a22);
        double c = Math.sqrt(metric.a33);
        return new Lattice(a, b, c, angle(metric.a23 / (b * c)), angle(metric.a13 / (a * c)), angle(metric.a12 / (a * b)));
    }

    /**
     * Tells whether the six numbers describe a cell, without the cost of an exception.
     *
     * @param p a, b, c in Å and α, β, γ in degrees
     * @return whether {@link #of} would accept them
     */
    public static boolean isPossible(double[] p) {
        for (int i = 0; i < 3; i++) {
            if (!(p[i] > 0 && p[i] < Double.POSITIVE_INFINITY) || !(p[i + 3] > 0 && p[i + 3] < 180)) {
                return false;
            }
        }
        return squaredVolumeRatio(p[3], p[4], p[5]) >= FLAT;
    }

    /** {@return a, b, c in Å and α, β, γ in degrees, a new array} */
    public double[] parameters() {
        return new double[] {a, b, c, alpha, beta, gamma};
    }

    /** {@return one parameter, in Å or degrees} */
    public double get(LatticeParameter parameter) {
        return parameters()[parameter.ordinal()];
    }

    /**
     * Changes one parameter.
     *
     * @param parameter which
     * @param value its new value in Å or degrees
     * @return the new lattice
     * @throws ImpossibleCellException as the constructor does
     */
    public Lattice with(LatticeParameter parameter, double value) {
        double[] p = parameters();
        p[parameter.ordinal()] = value;
        return of(p);
    }

    /** {@return the cell vectors as rows, in Å} */
    public DMatrix3x3 matrix() {
        double cosAlpha = cos(alpha);
        double cosBeta = cos(beta);
        double cosGamma = cos(gamma);
        double sinGamma = sin(gamma);
        double cy = (cosAlpha - cosBeta * cosGamma) / sinGamma;
        double cz = Math.sqrt(squaredVolumeRatio(alpha, beta, gamma)) / sinGamma;
        return new DMatrix3x3(a, 0, 0, b * cosGamma, b * sinGamma, 0, c * cosBeta, c * cy, c * cz);
    }

    /** {@return the metric tensor: dot products of the cell vectors, in Å²} */
    public DMatrix3x3 metric() {
        double ab = a * b * cos(gamma);
        double ac = a * c * cos(beta);
        double bc = b * c * cos(alpha);
        return new DMatrix3x3(a * a, ab, ac, ab, b * b, bc, ac, bc, c * c);
    }

    /** {@return the metric tensor of the reciprocal lattice (without 2π), in Å⁻²} */
    public DMatrix3x3 reciprocalMetric() {
        DMatrix3x3 inverse = new DMatrix3x3();
        CommonOps_DDF3.invert(metric(), inverse);
        return inverse;
    }

    /** {@return the reciprocal lattice (without 2π), lengths in Å⁻¹} */
    public Lattice reciprocal() {
        return ofMetric(reciprocalMetric());
    }

    /** {@return the volume in Å³} */
    public double volume() {
        return a * b * c * Math.sqrt(squaredVolumeRatio(alpha, beta, gamma));
    }

    /**
     * Converts a position.
     *
     * @param fractional in units of the cell vectors
     * @return the same position in Å
     */
    public DMatrix3 toCartesian(Fractional fractional) {
        DMatrix3 result = new DMatrix3();
        CommonOps_DDF3.mult(new DMatrix3(fractional.x(), fractional.y(), fractional.z()), matrix(), result);
        return result;
    }

    /**
     * Measures the length of a difference vector.
     *
     * @param difference in units of the cell vectors
     * @return its length in Å
     */
    public double length(Fractional difference) {
        return NormOps_DDF3.normF(toCartesian(difference));
    }

    /**
     * Measures how far this cell is from another, with logarithms of lengths and angles in radians:
     * u = (ln a/a₀, ln b/b₀, ln c/c₀, Δα, Δβ, Δγ).
     *
     * @param other the other cell
     * @return ‖u‖
     */
    public double distance(Lattice other) {
        double[] p = parameters();
        double[] q = other.parameters();
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double u = Math.log(p[i] / q[i]);
            double v = Math.toRadians(p[i + 3] - q[i + 3]);
            sum += u * u + v * v;
        }
        return Math.sqrt(sum);
    }

    private static double squaredVolumeRatio(double alpha, double beta, double gamma) {
        double x = cos(alpha);
        double y = cos(beta);
        double z = cos(gamma);
        double sum = alpha + beta + gamma;
        boolean closes = sum < 360 && alpha < beta + gamma && beta < alpha + gamma && gamma < alpha + beta;
        return closes ? 1 - x * x - y * y - z * z + 2 * x * y * z : -1;
    }

    /** Cosine of an angle in degrees, exactly 0 at 90°, ½ at 60° and −½ at 120°, so that metrics come out symmetric. */
    private static double cos(double degrees) {
        if (degrees == 90) {
            return 0;
        }
        if (degrees == 60) {
            return 0.5;
        }
        return degrees == 120 ? -0.5 : Math.cos(Math.toRadians(degrees));
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    private static double angle(double cosine) {
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
    }
}
