package org.braggscape.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.math.Progress;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The map of Figure 2: U2Ti, a against c, ±15 %, 61 × 61. */
class U2TiMapTest {
    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);
    private static CrystalStructure truth;
    private static Objective objective;
    private static Slice slice;

    @BeforeAll
    static void compute() {
        truth = ReferenceCases.sample("U2Ti");
        objective = Objective.exact(Target.of(truth), truth, XrdSettings.PAPER, new CosineLoss(),
                ParameterLayout.cellOnly(truth.sites().size()));
        double a = truth.lattice().a();
        double c = truth.lattice().c();
        SlicePlane plane = new SlicePlane(truth.lattice().parameters(),
                SliceAxis.coordinate(6, 0, -0.15 * a, 0.15 * a, 61), SliceAxis.coordinate(6, 2, -0.15 * c, 0.15 * c, 61));
        slice = new SliceComputation(objective, plane).compute(EXECUTOR, 2, coarse -> { }, Progress.NONE);
    }

    @AfterAll
    static void stop() {
        EXECUTOR.shutdown();
    }

    @Test
    void theTruthIsTheDeepestGridMinimum() {
        int[] deepest = MinimumSearch.gridMinima(slice).get(0);
        assertThat(deepest).containsExactly(30, 30);
        assertThat(slice.values()[30][30]).isEqualTo(-1, within(1e-12));
    }

    @Test
    void theNextGridMinimaLieWhereTheDesignSays() {
        List<int[]> minima = MinimumSearch.gridMinima(slice);
        double[][] expected = {{4.64, 2.94, -0.75}, {4.50, 2.80, -0.72}, {4.50, 2.94, -0.72}, {4.79, 2.90, -0.70}};
        for (int i = 0; i < expected.length; i++) {
            int[] cell = minima.get(i + 1);
            assertThat(truth.lattice().a() + slice.plane().x().offsets()[cell[0]]).isEqualTo(expected[i][0], within(0.006));
            assertThat(truth.lattice().c() + slice.plane().y().offsets()[cell[1]]).isEqualTo(expected[i][1], within(0.006));
            assertThat(slice.values()[cell[1]][cell[0]]).isEqualTo(expected[i][2], within(0.006));
        }
    }

    @Test
    void polishedMinimaAreStationaryWithinThePlaneAndNotAboveTheirGridPoints() {
        List<Minimum> minima = MinimumSearch.find(objective, slice, new double[] {0, 0}, EXECUTOR, Progress.NONE);
        assertThat(minima.get(0).truth()).isTrue();
        assertThat(minima.stream().filter(Minimum::truth)).hasSize(1);
        int grid = MinimumSearch.gridMinima(slice).size();
        assertThat(minima).hasSizeBetween(grid - 3, grid);
        double[] gradient = new double[6];
        for (Minimum minimum : minima) {
            objective.newEvaluator().gradient(minimum.point(), gradient);
            assertThat(Math.abs(gradient[0]) + Math.abs(gradient[2])).isLessThan(1e-6);
        }
        assertThat(minima.get(1).value()).isLessThanOrEqualTo(slice.values()[40][21]);
    }
}
