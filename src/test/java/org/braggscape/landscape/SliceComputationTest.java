package org.braggscape.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.math.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SliceComputationTest {
    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);

    @AfterAll
    static void stop() {
        EXECUTOR.shutdown();
    }

    /** Himmelblau's function of the second and the first coordinate of three, not defined for x > 4.5. */
    static DifferentiableFunction himmelblau() {
        return new DifferentiableFunction() {
            @Override
            public int dimension() {
                return 3;
            }

            @Override
            public Evaluator newEvaluator() {
                return new Evaluator() {
                    @Override
                    public double value(double[] p) {
                        return gradient(p, new double[3]);
                    }

                    @Override
                    public double gradient(double[] p, double[] gradient) {
                        double x = p[1];
                        double y = p[0];
                        if (x > 4.5) {
                            Arrays.fill(gradient, Double.NaN);
                            return Double.NaN;
                        }
                        double u = x * x + y - 11;
                        double v = x + y * y - 7;
                        gradient[1] = 4 * x * u + 2 * v;
                        gradient[0] = 2 * u + 4 * y * v;
                        gradient[2] = 0;
                        return u * u + v * v;
                    }
                };
            }
        };
    }

    private static SlicePlane plane(int points) {
        return new SlicePlane(new double[] {0, 0, 7}, SliceAxis.coordinate(3, 1, -5, 5, points),
                SliceAxis.coordinate(3, 0, -5, 5, points));
    }

    @Test
    void everyPointHasItsValueAndHolesAreNaN() {
        Slice slice = new SliceComputation(himmelblau(), plane(41)).compute(EXECUTOR, 2, coarse -> { }, Progress.NONE);
        assertThat(slice.values()).hasDimensions(41, 41);
        assertThat(slice.values()[28][32]).isEqualTo(0, within(1e-20));
        assertThat(slice.values()[20][20]).isEqualTo(170);
        assertThat(slice.values()[0][39]).isNaN();
        assertThat(slice.minimum()).isEqualTo(0, within(1e-20));
    }

    @Test
    void oneAndTwoThreadsGiveTheSameBits() {
        Slice one = new SliceComputation(himmelblau(), plane(37)).compute(EXECUTOR, 1, coarse -> { }, Progress.NONE);
        Slice two = new SliceComputation(himmelblau(), plane(37)).compute(EXECUTOR, 2, coarse -> { }, Progress.NONE);
        assertThat(Arrays.deepEquals(one.values(), two.values())).isTrue();
    }

    @Test
    void coarsePicturesComeFirstAndShowTheNearestKnownPoint() {
        List<Slice> pictures = new ArrayList<>();
        Slice last = new SliceComputation(himmelblau(), plane(101)).compute(EXECUTOR, 2, pictures::add, Progress.NONE);
        assertThat(pictures).hasSize(2);
        double[][] first = pictures.get(0).values();
        assertThat(first[40][60]).isEqualTo(last.values()[40][60]);
        assertThat(first[41][61]).isEqualTo(last.values()[40][60]);
        assertThat(first[42][62]).isEqualTo(last.values()[44][64]);
        assertThat(first[100][0]).isEqualTo(last.values()[100][0]);
    }

    @Test
    void cancellingEndsIt() {
        AtomicLong done = new AtomicLong();
        Progress progress = new Progress() {
            @Override
            public void update(long finished, long total) {
                done.set(finished);
            }

            @Override
            public boolean cancelled() {
                return done.get() > 200;
            }
        };
        assertThatThrownBy(() -> new SliceComputation(himmelblau(), plane(101))
                .compute(EXECUTOR, 2, coarse -> { }, progress)).isInstanceOf(CancellationException.class);
        assertThat(done.get()).isBetween(201L, 1000L);
    }

    @Test
    void findsTheFourMinimaOfHimmelblauBetweenTheGridPoints() {
        Slice slice = new SliceComputation(himmelblau(), plane(38)).compute(EXECUTOR, 2, coarse -> { }, Progress.NONE);
        List<Minimum> minima =
                MinimumSearch.find(himmelblau(), slice, new double[] {3, 2}, EXECUTOR, Progress.NONE);
        double[][] known = {{3, 2}, {-2.805118, 3.131312}, {-3.779310, -3.283186}, {3.584428, -1.848126}};
        assertThat(minima).hasSize(4);
        for (double[] place : known) {
            assertThat(minima).anySatisfy(minimum -> {
                assertThat(minimum.offsetX()).isEqualTo(place[0], within(1e-6));
                assertThat(minimum.offsetY()).isEqualTo(place[1], within(1e-6));
                assertThat(minimum.point()).containsExactly(new double[] {place[1], place[0], 7}, within(1e-6));
                assertThat(minimum.truth()).isEqualTo(place[0] == 3);
            });
        }
    }

    @Test
    void gridMinimaAreStrictlyBelowEightNeighbours() {
        double[][] plateau = {{5, 5, 5, 5, 5}, {5, 1, 1, 5, 5}, {5, 5, 5, 2, 5}, {5, 0, 5, 5, 5}, {5, 5, Double.NaN, 5, 0}};
        Slice slice = new Slice(new SlicePlane(new double[2], SliceAxis.coordinate(2, 0, 0, 4, 5),
                SliceAxis.coordinate(2, 1, 0, 4, 5)), plateau);
        // the two 1s are level, the 0 has a hole beside it, the other 0 lies on the rim, the 2 touches a 1
        assertThat(MinimumSearch.gridMinima(slice)).isEmpty();
        plateau[1][2] = 5;
        assertThat(MinimumSearch.gridMinima(slice)).containsExactly(new int[] {1, 1}, new int[] {3, 2});
    }
}
