package org.braggscape.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.ImpossibleCellException;
import org.braggscape.crystal.Lattice;
import org.ejml.data.DMatrix3x3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NiggliCellTest {
    /**
     * 500 lattices. Where pymatgen 2022.11.7 swaps the first two vectors, its choice of signs still sees the old angles; some
     * of its cells therefore mix acute and obtuse angles and are not reduced. Those are compared after they are.
     */
    @Test
    void cellsAreThoseOfPymatgen() {
        int reduced = 0;
        int others = 0;
        for (JsonNode one : MatcherReference.niggliCells()) {
            Lattice given = MatcherReference.lattice(one.get("lattice"));
            Lattice expected = Lattice.of(ReferenceCases.numbers(one.get("niggli")));
            if (isNiggli(rows(expected.metric()), tolerance(expected))) {
                reduced++;
            } else {
                others++;
                expected = NiggliCell.of(expected).lattice();
            }
            assertThat(NiggliCell.of(given).lattice().parameters()).as(given.toString())
                    .containsExactly(expected.parameters(), within(1e-6));
        }
        assertThat(reduced).isEqualTo(462);
        assertThat(others).isEqualTo(500 - reduced);
    }

    private static double tolerance(Lattice lattice) {
        return 1.01e-5 * Math.cbrt(lattice.volume());
    }

    @Test
    void theExampleOfKrivyAndGruber() {
        // metric 9, 27, 4 and twice the products −5, −4, −22, from their paper
        Lattice given = new Lattice(3, Math.sqrt(27), 2, angle(-2.5 / (2 * Math.sqrt(27))), angle(-2 / 6.0),
                angle(-11 / (3 * Math.sqrt(27))));
        DMatrix3x3 metric = NiggliCell.of(given).lattice().metric();
        assertThat(new double[] {metric.a11, metric.a22, metric.a33, 2 * metric.a23, 2 * metric.a13, 2 * metric.a12})
                .containsExactly(new double[] {4, 9, 9, 9, 3, 4}, within(1e-9));
    }

    private static double angle(double cosine) {
        return Math.toDegrees(Math.acos(cosine));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void conditionsHoldAndTheLatticeStays(int kind) {
        RandomGenerator random = new SplittableRandom(kind);
        for (int i = 0; i < 2500; i++) {
            check(cell(kind, random));
        }
    }

    /** Any cell, a nearly flat one, a skewed setting of one with symmetry, a skewed setting of any. */
    private static Lattice cell(int kind, RandomGenerator random) {
        while (true) {
            double a = random.nextDouble(1, 30);
            double[] p = {a, random.nextDouble(1, 30), random.nextDouble(1, 30), random.nextDouble(1, 179),
                random.nextDouble(1, 179), random.nextDouble(1, 179)};
            if (kind == 1) {
                double gap = Math.pow(10, -random.nextDouble(2, 6));
                p[5] = random.nextBoolean() ? Math.min(p[3] + p[4], 360 - p[3] - p[4]) - gap
                        : Math.abs(p[3] - p[4]) + gap;
            } else if (kind == 2) {
                p = new double[] {a, a, random.nextBoolean() ? a : p[2], 90, 90, random.nextBoolean() ? 90 : 120};
            }
            if (kind >= 2 && Lattice.isPossible(p)) {
                p = skewed(p, random);
            }
            if (Lattice.isPossible(p)) {
                return Lattice.of(p);
            }
        }
    }

    /** {@return other vectors of the same lattice, as six parameters} */
    private static double[] skewed(double[] parameters, RandomGenerator random) {
        double[][] rows = rows(Lattice.of(parameters).matrix());
        for (int step = 0; step < 4; step++) {
            int to = random.nextInt(3);
            int from = (to + 1 + random.nextInt(2)) % 3;
            int times = random.nextInt(-5, 6);
            for (int j = 0; j < 3; j++) {
                rows[to][j] += times * rows[from][j];
            }
        }
        return new Basis(rows).parameters();
    }

    private static double[][] rows(DMatrix3x3 m) {
        return new double[][] {{m.a11, m.a12, m.a13}, {m.a21, m.a22, m.a23}, {m.a31, m.a32, m.a33}};
    }

    private static void check(Lattice given) {
        NiggliCell niggli = NiggliCell.of(given);
        long[][] t = niggli.transformation();
        assertThat(Math.abs(Unimodular.determinant(t))).as(given.toString()).isEqualTo(1);
        double[] expected = new Basis(rows(given.matrix())).combined(t).parameters();
        assertThat(niggli.lattice().parameters()).as(given.toString()).containsExactly(expected, within(1e-9));
        double[][] m = rows(niggli.lattice().metric());
        assertThat(isNiggli(m, tolerance(given))).as(given.toString()).isTrue();
    }

    /** The conditions as in the International Tables A, 9.2; equalities hold within e. */
    private static boolean isNiggli(double[][] m, double e) {
        double a = m[0][0];
        double b = m[1][1];
        double xi = 2 * m[1][2];
        double eta = 2 * m[0][2];
        double zeta = 2 * m[0][1];
        boolean ordered = a <= b + e && b <= m[2][2] + e && Math.abs(xi) <= b + e && Math.abs(eta) <= a + e
                && Math.abs(zeta) <= a + e;
        boolean acute = xi > -e && eta > -e && zeta > -e;
        boolean obtuse = xi < e && eta < e && zeta < e && xi + eta + zeta + a + b >= -e;
        boolean special = !(near(a, b, e) && Math.abs(xi) > Math.abs(eta) + 2 * e)
                && !(near(b, m[2][2], e) && Math.abs(eta) > Math.abs(zeta) + 2 * e)
                && !(near(xi, b, e) && zeta > 2 * eta + 2 * e) && !(near(eta, a, e) && zeta > 2 * xi + 2 * e)
                && !(near(zeta, a, e) && eta > 2 * xi + 2 * e)
                && !(near(xi, -b, e) && zeta < -2 * e) && !(near(eta, -a, e) && zeta < -2 * e)
                && !(near(zeta, -a, e) && eta < -2 * e)
                && !(near(xi + eta + zeta + a + b, 0, e) && 2 * (a + eta) + zeta > 2 * e);
        return ordered && (acute || obtuse) && special;
    }

    private static boolean near(double x, double y, double e) {
        return Math.abs(x - y) < e / 2;
    }

    @Test
    void aReducedCellStays() {
        Lattice hexagonal = new Lattice(2.468, 2.468, 20, 90, 90, 120);
        assertThat(NiggliCell.of(hexagonal).transformation()).isDeepEqualTo(new long[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    }

    @Test
    void cellsWithoutDigitsAreRefused() {
        assertThatThrownBy(() -> NiggliCell.of(new Lattice(1e-9, 1e9, 1, 90, 90, 80)))
                .isInstanceOf(ImpossibleCellException.class).hasMessageContaining("skewed");
    }
}
