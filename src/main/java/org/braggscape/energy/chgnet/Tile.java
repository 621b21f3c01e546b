package org.braggscape.energy.chgnet;

import java.util.Arrays;

/**
 * Work on a few rows at once. A tile holds, for each feature, the numbers of up to {@link #LANES} rows side by side: only loops
 * along such lanes become vector code. Elsewhere, numbers of a row lie together.
 */
final class Tile {
    /** Rows of a tile. */
    static final int LANES = 128;
    /** Features are taken by so many at a time. */
    static final int STEP = 8;

    private Tile() {
    }

    /** {@return an empty tile} */
    static double[][] of(int features) {
        return new double[features][LANES];
    }

    /** {@return the number of tiles for so many rows} */
    static int count(int rows) {
        return (rows + LANES - 1) / LANES;
    }

    /** {@return how many rows are in a tile} */
    static int filled(int tile, int rows) {
        return Math.min(LANES, rows - tile * LANES);
    }

    /** Copies consecutive rows of a width into the first features of a tile; lanes that are not filled become zero. */
    static void load(double[] rows, int width, int from, int count, double[][] tile) {
        for (int feature = 0; feature < width; feature++) {
            double[] lanes = tile[feature];
            for (int lane = 0; lane < count; lane++) {
                lanes[lane] = rows[(from + lane) * width + feature];
            }
            Arrays.fill(lanes, count, LANES, 0);
        }
    }

    /** Copies the first features of a tile into consecutive rows of a width. */
    static void store(double[][] tile, double[] rows, int width, int from, int count) {
        for (int feature = 0; feature < width; feature++) {
            double[] lanes = tile[feature];
            for (int lane = 0; lane < count; lane++) {
                rows[(from + lane) * width + feature] = lanes[lane];
            }
        }
    }

    /** Adds the first features of a tile to consecutive rows of a width. */
    static void addTo(double[][] tile, double[] rows, int width, int from, int count) {
        for (int feature = 0; feature < width; feature++) {
            double[] lanes = tile[feature];
            for (int lane = 0; lane < count; lane++) {
                rows[(from + lane) * width + feature] += lanes[lane];
            }
        }
    }

    /** Adds chosen rows to the lanes of a tile: row index[from + lane] to a lane. */
    static void gather(double[] rows, int width, int[] index, int from, int count, double[][] tile) {
        for (int lane = 0; lane < count; lane++) {
            int row = index[from + lane] * width;
            for (int feature = 0; feature < width; feature++) {
                tile[feature][lane] += rows[row + feature];
            }
        }
    }

    /** Adds the lanes of a tile to chosen rows: a lane to row index[from + lane]. */
    static void scatter(double[][] tile, double[] rows, int width, int[] index, int from, int count) {
        for (int lane = 0; lane < count; lane++) {
            int row = index[from + lane] * width;
            for (int feature = 0; feature < width; feature++) {
                rows[row + feature] += tile[feature][lane];
            }
        }
    }

    /**
     * Adds the product of a matrix and a tile to a tile.
     *
     * @param matrix its columns a multiple of {@link #STEP}
     * @param x at least as many features as the matrix has columns, from the first
     * @param firstX the first feature of x
     * @param y at least as many features as the matrix has rows
     * @param firstY the first feature of y, modified from there on
     */
    static void multiply(double[][] matrix, double[][] x, int firstX, double[][] y, int firstY) {
        for (int row = 0; row < matrix.length; row++) {
            double[] weights = matrix[row];
            for (int k = 0; k < weights.length; k += STEP) {
                int at = firstX + k;
                add(weights, k, x[at], x[at + 1], x[at + 2], x[at + 3], x[at + 4], x[at + 5], x[at + 6], x[at + 7],
                        y[firstY + row]);
            }
        }
    }

    private static void add(double[] w, int k, double[] x0, double[] x1, double[] x2, double[] x3, double[] x4, double[] x5,
            double[] x6, double[] x7, double[] y) {
        double w0 = w[k];
        double w1 = w[k + 1];
        double w2 = w[k + 2];
        double w3 = w[k + 3];
        double w4 = w[k + 4];
        double w5 = w[k + 5];
        double w6 = w[k + 6];
        double w7 = w[k + 7];
        for (int lane = 0; lane < LANES; lane++) {
            y[lane] += w0 * x0[lane] + w1 * x1[lane] + w2 * x2[lane] + w3 * x3[lane] + w4 * x4[lane] + w5 * x5[lane]
                    + w6 * x6[lane] + w7 * x7[lane];
        }
    }

    /** Sets features of a tile to one number per feature. */
    static void set(double[][] tile, double[] numbers) {
        for (int feature = 0; feature < numbers.length; feature++) {
            Arrays.fill(tile[feature], numbers[feature]);
        }
    }

    /** Sets the first features of a tile to zero. */
    static void clear(double[][] tile, int features) {
        for (int feature = 0; feature < features; feature++) {
            Arrays.fill(tile[feature], 0);
        }
    }
}
