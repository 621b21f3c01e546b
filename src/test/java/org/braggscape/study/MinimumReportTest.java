package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.math.Progress;
import org.braggscape.objective.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said about the minima of U2Ti on a and c, ±15 %. */
class MinimumReportTest {
    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);
    private static CrystalStructure truth;
    private static Landscape landscape;

    @BeforeAll
    static void compute() {
        truth = ReferenceCases.sample("U2Ti");
        landscape = landscape(Target.of(truth));
    }

    private static Landscape landscape(Target target) {
        return new LandscapeComputation(new LandscapeRequest(target, truth, truth, XrdSettings.PAPER, new CosineLoss(),
                AxisRange.around(truth.lattice(), LatticeParameter.A, 0.15),
                AxisRange.around(truth.lattice(), LatticeParameter.C, 0.15), 41, 41))
                .compute(EXECUTOR, 2, coarse -> { }, Progress.NONE);
    }

    @AfterAll
    static void stop() {
        EXECUTOR.shutdown();
    }

    @Test
    void truthAndFalseMinimaAreToldApart() {
        List<MinimumReport> reports = MinimumReport.of(landscape);
        assertThat(reports).hasSameSizeAs(landscape.minima());
        MinimumReport first = reports.get(0);
        assertThat(first.rank()).isZero();
        assertThat(first.distance()).hasValue(0);
        assertThat(first.recovered()).contains(true);
        assertThat(first.basin()).isBetween(0.14, 0.15);
        MinimumReport second = reports.get(1);
        assertThat(second.rank()).isEqualTo(1);
        assertThat(second.cell().a()).isEqualTo(4.640, within(0.005));
        assertThat(second.distance().orElseThrow()).isEqualTo(Math.hypot(Math.log(second.cell().a() / truth.lattice().a()),
                Math.log(second.cell().c() / truth.lattice().c())), within(1e-12));
        assertThat(second.recovered()).contains(false);
        assertThat(reports.subList(1, reports.size()).stream().map(MinimumReport::rank))
                .isEqualTo(IntStream.range(1, reports.size()).boxed().toList());
        double sum = reports.stream().mapToDouble(MinimumReport::basin).sum();
        // the rest falls to the rim
        assertThat(sum).isBetween(0.5, 1.0);
    }

    @Test
    void aMeasuredPatternHasNoTruthToBeDistantFrom() {
        double[] intensity = Target.of(truth).intensity(XrdSettings.PAPER);
        Landscape measured = landscape(new Target.Measured("pattern", XrdSettings.PAPER.grid(), intensity, List.of()));
        assertThat(MinimumReport.of(measured)).isNotEmpty().allSatisfy(report -> {
            assertThat(report.distance()).isEmpty();
            assertThat(report.recovered()).isEmpty();
            assertThat(report.rank()).isPositive();
        });
    }

    @Test
    void aCutFromAMinimumToTheTruthHasBothLossesAtItsEnds() {
        MinimumReport deepest = MinimumReport.of(landscape).get(1);
        LandscapeCut cut = LandscapeCut.of(landscape, new LandscapeCut.Place("Minimum 1", deepest.minimum().point()),
                new LandscapeCut.Place("Truth", truth.lattice().parameters()), Progress.NONE);
        double[] losses = cut.cut().values();
        assertThat(losses[0]).isEqualTo(deepest.minimum().value(), within(1e-7));
        assertThat(losses[losses.length - 1]).isEqualTo(-1, within(1e-7));
        // a false minimum has a wall around it
        assertThat(Arrays.stream(losses).max().orElseThrow()).isGreaterThan(deepest.minimum().value() + 0.05);
        assertThat(cut.distances()[losses.length - 1]).isEqualTo(deepest.distance().orElseThrow(), within(1e-12));
        assertThat(cut.cellChanges()).isTrue();
    }

    @Test
    void curvatureIsPositiveAtTheTruthAndRightAnglesOfAHexagonalCellAreNotDetermined() {
        MinimumCurvature atTruth = MinimumCurvature.of(landscape, landscape.minima().get(0));
        assertThat(atTruth.eigenvalues()).isSorted();
        assertThat(atTruth.eigenvalues()[5]).isGreaterThan(100);
        assertThat(atTruth.uncertainties()[3]).isNaN();
        assertThat(atTruth.uncertainties()[4]).isNaN();
        assertThat(atTruth.uncertainties()[2]).isEqualTo(0, within(1e-6));
        MinimumCurvature atFalse = MinimumCurvature.of(landscape, landscape.minima().get(1));
        assertThat(atFalse.uncertainties()[2]).isBetween(1e-6, 0.1);
    }

    /** Columns 1, x and x² on x = −2 … 2: JᵀJ = ((5, 0, 10), (0, 10, 0), (10, 0, 34)), inverse by hand. */
    @Test
    void uncertaintiesAreThoseOfALinearFit() {
        double[] jacobian = new double[30];
        for (int row = 0; row < 5; row++) {
            double x = row - 2;
            System.arraycopy(new double[] {1, x, x * x}, 0, jacobian, 6 * row, 3);
        }
        double[] result = MinimumCurvature.uncertainties(jacobian, new double[] {1, 1, 1, 1, 1, 1}, 28, 20);
        double sigma2 = 28.0 / 14;
        assertThat(result[0]).isEqualTo(Math.sqrt(sigma2 * 34 / 70), within(1e-12));
        assertThat(result[1]).isEqualTo(Math.sqrt(sigma2 / 10), within(1e-12));
        assertThat(result[2]).isEqualTo(Math.sqrt(sigma2 * 5 / 70), within(1e-12));
        assertThat(result[3]).isNaN();
    }

    @Test
    void aDirectionThatNothingFixesFixesNoneOfItsParameters() {
        double[] jacobian = new double[30];
        for (int row = 0; row < 5; row++) {
            System.arraycopy(new double[] {1, row - 2, row - 2}, 0, jacobian, 6 * row, 3);
        }
        double[] result = MinimumCurvature.uncertainties(jacobian, new double[] {1, 1, 1, 1, 1, 1}, 1, 10);
        assertThat(result[0]).isEqualTo(Math.sqrt(0.25 / 5), within(1e-12));
        assertThat(result[1]).isNaN();
        assertThat(result[2]).isNaN();
    }
}
