package org.braggscape.energy;

import java.util.Arrays;

/** The pairs of atoms of a crystal that are near to each other, each counted once. One thread at a time. */
public final class NeighbourPairs {
    /** More images than this have only cells that nobody wants to wait for. */
    private static final double MOST_IMAGES = 5e6;
    /** In Å; two atoms in one place push each other nowhere. */
    private static final double ONE_PLACE = 1e-3;

    private final int atoms;
    private final double reach;
    private final double[] heights = new double[3];
    private final int[] first = new int[3];
    private final int[] last = new int[3];
    private double[] vectors = new double[3 * 256];
    private double[] lengths = new double[256];
    private int[] ends = new int[2 * 256];
    private int count;

    /**
     * Makes a search.
     *
     * @param atoms in the cell
     * @param reach pairs shorter than this count, in Å
     */
    public NeighbourPairs(int atoms, double reach) {
        this.atoms = atoms;
        this.reach = reach;
    }

    /**
     * Finds all pairs of an atom of the cell with one of the crystal.
     *
     * @param cell vectors as rows in Å, nine numbers
     * @param coordinates fractional, x, y, z of the first atom first
     * @return false where there is no use in them: the cell is flat or absurdly long, or two atoms are in one place
     */
    public boolean find(double[] cell, double[] coordinates) {
        count = 0;
        if (!findHeights(cell)) {
            return false;
        }
        for (int i = 0; i < atoms; i++) {
            for (int j = i; j < atoms; j++) {
                if (!findImages(i, j, cell, coordinates)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** {@return the number of pairs} */
    public int count() {
        return count;
    }

    /** {@return the number of the pair's first atom, the one in the cell} */
    public int first(int pair) {
        return ends[2 * pair];
    }

    /** {@return the number of the atom of which the pair's second one is an image} */
    public int second(int pair) {
        return ends[2 * pair + 1];
    }

    /** {@return from the first atom to the second in Å, three numbers per pair, not copied, valid until the next search} */
    public double[] vectors() {
        return vectors;
    }

    /** {@return the lengths in Å, not copied, valid until the next search} */
    public double[] lengths() {
        return lengths;
    }

    /** How many layers of cells lie within reach, along each vector; false where there are too many. */
    private boolean findHeights(double[] v) {
        double volume = 0;
        for (int k = 0; k < 3; k++) {
            int p = 3 * ((k + 1) % 3);
            int q = 3 * ((k + 2) % 3);
            double x = v[p + 1] * v[q + 2] - v[p + 2] * v[q + 1];
            double y = v[p + 2] * v[q] - v[p] * v[q + 2];
            double z = v[p] * v[q + 1] - v[p + 1] * v[q];
            volume = Math.abs(v[3 * k] * x + v[3 * k + 1] * y + v[3 * k + 2] * z);
            heights[k] = reach * Math.sqrt(x * x + y * y + z * z) / volume;
        }
        double images = 0.5 * atoms * (atoms + 1);
        for (double height : heights) {
            images *= 2 * height + 1;
        }
        return volume > 0 && images <= MOST_IMAGES;
    }

    /** Adds the pairs of an atom with all images of another, or with half of its own. */
    private boolean findImages(int i, int j, double[] v, double[] x) {
        for (int k = 0; k < 3; k++) {
            double apart = x[3 * j + k] - x[3 * i + k];
            first[k] = (int) Math.ceil(-heights[k] - apart);
            last[k] = (int) Math.floor(heights[k] - apart);
        }
        for (int a = i == j ? 0 : first[0]; a <= last[0]; a++) {
            double fa = x[3 * j] - x[3 * i] + a;
            for (int b = i == j && a == 0 ? 0 : first[1]; b <= last[1]; b++) {
                double fb = x[3 * j + 1] - x[3 * i + 1] + b;
                double px = fa * v[0] + fb * v[3];
                double py = fa * v[1] + fb * v[4];
                double pz = fa * v[2] + fb * v[5];
                for (int c = i == j && a == 0 && b == 0 ? 1 : first[2]; c <= last[2]; c++) {
                    double fc = x[3 * j + 2] - x[3 * i + 2] + c;
                    double dx = px + fc * v[6];
                    double dy = py + fc * v[7];
                    double dz = pz + fc * v[8];
                    double square = dx * dx + dy * dy + dz * dz;
                    if (square < ONE_PLACE * ONE_PLACE) {
                        return false;
                    }
                    if (square < reach * reach) {
                        add(i, j, dx, dy, dz, Math.sqrt(square));
                    }
                }
            }
        }
        return true;
    }

    private void add(int i, int j, double dx, double dy, double dz, double length) {
        if (count == lengths.length) {
            vectors = Arrays.copyOf(vectors, 2 * vectors.length);
            lengths = Arrays.copyOf(lengths, 2 * lengths.length);
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        vectors[3 * count] = dx;
        vectors[3 * count + 1] = dy;
        vectors[3 * count + 2] = dz;
        lengths[count] = length;
        ends[2 * count] = i;
        ends[2 * count + 1] = j;
        count++;
    }
}
