package org.braggscape.matching;

/** Integer 3 × 3 matrices that change the basis of a lattice: new vectors as rows of combinations of the old ones. */
final class Unimodular {
    private Unimodular() {
    }

    static long[][] identity() {
        return new long[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    }

    static long determinant(long[][] m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }

    /** {@return the inverse of a matrix of determinant ±1, again of integers} */
    static long[][] inverse(long[][] m) {
        long sign = determinant(m);
        long[][] inverse = new long[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int r = (j + 1) % 3;
                int s = (j + 2) % 3;
                int u = (i + 1) % 3;
                int v = (i + 2) % 3;
                inverse[i][j] = sign * (m[r][u] * m[s][v] - m[r][v] * m[s][u]);
            }
        }
        return inverse;
    }

    /**
     * Writes positions in another basis.
     *
     * @param positions fractional coordinates in the old basis, three per position
     * @param inverse the inverse of the change of basis
     * @return fractional coordinates in the new basis, each in [0, 1)
     */
    static double[] wrapped(double[] positions, long[][] inverse) {
        double[] result = new double[positions.length];
        for (int i = 0; i < positions.length; i += 3) {
            for (int j = 0; j < 3; j++) {
                result[i + j] = wrap(positions[i] * inverse[0][j] + positions[i + 1] * inverse[1][j]
                        + positions[i + 2] * inverse[2][j]);
            }
        }
        return result;
    }

    static double wrap(double t) {
        double wrapped = t - Math.floor(t);
        return wrapped >= 1 ? 0 : wrapped;
    }
}
