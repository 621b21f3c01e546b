package org.braggscape.energy.chgnet;

import java.util.Arrays;

/** A matrix as it is and transposed, both with columns that fill whole steps of {@link Tile#addProduct}. */
final class Dense {
    private static final double[] NOTHING = new double[256];

    private final double[][] matrix;
    private final double[][] transposed;

    Dense(double[][] rows) {
        int columns = rows[0].length;
        matrix = new double[rows.length][];
        transposed = new double[padded(columns)][padded(rows.length)];
        for (int row = 0; row < rows.length; row++) {
            matrix[row] = Arrays.copyOf(rows[row], padded(columns));
            for (int column = 0; column < columns; column++) {
                transposed[column][row] = rows[row][column];
            }
        }
    }

    private static int padded(int features) {
        return (features + Tile.STEP - 1) / Tile.STEP * Tile.STEP;
    }

    /** {@return the features of a tile to be multiplied, those that pad included} */
    int inputs() {
        return transposed.length;
    }

    /** {@return the features of the product} */
    int outputs() {
        return matrix.length;
    }

    /** Computes the product with the features of x from one on, plus constants, as features of y from one on. */
    void multiply(double[][] x, int firstX, double[] constants, double[][] y, int firstY) {
        Tile.set(y, firstY, matrix.length, constants);
        Tile.addProduct(matrix, x, firstX, y, firstY);
    }

    /** Adds the product with the features of x to those of y. */
    void addProduct(double[][] x, double[][] y) {
        Tile.addProduct(matrix, x, 0, y, 0);
    }

    /** Computes the product of the transposed matrix with the features of y from one on as features of x from one on. */
    void multiplyTransposed(double[][] y, int firstY, double[][] x, int firstX) {
        Tile.set(x, firstX, transposed.length, NOTHING);
        Tile.addProduct(transposed, y, firstY, x, firstX);
    }

    /**
     * Adds the product with each of many rows.
     *
     * @param x rows of so many numbers as the matrix has columns before padding
     * @param width that number
     * @param count of rows
     * @param y rows of the products, modified
     * @param input a tile of {@link #inputs} features, modified
     * @param output a tile of {@link #outputs} features, modified
     */
    void addProducts(double[] x, int width, int count, double[] y, double[][] input, double[][] output) {
        for (int tile = 0; tile < Tile.count(count); tile++) {
            int from = tile * Tile.LANES;
            int lanes = Tile.filled(tile, count);
            Tile.load(x, width, from, lanes, input);
            multiply(input, 0, NOTHING, output, 0);
            Tile.addTo(output, y, outputs(), from, lanes);
        }
    }

    /** Adds the product of the transposed matrix with each of many rows y to rows x; otherwise as {@link #addProducts}. */
    void addTransposedProducts(double[] y, int count, double[] x, int width, double[][] input, double[][] output) {
        for (int tile = 0; tile < Tile.count(count); tile++) {
            int from = tile * Tile.LANES;
            int lanes = Tile.filled(tile, count);
            Tile.load(y, outputs(), from, lanes, output);
            multiplyTransposed(output, 0, input, 0);
            Tile.addTo(input, x, width, from, lanes);
        }
    }
}
