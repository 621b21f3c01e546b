package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.landscape.Minimum;
import org.braggscape.loss.CosineLoss;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.math.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandscapeComputationTest {
    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);

    @AfterAll
    static void stop() {
        EXECUTOR.shutdown();
    }

    private static Landscape map(String sample, LatticeParameter x, LatticeParameter y, Loss loss, int points,
            List<Landscape> coarse) {
        CrystalStructure truth = SampleStructures.read(sample);
        return new LandscapeComputation(new LandscapeRequest(truth, XrdSettings.PAPER, loss,
                AxisRange.around(truth.lattice(), x, 0.15), AxisRange.around(truth.lattice(), y, 0.15), points, points))
                .compute(EXECUTOR, 2, coarse::add, Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cosine", "mse", "entropy"})
    void theTruthHasTheBestLossToTheLastDigits(String name) {
        Landscape landscape = map("U2Ti", LatticeParameter.A, LatticeParameter.C, Losses.of(name).orElseThrow(), 41,
                new ArrayList<>());
        Minimum best = landscape.minima().get(0);
        double perfect = name.equals("mse") ? 0 : -1;
        assertThat(best.truth()).isTrue();
        assertThat(best.value()).isEqualTo(perfect, within(1e-12));
        assertThat(landscape.slice().values()[20][20]).isEqualTo(perfect, within(1e-12));
        assertThat(landscape.minima()).isSortedAccordingTo(Comparator.comparingDouble(Minimum::value));
        assertThat(Landscape.cell(best).parameters())
                .containsExactly(landscape.request().structure().lattice().parameters(), within(1e-12));
    }

    @Test
    void valuesOfTheAxesAreThoseOfTheRequest() {
        List<Landscape> coarse = new ArrayList<>();
        Landscape landscape = map("NaS", LatticeParameter.C, LatticeParameter.GAMMA, new CosineLoss(), 50, coarse);
        double c = landscape.request().structure().lattice().c();
        assertThat(landscape.xValues()[0]).isEqualTo(0.85 * c, within(1e-12));
        assertThat(landscape.xValues()[49]).isEqualTo(1.15 * c, within(1e-12));
        assertThat(landscape.yValues()[49]).isEqualTo(138, within(1e-12));
        assertThat(landscape.cellAt(9, 110)).containsExactly(
                landscape.request().structure().lattice().a(), landscape.request().structure().lattice().b(), 9, 90, 90, 110);
        assertThat(coarse).isNotEmpty().noneMatch(Landscape::complete);
        assertThat(landscape.complete()).isTrue();
    }

    @Test
    void impossibleCellsAreHoles() {
        CrystalStructure truth = SampleStructures.read("U2Ti");
        Landscape landscape = new LandscapeComputation(new LandscapeRequest(truth, XrdSettings.PAPER, new CosineLoss(),
                new AxisRange(MapParameter.of(LatticeParameter.ALPHA), 10, 170), new AxisRange(MapParameter.of(LatticeParameter.BETA), 10, 170), 9, 9))
                .compute(EXECUTOR, 2, part -> { }, Progress.NONE);
        assertThat(landscape.slice().values()[0][0]).isNaN();
        assertThat(landscape.slice().values()[4][4]).isEqualTo(-1, within(1e-12));
    }

    @Test
    void impossibleRequestsAreRefusedWithASentence() {
        CrystalStructure truth = SampleStructures.read("AlNi");
        AxisRange a = AxisRange.around(truth.lattice(), LatticeParameter.A, 0.1);
        AxisRange b = AxisRange.around(truth.lattice(), LatticeParameter.B, 0.1);
        assertThatThrownBy(() -> new LandscapeRequest(truth, XrdSettings.PAPER, new CosineLoss(), a, a, 5, 5))
                .hasMessageContaining("two different parameters");
        assertThatThrownBy(() -> new LandscapeRequest(truth, XrdSettings.PAPER, new CosineLoss(), a, b, 5, 502))
                .hasMessageContaining("502");
        assertThatThrownBy(() -> AxisRange.around(truth.lattice(), LatticeParameter.A, -0.1)).hasMessageContaining("-10");
        assertThatThrownBy(() -> new AxisRange(MapParameter.of(LatticeParameter.A), 5, 4)).hasMessageContaining("empty");
    }
}
