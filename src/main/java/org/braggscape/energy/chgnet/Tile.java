package org.braggscape.energy.chgnet;

import java.util.Arrays;

/**
 * Work on a few rows at once. A tile holds, for each feature, the numbers of up to {@link #LANES} rows side by side: only loops
 * along such lanes become vector code. Elsewhere, numbers of a row lie together.
 */
final class Tile {
    /** Rows of a tile. */
    static final int LANES = 64;
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

    /** Copies consecutive rows of a width into the first features of a tile. */
    static void load(double[] rows, int width, int from, int lanes, double[][] tile) {
        for (int feature = 0; feature < width; feature += STEP) {
            int last = Math.min(width, feature + STEP);
            for (int lane = 0; lane < lanes; lane++) {
                int at = (from + lane) * width;
                for (int k = feature; k < last; k++) {
                    tile[k][lane] = rows[at + k];
                }
            }
        }
    }

    /** Adds the first features of a tile to consecutive rows of a width. */
    static void addTo(double[][] tile, double[] rows, int width, int from, int lanes) {
        for (int feature = 0; feature < width; feature += STEP) {
            int last = Math.min(width, feature + STEP);
            for (int lane = 0; lane < lanes; lane++) {
                int at = (from + lane) * width;
                for (int k = feature; k < last; k++) {
                    rows[at + k] += tile[k][lane];
                }
            }
        }
    }

    /** Copies chosen rows to the lanes of a tile: row index[from + lane] to a lane. The width is a multiple of {@link #STEP}. */
    static void gather(double[] rows, int width, int[] index, int from, int lanes, double[][] tile) {
        for (int k = 0; k < width; k += STEP) {
            gather(rows, width, index, from, lanes, k, tile[k], tile[k + 1], tile[k + 2], tile[k + 3], tile[k + 4], tile[k + 5],
                    tile[k + 6], tile[k + 7]);
        }
    }

    private static void gather(double[] rows, int width, int[] index, int from, int lanes, int k, double[] y0, double[] y1,
            double[] y2, double[] y3, double[] y4, double[] y5, double[] y6, double[] y7) {
        for (int lane = 0; lane < lanes; lane++) {
            int at = index[from + lane] * width + k;
            y0[lane] = rows[at];
            y1[lane] = rows[at + 1];
            y2[lane] = rows[at + 2];
            y3[lane] = rows[at + 3];
            y4[lane] = rows[at + 4];
            y5[lane] = rows[at + 5];
            y6[lane] = rows[at + 6];
            y7[lane] = rows[at + 7];
        }
    }

    /** Adds chosen rows to the lanes of a tile; otherwise as {@link #gather}. */
    static void addGathered(double[] rows, int width, int[] index, int from, int lanes, double[][] tile) {
        for (int k = 0; k < width; k += STEP) {
            addGathered(rows, width, index, from, lanes, k, tile[k], tile[k + 1], tile[k + 2], tile[k + 3], tile[k + 4],
                    tile[k + 5], tile[k + 6], tile[k + 7]);
        }
    }

    private static void addGathered(double[] rows, int width, int[] index, int from, int lanes, int k, double[] y0, double[] y1,
            double[] y2, double[] y3, double[] y4, double[] y5, double[] y6, double[] y7) {
        for (int lane = 0; lane < lanes; lane++) {
            int at = index[from + lane] * width + k;
            y0[lane] += rows[at];
            y1[lane] += rows[at + 1];
            y2[lane] += rows[at + 2];
            y3[lane] += rows[at + 3];
            y4[lane] += rows[at + 4];
            y5[lane] += rows[at + 5];
            y6[lane] += rows[at + 6];
            y7[lane] += rows[at + 7];
        }
    }

    /** Adds the lanes of a tile to chosen rows: a lane to row index[from + lane]. The width is a multiple of {@link #STEP}. */
    static void scatter(double[][] tile, double[] rows, int width, int[] index, int from, int lanes) {
        for (int k = 0; k < width; k += STEP) {
            scatter(rows, width, index, from, lanes, k, tile[k], tile[k + 1], tile[k + 2], tile[k + 3], tile[k + 4],
                    tile[k + 5], tile[k + 6], tile[k + 7]);
        }
    }

    private static void scatter(double[] rows, int width, int[] index, int from, int lanes, int k, double[] x0, double[] x1,
            double[] x2, double[] x3, double[] x4, double[] x5, double[] x6, double[] x7) {
        for (int lane = 0; lane < lanes; lane++) {
            int at = index[from + lane] * width + k;
            rows[at] += x0[lane];
            rows[at + 1] += x1[lane];
            rows[at + 2] += x2[lane];
            rows[at + 3] += x3[lane];
            rows[at + 4] += x4[lane];
            rows[at + 5] += x5[lane];
            rows[at + 6] += x6[lane];
            rows[at + 7] += x7[lane];
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
    static void addProduct(double[][] matrix, double[][] x, int firstX, double[][] y, int firstY) {
        for (int row = 0; row < matrix.length; row++) {
            double[] weights = matrix[row];
            for (int k = 0; k < weights.length; k += STEP) {
                int at = firstX + k;
                add(weights, k, x[at], x[at + 1], x[at + 2], x[at + 3], x[at + 4], x[at + 5], x[at + 6], x[at + 7],
                        y[firstY + row]);
            }
        }
    }

    /** Sets features of a tile from one on to constants, one for each feature of the tile. */
    static void set(double[][] tile, int from, int count, double[] constants) {
        for (int feature = from; feature < from + count; feature++) {
            Arrays.fill(tile[feature], constants[feature]);
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
}
