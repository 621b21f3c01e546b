package org.braggscape.energy.chgnet;

import java.util.Arrays;

/** A matrix as it is and transposed, both with columns that fill whole steps of {@link Tile#multiply}. */
final class Dense {
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

    /** Adds the product with the features of x from one on to those of y from one on. */
    void multiply(double[][] x, int firstX, double[][] y, int firstY) {
        Tile.multiply(matrix, x, firstX, y, firstY);
    }

    /** Adds the product of the transposed matrix with the features of y from one on to those of x from one on. */
    void multiplyTransposed(double[][] y, int firstY, double[][] x, int firstX) {
        Tile.multiply(transposed, y, firstY, x, firstX);
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
            int filled = Tile.filled(tile, count);
            Tile.load(x, width, from, filled, input);
            Tile.clear(output, outputs());
            multiply(input, 0, output, 0);
            Tile.addTo(output, y, outputs(), from, filled);
        }
    }

    /** Adds the product of the transposed matrix with each of many rows y to rows x; otherwise as {@link #addProducts}. */
    void addTransposedProducts(double[] y, int count, double[] x, int width, double[][] input, double[][] output) {
        for (int tile = 0; tile < Tile.count(count); tile++) {
            int from = tile * Tile.LANES;
            int filled = Tile.filled(tile, count);
            Tile.load(y, outputs(), from, filled, output);
            Tile.clear(input, inputs());
            multiplyTransposed(output, 0, input, 0);
            Tile.addTo(input, x, width, from, filled);
        }
    }
}
