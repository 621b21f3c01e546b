package org.braggscape.optim;

/** Sums over vectors, and the check of a vector of rates or scales. */
final class Vectors {
    private Vectors() {
    }

    static double dot(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * v[i];
        }
        return sum;
    }

    static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    static double distance(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += (u[i] - v[i]) * (u[i] - v[i]);
        }
        return Math.sqrt(sum);
    }

    /**
     * Copies a vector of rates or scales.
     *
     * @throws IllegalArgumentException if one of them is not positive and finite
     */
    static double[] positive(String name, double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (!(numbers[i] > 0 && numbers[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("The " + name + " of coordinate " + (i + 1) + " is " + numbers[i]
                        + ", but must be positive and finite.");
            }
        }
        return numbers.clone();
    }

    /**
     * Checks that there is one number per coordinate.
     *
     * @throws IllegalArgumentException if not
     */
    static void requireLength(String name, int length, int dimension) {
        if (length != dimension) {
            throw new IllegalArgumentException("There are " + length + " " + name + "s for " + dimension + " coordinates.");
        }
    }

    /**
     * Checks a factor by which something remembered fades.
     *
     * @throws IllegalArgumentException if it is not in [0, 1)
     */
    static void requireDecay(String name, double decay) {
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("The " + name + " is " + decay + ", but must be at least 0 and less than 1.");
        }
    }
}
