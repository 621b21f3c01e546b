package org.braggscape.diffraction;

/**
 * cos and sin of 2πhx, 2πky and 2πlz for every atom and every index up to a bound, by recurrence from one sine and cosine
 * per coordinate. The error grows by about 1e-16 per index.
 */
final class Phases {
    private final int atoms;
    private int boundH = -1;
    private int boundK = -1;
    private int boundL = -1;
    /** Indexed by [axis][atom · stride + bound + index]; the index runs from −bound to bound. */
    private final double[][] cosine = new double[3][0];
    private final double[][] sine = new double[3][0];

    Phases(int atoms) {
        this.atoms = atoms;
    }

    /**
     * Fills the tables.
     *
     * @param coordinates x, y, z of the first atom first
     */
    void compute(double[] coordinates, int h, int k, int l) {
        boundH = h;
        boundK = k;
        boundL = l;
        for (int axis = 0; axis < 3; axis++) {
            int bound = bound(axis);
            int stride = 2 * bound + 1;
            if (cosine[axis].length < atoms * stride) {
                cosine[axis] = new double[atoms * stride];
                sine[axis] = new double[atoms * stride];
            }
            for (int atom = 0; atom < atoms; atom++) {
                fill(cosine[axis], sine[axis], atom * stride + bound, bound,
                        2 * Math.PI * coordinates[3 * atom + axis]);
            }
        }
    }

    private static void fill(double[] cosine, double[] sine, int centre, int bound, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        cosine[centre] = 1;
        sine[centre] = 0;
        for (int i = 1; i <= bound; i++) {
            cosine[centre + i] = cosine[centre + i - 1] * c - sine[centre + i - 1] * s;
            sine[centre + i] = sine[centre + i - 1] * c + cosine[centre + i - 1] * s;
            cosine[centre - i] = cosine[centre + i];
            sine[centre - i] = -sine[centre + i];
        }
    }

    /** Real part of exp 2πi(hx + ky) of one atom. */
    double rowCosine(int atom, int h, int k) {
        int i = at(0, atom, h);
        int j = at(1, atom, k);
        return cosine[0][i] * cosine[1][j] - sine[0][i] * sine[1][j];
    }

    /** Imaginary part of exp 2πi(hx + ky) of one atom. */
    double rowSine(int atom, int h, int k) {
        int i = at(0, atom, h);
        int j = at(1, atom, k);
        return sine[0][i] * cosine[1][j] + cosine[0][i] * sine[1][j];
    }

    /** Where l stands in {@link #cosineL} and {@link #sineL}; consecutive l are neighbours. */
    int indexL(int atom, int l) {
        return at(2, atom, l);
    }

    double[] cosineL() {
        return cosine[2];
    }

    double[] sineL() {
        return sine[2];
    }

    private int at(int axis, int atom, int index) {
        int bound = bound(axis);
        return atom * (2 * bound + 1) + bound + index;
    }

    private int bound(int axis) {
        return axis == 0 ? boundH : axis == 1 ? boundK : boundL;
    }
}
