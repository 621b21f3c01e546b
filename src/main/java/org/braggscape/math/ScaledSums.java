package org.braggscape.math;

/**
 * Sums of a few scaled arrays with one common index, the only shape of loop that becomes vector code on every Java since 17;
 * four at a time was the fastest.
 */
final class ScaledSums {
    private ScaledSums() {
    }

    /** out += Σ x[start + m]·columns[m]. */
    static void addColumns(double[] x, int start, double[][] columns, double[] out, int count) {
        int m = 0;
        for (; m + 3 < columns.length; m += 4) {
            addFourScaled(x[start + m], x[start + m + 1], x[start + m + 2], x[start + m + 3], columns[m], columns[m + 1],
                    columns[m + 2], columns[m + 3], out, count);
        }
        for (; m < columns.length; m += 2) {
            addTwoScaled(x[start + m], x[start + m + 1], columns[m], columns[m + 1], out, count);
        }
    }

    static double dot(double[] sum, double[] x, int start, int count) {
        double even = 0;
        double odd = 0;
        for (int i = 0; i + 1 < count; i += 2) {
            even += sum[i] * x[start + i];
            odd += sum[i + 1] * x[start + i + 1];
        }
        return count % 2 == 0 ? even + odd : even + odd + sum[count - 1] * x[start + count - 1];
    }

    /** out[n] += Σ coefficients[a]·rows[a][n]. */
    static void addCombination(double[] coefficients, double[][] rows, double[] out, int count) {
        int a = 0;
        for (; a + 3 < coefficients.length; a += 4) {
            addFourScaled(coefficients[a], coefficients[a + 1], coefficients[a + 2], coefficients[a + 3], rows[a],
                    rows[a + 1], rows[a + 2], rows[a + 3], out, count);
        }
        for (; a < coefficients.length; a += 2) {
            addTwoScaled(coefficients[a], coefficients[a + 1], rows[a], rows[a + 1], out, count);
        }
    }

    static void addTwoScaled(double a, double b, double[] x, double[] y, double[] out, int count) {
        for (int n = 0; n < count; n++) {
            out[n] = Math.fma(a, x[n], Math.fma(b, y[n], out[n]));
        }
    }

    static void addTwoProducts(double[] a, double[] b, double[] x, double[] y, double[] out, int count) {
        for (int n = 0; n < count; n++) {
            out[n] += a[n] * x[n] + b[n] * y[n];
        }
    }

    static void addFourScaled(double a, double b, double c, double d, double[] x, double[] y, double[] z,
            double[] w, double[] out, int count) {
        for (int n = 0; n < count; n++) {
            out[n] = Math.fma(a, x[n], Math.fma(b, y[n], Math.fma(c, z[n], Math.fma(d, w[n], out[n]))));
        }
    }
}
