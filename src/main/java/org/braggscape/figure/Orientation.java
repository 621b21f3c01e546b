package org.braggscape.figure;

import org.braggscape.crystal.Lattice;
import org.ejml.data.DMatrix3x3;

/**
 * From where a unit cell is looked at: a rotation, as a unit quaternion, of the cell's axes (a along x, b in the xy plane) into
 * those of the picture (x to the right, y up, z towards the viewer).
 *
 * @param w real part
 * @param x first imaginary part
 * @param y second imaginary part
 * @param z third imaginary part
 */
public record Orientation(double w, double x, double y, double z) {
    /** c upwards and b to the right, a little from the right and from above, so that the cell looks solid. */
    public static final Orientation START =
            ofRows(new double[] {0, 1, 0}, new double[] {0, 0, 1}, new double[] {1, 0, 0}).rotate(-0.42, 0.22);

    /**
     * Makes the length 1.
     *
     * @throws IllegalArgumentException if all four numbers are 0, or one is not finite
     */
    public Orientation {
        double length = Math.sqrt(w * w + x * x + y * y + z * z);
        if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("An orientation needs four finite numbers that are not all 0.");
        }
        // numbers that are right already stay as they are, so that files give back what they were given
        if (Math.abs(length - 1) > 1e-14) {
            w /= length;
            x /= length;
            y /= length;
            z /= length;
        }
    }

    /**
     * Looks along a cell vector, which points at the viewer: c is up in the views along a and b, b in that along c.
     *
     * @param axis 0, 1, 2 for a, b, c
     * @param lattice the cell
     * @return the orientation
     */
    public static Orientation along(int axis, Lattice lattice) {
        double[][] vectors = rows(lattice.matrix());
        double[] towards = unit(vectors[axis]);
        double[] right = unit(cross(vectors[axis == 2 ? 1 : 2], towards));
        return ofRows(right, cross(towards, right), towards);
    }

    /**
     * Turns the picture about its own axes, as dragging it does.
     *
     * @param right how far the front moves to the right, in radians
     * @param down how far the front moves down, in radians
     * @return the new orientation
     */
    public Orientation rotate(double right, double down) {
        double angle = Math.hypot(right, down);
        if (angle == 0) {
            return this;
        }
        double sine = Math.sin(angle / 2);
        return new Orientation(Math.cos(angle / 2), sine * down / angle, sine * right / angle, 0).times(this);
    }

    private Orientation times(Orientation o) {
        return new Orientation(w * o.w - x * o.x - y * o.y - z * o.z, w * o.x + x * o.w + y * o.z - z * o.y,
                w * o.y - x * o.z + y * o.w + z * o.x, w * o.z + x * o.y - y * o.x + z * o.w);
    }

    /**
     * Rotates a vector.
     *
     * @param vector in the axes of the cell
     * @return in those of the picture: right, up, towards the viewer
     */
    public double[] apply(double[] vector) {
        double vx = vector[0];
        double vy = vector[1];
        double vz = vector[2];
        double tx = 2 * (y * vz - z * vy);
        double ty = 2 * (z * vx - x * vz);
        double tz = 2 * (x * vy - y * vx);
        return new double[] {vx + w * tx + y * tz - z * ty, vy + w * ty + z * tx - x * tz, vz + w * tz + x * ty - y * tx};
    }

    /** The rotation whose matrix has these rows, which must be orthonormal and right-handed. */
    private static Orientation ofRows(double[] r, double[] u, double[] t) {
        double trace = r[0] + u[1] + t[2];
        // of the four ways to take the quaternion from the matrix, the one that divides by the largest number
        if (trace > 0) {
            return new Orientation(trace + 1, t[1] - u[2], r[2] - t[0], u[0] - r[1]);
        }
        if (r[0] >= u[1] && r[0] >= t[2]) {
            return new Orientation(t[1] - u[2], 1 + r[0] - u[1] - t[2], r[1] + u[0], r[2] + t[0]);
        }
        return u[1] >= t[2] ? new Orientation(r[2] - t[0], r[1] + u[0], 1 - r[0] + u[1] - t[2], u[2] + t[1])
                : new Orientation(u[0] - r[1], r[2] + t[0], u[2] + t[1], 1 - r[0] - u[1] + t[2]);
    }

    static double[][] rows(DMatrix3x3 matrix) {
        return new double[][] {{matrix.a11, matrix.a12, matrix.a13}, {matrix.a21, matrix.a22, matrix.a23},
                {matrix.a31, matrix.a32, matrix.a33}};
    }

    private static double[] cross(double[] p, double[] q) {
        return new double[] {p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]};
    }

    private static double[] unit(double[] vector) {
        double length = Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
        return new double[] {vector[0] / length, vector[1] / length, vector[2] / length};
    }
}
