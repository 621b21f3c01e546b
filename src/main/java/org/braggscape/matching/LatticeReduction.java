package org.braggscape.matching;

import org.braggscape.crystal.ImpossibleCellException;

/** Shortens the vectors of a lattice by the algorithm of Lenstra, Lenstra and Lovász (Math. Ann. 261, 515 (1982)), δ = 0.75. */
final class LatticeReduction {
    private static final double DELTA = 0.75;
    /** Proper cells take some ten; only rounding in cells without volume could go round in circles. */
    private static final int MOST_STEPS = 1000;
    /** Beyond this, coordinates in the other basis would have no digits left. */
    private static final double LARGEST = 1e9;

    private final double[][] vectors;
    private final long[][] change;
    /** Gram-Schmidt vectors, their squared lengths, and the coefficients that lead to them. */
    private final double[][] orthogonal = new double[3][];
    private final double[] squares = new double[3];
    private final double[][] coefficients = new double[3][3];

    private LatticeReduction(double[][] vectors, long[][] change) {
        this.vectors = vectors;
        this.change = change;
    }

    /**
     * Reduces a basis.
     *
     * @param basis not changed
     * @return the rows of integers that make the reduced vectors from the given ones
     * @throws ImpossibleCellException if the basis is so skewed that its reduced form has no digits
     */
    static long[][] changeOf(Basis basis) {
        double[][] vectors = {basis.row(0).clone(), basis.row(1).clone(), basis.row(2).clone()};
        long[][] change = Unimodular.identity();
        new LatticeReduction(vectors, change).reduce();
        return change;
    }

    private void reduce() {
        orthogonalise(0);
        int k = 1;
        for (int step = 0; step < MOST_STEPS && k < 3; step++) {
            for (int i = k - 1; i >= 0; i--) {
                subtract(k, i, Math.rint(coefficients[k][i]));
            }
            double mu = coefficients[k][k - 1];
            if (squares[k] >= (DELTA - mu * mu) * squares[k - 1]) {
                k++;
            } else {
                swap(k);
                k = Math.max(1, k - 1);
            }
        }
    }

    private void subtract(int k, int i, double multiple) {
        if (multiple == 0) {
            return;
        }
        for (int j = 0; j < 3; j++) {
            vectors[k][j] -= multiple * vectors[i][j];
            double entry = change[k][j] - multiple * change[i][j];
            if (!(Math.abs(entry) < LARGEST)) {
                throw new ImpossibleCellException("The cell is so skewed that its reduced form cannot be computed.");
            }
            change[k][j] = (long) entry;
        }
        orthogonalise(k);
    }

    private void swap(int k) {
        double[] vector = vectors[k];
        vectors[k] = vectors[k - 1];
        vectors[k - 1] = vector;
        long[] row = change[k];
        change[k] = change[k - 1];
        change[k - 1] = row;
        orthogonalise(k - 1);
    }

    private void orthogonalise(int from) {
        for (int i = from; i < 3; i++) {
            orthogonal[i] = vectors[i].clone();
            for (int j = 0; j < i; j++) {
                coefficients[i][j] = Basis.dot(vectors[i], orthogonal[j]) / squares[j];
                for (int k = 0; k < 3; k++) {
                    orthogonal[i][k] -= coefficients[i][j] * orthogonal[j][k];
                }
            }
            squares[i] = Basis.dot(orthogonal[i], orthogonal[i]);
        }
    }
}
