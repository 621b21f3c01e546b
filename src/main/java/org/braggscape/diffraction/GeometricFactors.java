package org.braggscape.diffraction;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * Σ occ·exp(2πi h·x) over the atoms of each scatterer group, for rows of reflections (hk·). They depend on the
 * coordinates and not on the cell, so rows are kept as long as the atoms stay where they are.
 */
final class GeometricFactors {
    private final int[][] groups;
    private final int atoms;
    private final Phases phases;

    private double[] coordinates;
    private double[] occupancies;
    private int boundH = -1;
    private int boundK = -1;
    private int boundL = -1;
    private boolean[] known = new boolean[0];
    /** Real and imaginary part of each group, of each l, of each row. */
    private double[] table = new double[0];
    /** One group in one row, while it is computed. */
    private double[] real = new double[0];
    private double[] imaginary = new double[0];

    /**
     * Creates an empty table.
     *
     * @param groups the atoms of each group
     */
    GeometricFactors(int[][] groups, int atoms) {
        this.groups = groups;
        this.atoms = atoms;
        this.phases = new Phases(atoms);
        this.coordinates = new double[0];
        this.occupancies = new double[0];
    }

    /** Makes room for a list of reflections and forgets what other coordinates left behind. */
    void prepare(ReflectionList list, double[] x, double[] occupancy) {
        boolean wider = list.largestH > boundH || list.largestK > boundK || list.largestL > boundL;
        boolean moved = coordinates.length != 3 * atoms
                || !Arrays.equals(coordinates, 0, 3 * atoms, x, 0, 3 * atoms)
                || !Arrays.equals(occupancies, 0, atoms, occupancy, 0, atoms);
        if (!wider && !moved) {
            return;
        }
        if (coordinates.length != 3 * atoms) {
            coordinates = new double[3 * atoms];
            occupancies = new double[atoms];
        }
        System.arraycopy(x, 0, coordinates, 0, 3 * atoms);
        System.arraycopy(occupancy, 0, occupancies, 0, atoms);
        if (wider) {
            // room for the neighbours of this cell as well, so that a descent or a map does not grow it step by step
            boundH = Math.max(boundH, list.largestH + list.largestH / 4 + 1);
            boundK = Math.max(boundK, list.largestK + list.largestK / 4 + 1);
            boundL = Math.max(boundL, list.largestL + list.largestL / 4 + 1);
            int rows = (boundH + 1) * (2 * boundK + 1);
            known = new boolean[rows];
            table = new double[rows * (2 * boundL + 1) * 2 * groups.length];
            real = new double[2 * boundL + 1];
            imaginary = new double[2 * boundL + 1];
        } else {
            Arrays.fill(known, false);
        }
        phases.compute(coordinates, boundH, boundK, boundL);
    }

    Phases phases() {
        return phases;
    }

    /** {@return for each reflection the real and imaginary parts of all groups, valid until the next {@link #prepare}} */
    double[] table() {
        return table;
    }

    /** Where reflection (h, k, l) starts in {@link #table}; consecutive l are neighbours. */
    int index(int h, int k, int l) {
        int row = h * (2 * boundK + 1) + boundK + k;
        if (!known[row]) {
            compute(row, h, k);
            known[row] = true;
        }
        return (row * (2 * boundL + 1) + boundL + l) * 2 * groups.length;
    }

    private void compute(int row, int h, int k) {
        // thousands of atoms take minutes before the first value is known
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
        int count = 2 * boundL + 1;
        int stride = 2 * groups.length;
        int base = row * count * stride;
        for (int group = 0; group < groups.length; group++) {
            Arrays.fill(real, 0, count, 0);
            Arrays.fill(imaginary, 0, count, 0);
            for (int atom : groups[group]) {
                add(occupancies[atom] * phases.rowCosine(atom, h, k), occupancies[atom] * phases.rowSine(atom, h, k),
                        phases.indexL(atom, -boundL), count);
            }
            for (int i = 0, at = base + 2 * group; i < count; i++, at += stride) {
                table[at] = real[i];
                table[at + 1] = imaginary[i];
            }
        }
    }

    /** One atom in a whole row; apart from the scattered table, so that the loop becomes vector code. */
    private void add(double c, double s, int start, int count) {
        double[] cosine = phases.cosineL();
        double[] sine = phases.sineL();
        for (int i = 0; i < count; i++) {
            real[i] += c * cosine[start + i] - s * sine[start + i];
            imaginary[i] += s * cosine[start + i] + c * sine[start + i];
        }
    }
}
