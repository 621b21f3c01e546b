package org.braggscape.math;

/**
 * Sums of a few scaled arrays with one common index, the only shape of loop that becomes vector code on every Java since 17;
 * four at a time was the fastest.
 */
final class ScaledSums {
    private ScaledSums() {
    }

    /** out[n] += Σ x[start + m]·columns[first + m][n] for m below {@code columnCount}, which is even, and from ≤ n < to. */
    static void addColumns(double[] x, int start, double[][] columns, int first, int columnCount, double[] out, int from,
            int to) {
        int m = 0;
        for (; m + 3 < columnCount; m += 4) {
            addFourScaled(x[start + m], x[start + m + 1], x[start + m + 2], x[start + m + 3], columns[first + m],
                    columns[first + m + 1], columns[first + m + 2], columns[first + m + 3], out, from, to);
        }
        for (; m < columnCount; m += 2) {
            addTwoScaled(x[start + m], x[start + m + 1], columns[first + m], columns[first + m + 1], out, from, to);
        }
    }

    /** {@return Σ a[n]·b[start + n] for from ≤ n < to} */
    static double dot(double[] a, double[] b, int start, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int n = from;
        for (; n + 3 < to; n += 4) {
            s0 += a[n] * b[start + n];
            s1 += a[n + 1] * b[start + n + 1];
            s2 += a[n + 2] * b[start + n + 2];
            s3 += a[n + 3] * b[start + n + 3];
        }
        for (; n < to; n++) {
            s0 += a[n] * b[start + n];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** out[n] += Σ coefficients[a]·rows[a][n] for from ≤ n < to; an even number of rows. */
    static void addCombination(double[] coefficients, double[][] rows, double[] out, int from, int to) {
        addColumns(coefficients, 0, rows, 0, coefficients.length, out, from, to);
    }

    /** out[n] += Σ matrix[m][n]·x[m][n] for first ≤ m < last, an even number, and from ≤ n < to. */
    static void addProducts(double[][] matrix, double[][] x, int first, int last, double[] out, int from, int to) {
        for (int m = first; m < last; m += 2) {
            addTwoProducts(matrix[m], matrix[m + 1], x[m], x[m + 1], out, from, to);
        }
    }

    private static void addTwoScaled(double a, double b, double[] x, double[] y, double[] out, int from, int to) {
        for (int n = from; n < to; n++) {
            out[n] = Math.fma(a, x[n], Math.fma(b, y[n], out[n]));
        }
    }

    private static void addFourScaled(double a, double b, double c, double d, double[] x, double[] y, double[] z,
            double[] w, double[] out, int from, int to) {
        for (int n = from; n < to; n++) {
            out[n] = Math.fma(a, x[n], Math.fma(b, y[n], Math.fma(c, z[n], Math.fma(d, w[n], out[n]))));
        }
    }

    static void addTwoProducts(double[] a, double[] b, double[] x, double[] y, double[] out, int from, int to) {
        for (int n = from; n < to; n++) {
            out[n] = Math.fma(a[n], x[n], Math.fma(b[n], y[n], out[n]));
        }
    }
}
