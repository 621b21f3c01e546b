package org.braggscape.matching;

import java.util.Arrays;

/**
 * Lays the atoms of two cells over each other in one averaged cell: nearest images, the cheapest assignment of atoms to
 * atoms, and the shift that makes the squared distances smallest. Holds scratch space for one comparison.
 */
final class Placement {
    private final int[] kinds1;
    private final int[] kinds2;
    private final int[][] members1;
    private final int[][] members2;
    private final double stol;
    private final SearchLimit limit;
    private final SiteAssignment assignment;
    private final double[][] cost;
    private final int[] partner;
    private final int[] chosen;
    private final double[] vectors;
    private final double[] shifts;
    private final double[] vector = new double[3];

    private Basis averaged;
    private double[] positions1;
    private double[] positions2;
    private double scale;
    private double[] tolerance;
    private Basis reduced;
    private double[] reducedTolerance;
    private double[] reduced1;
    private double[] reduced2;
    private double[][] images;
    /** Squared; shorter vectors have no shorter image. */
    private double surelyNearest;
    private long[][] toReduced;

    private double rms;
    private double maximum;

    /**
     * Prepares for two cells with equal numbers of atoms of each kind.
     *
     * @param first whose atoms may be mapped in several ways
     * @param second whose atoms stay
     * @param stol the tolerance
     */
    Placement(ReducedCell first, ReducedCell second, int[] counts, double stol, SearchLimit limit) {
        kinds1 = first.kinds();
        kinds2 = second.kinds();
        members1 = members(kinds1, counts);
        members2 = members(kinds2, counts);
        this.stol = stol;
        this.limit = limit;
        int largest = Arrays.stream(counts).max().orElseThrow();
        assignment = new SiteAssignment(largest);
        cost = new double[largest][largest];
        partner = new int[largest];
        shifts = new double[3 * largest * largest];
        chosen = new int[kinds2.length];
        vectors = new double[3 * kinds2.length];
    }

    private static int[][] members(int[] kinds, int[] counts) {
        int[][] members = new int[counts.length][];
        int[] filled = new int[counts.length];
        for (int kind = 0; kind < counts.length; kind++) {
            members[kind] = new int[counts[kind]];
        }
        for (int i = 0; i < kinds.length; i++) {
            members[kinds[i]][filled[kinds[i]]++] = i;
        }
        return members;
    }

    /**
     * Takes an averaged cell, and the atoms' fractional coordinates in it.
     *
     * @param average the cell
     * @param first coordinates of the first cell's atoms
     * @param second coordinates of the second cell's atoms
     */
    void setCell(Basis average, double[] first, double[] second) {
        positions1 = first;
        positions2 = second;
        scale = Math.cbrt(kinds1.length / average.volume());
        tolerance = tolerances(average);
        reduced = null;
        toReduced = null;
        averaged = average;
    }

    private double[] tolerances(Basis basis) {
        double[] lengths = basis.reciprocalLengths();
        for (int i = 0; i < 3; i++) {
            lengths[i] *= 2 * stol / scale;
        }
        return lengths;
    }

    /** {@return the second cell's atom to anchor shifts by: the first one of the rarest kind} */
    int anchor() {
        int best = 0;
        for (int i = 1; i < kinds2.length; i++) {
            if (members2[kinds2[i]].length < members2[kinds2[best]].length) {
                best = i;
            }
        }
        return best;
    }

    /** {@return the first cell's atoms that an atom of the second may lie on} */
    int[] partnersOf(int second) {
        return members1[kinds2[second]];
    }

