package org.braggscape.crystal.symmetry;

import java.util.ArrayList;
import java.util.List;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;

/** The rotations and reflections that map a lattice onto itself, for cells whose vectors are among the shortest. */
final class LatticeRotations {
    /** In Å. */
    static final double SAME_LENGTH = 1e-3;
    /** In degrees. */
    static final double SAME_ANGLE = 0.05;

    private LatticeRotations() {
    }

    /**
     * Lists them.
     *
     * @param cell the cell; its vectors are mapped onto vectors with indices −1, 0 or 1
     * @return their matrices row by row, within 10⁻³ Å and 0.05°, the identity among them
     */
    static List<int[]> of(Lattice cell) {
        List<int[]> found = new ArrayList<>();
        double[] lengths = {cell.a(), cell.b(), cell.c()};
        List<List<int[]>> images = new ArrayList<>();
        for (double length : lengths) {
            images.add(vectorsOfLength(cell, length));
        }
        for (int[] a : images.get(0)) {
            for (int[] b : images.get(1)) {
                for (int[] c : images.get(2)) {
                    boolean same = sameAngle(cell, b, c, cell.alpha()) && sameAngle(cell, a, c, cell.beta())
                            && sameAngle(cell, a, b, cell.gamma());
                    if (same) {
                        // The images of the cell vectors are the columns of the matrix.
                        found.add(new int[] {a[0], b[0], c[0], a[1], b[1], c[1], a[2], b[2], c[2]});
                    }
                }
            }
        }
        return found;
    }

    private static List<int[]> vectorsOfLength(Lattice cell, double length) {
        List<int[]> vectors = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            int[] v = {i / 9 - 1, i / 3 % 3 - 1, i % 3 - 1};
            if (Math.abs(length(cell, v) - length) <= SAME_LENGTH) {
                vectors.add(v);
            }
        }
        return vectors;
    }

    private static double length(Lattice cell, int[] v) {
        return cell.length(new Fractional(v[0], v[1], v[2]));
    }

    private static boolean sameAngle(Lattice cell, int[] u, int[] v, double angle) {
        double one = length(cell, u);
        double other = length(cell, v);
        double difference = length(cell, new int[] {u[0] - v[0], u[1] - v[1], u[2] - v[2]});
        double cosine = (one * one + other * other - difference * difference) / (2 * one * other);
        return Math.abs(Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine)))) - angle) <= SAME_ANGLE;
    }
}
