package org.braggscape.matching;

import org.braggscape.crystal.ImpossibleCellException;
import org.braggscape.crystal.Lattice;
import org.ejml.data.DMatrix3x3;

/**
 * The reduced cell after Niggli, unique for a lattice: I. Křivý and B. Gruber, Acta Cryst. A32, 297 (1976), with the
 * tolerances of R. W. Grosse-Kunstleve et al., Acta Cryst. A60, 1 (2004).
 */
public final class NiggliCell {
    /** Of the cube root of the volume: smaller differences between entries of the metric (in Å²) count as none. */
    private static final double TOLERANCE = 1e-5;
    private static final int MOST_ROUNDS = 100;

    private final Basis basis;
    private final long[][] change;

    private NiggliCell(Basis basis, long[][] change) {
        this.basis = basis;
        this.change = change;
    }

    /**
     * Reduces a cell.
     *
     * @param lattice any cell of the lattice
     * @return its Niggli cell
     * @throws ImpossibleCellException if the cell is so skewed that its reduced form has no digits
     */
    public static NiggliCell of(Lattice lattice) {
        DMatrix3x3 m = lattice.matrix();
        return of(new Basis(new double[][] {{m.a11, m.a12, m.a13}, {m.a21, m.a22, m.a23}, {m.a31, m.a32, m.a33}}));
    }

    static NiggliCell of(Basis basis) {
        Steps steps = new Steps(basis, Unimodular.identity());
        if (!steps.keep()) {
            // fewer and safer steps for skewed cells
            steps = new Steps(basis, LatticeReduction.changeOf(basis));
            steps.run();
        }
        if (steps.reduced.determinant() < 0) {
            steps.combine(new int[][] {{-1, 0, 0}, {0, -1, 0}, {0, 0, -1}});
        }
        return new NiggliCell(steps.reduced, steps.change);
    }

    /**
     * {@return the reduced cell}
     *
     * @throws ImpossibleCellException if it is too thin to be a cell
     */
    public Lattice lattice() {
        return Lattice.of(basis.parameters());
    }

    /** {@return the change of basis: each row makes one vector of the reduced cell from those of the given one; determinant ±1} */
    public long[][] transformation() {
        return new long[][] {change[0].clone(), change[1].clone(), change[2].clone()};
    }

    Basis basis() {
        return basis;
    }

    /** One reduction under way; A, B, C, ξ, η, ζ are the letters of the paper. */
    private static final class Steps {
        private final Basis given;
        private final double e;
        private long[][] change;
        private Basis reduced;
        private double a;
        private double b;
        private double c;
        private double xi;
        private double eta;
        private double zeta;

        Steps(Basis given, long[][] change) {
            this.given = given;
            this.change = change;
            e = TOLERANCE * Math.cbrt(given.volume());
            measure();
        }

        /** {@return whether the cell is reduced as it is}; a lattice with symmetry has several settings of one Niggli cell */
        boolean keep() {
            long[][] identity = change;
            if (order()) {
                return false;
            }
            chooseSigns();
            return change == identity && !shorten();
        }

        void run() {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                if (!order()) {
                    chooseSigns();
                    if (!shorten()) {
                        return;
                    }
                }
            }
        }

        private void combine(int[][] step) {
            long[][] next = new long[3][3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    next[i][j] = step[i][0] * change[0][j] + step[i][1] * change[1][j] + step[i][2] * change[2][j];
                }
            }
            change = next;
            measure();
        }

        private void measure() {
            reduced = given.combined(change);
            double[] u = reduced.row(0);
            double[] v = reduced.row(1);
            double[] w = reduced.row(2);
            a = Basis.dot(u, u);
            b = Basis.dot(v, v);
            c = Basis.dot(w, w);
            xi = 2 * Basis.dot(v, w);
            eta = 2 * Basis.dot(u, w);
            zeta = 2 * Basis.dot(u, v);
        }

        /** Steps 1 and 2: lengths ascend. */
        private boolean order() {
            if (a > b + e || equal(a, b) && Math.abs(xi) > Math.abs(eta) + e) {
                combine(new int[][] {{0, -1, 0}, {-1, 0, 0}, {0, 0, -1}});
                return true;
            }
            if (b > c + e || equal(b, c) && Math.abs(eta) > Math.abs(zeta) + e) {
                combine(new int[][] {{-1, 0, 0}, {0, 0, -1}, {0, -1, 0}});
                return true;
            }
            return false;
        }

        /** Steps 3 and 4: all angles acute, or none. */
        private void chooseSigns() {
            int l = sign(xi);
            int m = sign(eta);
            int n = sign(zeta);
            int[] signs;
            if (l * m * n == 1) {
                signs = new int[] {l, m, n};
            } else {
                signs = new int[] {l == 1 ? -1 : 1, m == 1 ? -1 : 1, n == 1 ? -1 : 1};
                if (signs[0] * signs[1] * signs[2] == -1) {
                    // a right angle does not mind
                    signs[n == 0 ? 2 : m == 0 ? 1 : 0] *= -1;
                }
            }
            if (signs[0] < 0 || signs[1] < 0 || signs[2] < 0) {
                combine(new int[][] {{signs[0], 0, 0}, {0, signs[1], 0}, {0, 0, signs[2]}});
            }
        }

        /** Steps 5 to 8: no vector gets shorter by adding others. */
        private boolean shorten() {
            if (Math.abs(xi) > b + e || equal(xi, b) && 2 * eta < zeta - e || equal(-xi, b) && zeta < -e) {
                combine(new int[][] {{1, 0, 0}, {0, 1, 0}, {0, xi > 0 ? -1 : 1, 1}});
            } else if (Math.abs(eta) > a + e || equal(eta, a) && 2 * xi < zeta - e || equal(-eta, a) && zeta < -e) {
                combine(new int[][] {{1, 0, 0}, {0, 1, 0}, {eta > 0 ? -1 : 1, 0, 1}});
            } else if (Math.abs(zeta) > a + e || equal(zeta, a) && 2 * xi < eta - e || equal(-zeta, a) && eta < -e) {
                combine(new int[][] {{1, 0, 0}, {zeta > 0 ? -1 : 1, 1, 0}, {0, 0, 1}});
            } else if (sum() < -e || Math.abs(sum()) < e && 2 * (a + eta) + zeta > e) {
                combine(new int[][] {{1, 0, 0}, {0, 1, 0}, {1, 1, 1}});
            } else {
                return false;
            }
            return true;
        }

        private double sum() {
            return xi + eta + zeta + a + b;
        }

        private boolean equal(double x, double y) {
            return Math.abs(x - y) < e;
        }

        private int sign(double x) {
            return Math.abs(x) < e ? 0 : x > 0 ? 1 : -1;
        }
    }
}