    /**
     * Lays one atom on another and looks where the others come to lie.
     *
     * @param anchor an atom of the second cell
     * @param on the atom of the first cell onto which it is shifted
     * @return whether every atom can have a partner of its own; then {@link #rms} and the others tell about it
     */
    boolean place(int anchor, int on) {
        double[] shift = new double[3];
        for (int k = 0; k < 3; k++) {
            shift[k] = positions1[3 * on + k] - positions2[3 * anchor + k];
        }
        if (!allHaveNeighbours(shift)) {
            return false;
        }
        if (reduced == null) {
            reduce();
        }
        double[] moved = positions2.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += shift[i % 3];
        }
        reduced2 = Unimodular.wrapped(moved, toReduced);
        for (int kind = 0; kind < members1.length; kind++) {
            if (!assign(members1[kind], members2[kind])) {
                return false;
            }
        }
        measure();
        return true;
    }

    private boolean allHaveNeighbours(double[] shift) {
        for (int i = 0; i < kinds2.length; i++) {
            int[] members = members1[kinds2[i]];
            limit.spend(members.length);
            double x = positions2[3 * i] + shift[0];
            double y = positions2[3 * i + 1] + shift[1];
            double z = positions2[3 * i + 2] + shift[2];
            boolean found = false;
            for (int j = 0; j < members.length && !found; j++) {
                int at = 3 * members[j];
                found = isWithin(x - positions1[at], tolerance[0]) && isWithin(y - positions1[at + 1], tolerance[1])
                        && isWithin(z - positions1[at + 2], tolerance[2]);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithin(double difference, double bound) {
        return Math.abs(difference - Math.rint(difference)) <= bound;
    }

    private void reduce() {
        long[][] change = LatticeReduction.changeOf(averaged);
        reduced = averaged.combined(change);
        toReduced = Unimodular.inverse(change);
        reducedTolerance = tolerances(reduced);
        reduced1 = Unimodular.wrapped(positions1, toReduced);
        images = new double[27][];
        for (int i = 0; i < 27; i++) {
            images[i] = reduced.combined(new long[][] {{i / 9 - 1, i / 3 % 3 - 1, i % 3 - 1}, {0, 0, 0}, {0, 0, 0}}).row(0);
        }
        double[] lengths = reduced.reciprocalLengths();
        double half = 0.5 / Math.max(lengths[0], Math.max(lengths[1], lengths[2]));
        surelyNearest = half * half;
    }

    private boolean assign(int[] first, int[] second) {
        int n = first.length;
        limit.spend((double) n * n * (10 + n / 10.0));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                cost[i][j] = squaredDistance(3 * second[i], 3 * first[j]);
                System.arraycopy(vector, 0, shifts, 3 * (i * n + j), 3);
            }
        }
        if (!assignment.solve(cost, n, partner)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            chosen[second[i]] = first[partner[i]];
            System.arraycopy(shifts, 3 * (i * n + partner[i]), vectors, 3 * second[i], 3);
        }
        return true;
    }

    /** Leaves the shortest vector from one to the other in {@link #vector}. */
    private double squaredDistance(int second, int first) {
        double x = reduced1[first] - reduced2[second];
        double y = reduced1[first + 1] - reduced2[second + 1];
        double z = reduced1[first + 2] - reduced2[second + 2];
        x -= Math.rint(x);
        y -= Math.rint(y);
        z -= Math.rint(z);
        if (Math.abs(x) > reducedTolerance[0] || Math.abs(y) > reducedTolerance[1] || Math.abs(z) > reducedTolerance[2]) {
            return Double.POSITIVE_INFINITY;
        }
        double[] u = reduced.row(0);
        double[] v = reduced.row(1);
        double[] w = reduced.row(2);
        double dx = x * u[0] + y * v[0] + z * w[0];
        double dy = x * u[1] + y * v[1] + z * w[1];
        double dz = x * u[2] + y * v[2] + z * w[2];
        double best = dx * dx + dy * dy + dz * dz;
        vector[0] = dx;
        vector[1] = dy;
        vector[2] = dz;
        if (best > surelyNearest) {
            for (double[] image : images) {
                double ix = dx + image[0];
                double iy = dy + image[1];
                double iz = dz + image[2];
                double square = ix * ix + iy * iy + iz * iz;
                if (square < best) {
                    best = square;
                    vector[0] = ix;
                    vector[1] = iy;
                    vector[2] = iz;
                }
            }
        }
        return best;
    }

    private void measure() {
        int n = kinds2.length;
        double[] mean = new double[3];
        for (int i = 0; i < 3 * n; i++) {
            mean[i % 3] += vectors[i] / n;
        }
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < 3 * n; i += 3) {
            double x = vectors[i] - mean[0];
            double y = vectors[i + 1] - mean[1];
            double z = vectors[i + 2] - mean[2];
            double square = x * x + y * y + z * z;
            sum += square;
            largest = Math.max(largest, square);
        }
        rms = Math.sqrt(sum / n) * scale;
        maximum = Math.sqrt(largest) * scale;
    }

    /** {@return the root mean square distance of the last placement, in units of the mean spacing} */
    double rms() {
        return rms;
    }

    /** {@return the largest distance of the last placement, in units of the mean spacing} */
    double maximum() {
        return maximum;
    }

    /** {@return for each atom of the second cell its partner in the first, in the last placement} */
    int[] partners() {
        return chosen.clone();
    }
}
