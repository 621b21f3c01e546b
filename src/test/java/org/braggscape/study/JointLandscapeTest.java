package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.energy.Emt;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.JointFigure;
import org.braggscape.landscape.Minimum;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.math.Progress;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.JointLoss;
import org.braggscape.objective.JointObjective;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The sum of two maps is the map of the sum. */
class JointLandscapeTest {
    private static final CrystalStructure TRUTH = SampleStructures.read("Cu3Au");
    private static final Loss COSINE = Losses.ALL.get(0);
    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);
    private static final JointLandscape MAPS = new JointLandscape(map(COSINE, 41), map(new EnergyLoss(new Emt()), 41),
            JointObjective.reference(new Emt(), request(COSINE, 41).target(), TRUTH));

    @AfterAll
    static void end() {
        EXECUTOR.shutdownNow();
    }

    private static LandscapeRequest request(Loss loss, int points) {
        return new LandscapeRequest(TRUTH, XrdSettings.PAPER, loss, AxisRange.around(TRUTH.lattice(), LatticeParameter.A, 0.15),
                AxisRange.around(TRUTH.lattice(), LatticeParameter.C, 0.15), points, points);
    }

    private static Landscape map(Loss loss, int points) {
        return new LandscapeComputation(request(loss, points)).compute(EXECUTOR, 2, part -> { }, Progress.NONE);
    }

    @Test
    void theSumOfTheMapsIsTheMapOfTheSum() {
        Landscape direct = map(new JointLoss(COSINE, new Emt(), 2), 41);
        Landscape sum = MAPS.withMinima(2, EXECUTOR, Progress.NONE);
        assertThat(sum.request()).isEqualTo(direct.request());
        assertThat(sum.complete()).isTrue();
        for (int row = 0; row < 41; row++) {
            for (int column = 0; column < 41; column++) {
                assertThat(sum.slice().values()[row][column]).isEqualTo(direct.slice().values()[row][column], within(2e-8));
            }
        }
        assertThat(sum.minima()).hasSameSizeAs(direct.minima());
        for (int i = 0; i < sum.minima().size(); i++) {
            assertThat(sum.minima().get(i).value()).isEqualTo(direct.minima().get(i).value(), within(1e-9));
        }
        // while the hand moves the minima stay on the grid
        assertThat(MAPS.at(2).slice().values()).isDeepEqualTo(sum.slice().values());
        assertThat(MAPS.at(2).complete()).isTrue();
        assertThat(MAPS.at(2).minima()).isNotEmpty().noneMatch(Minimum::truth);
    }

    @Test
    void weightZeroIsTheLossAndMoreLeavesFewerMinima() {
        assertThat(MAPS.at(0).slice().values()).isDeepEqualTo(MAPS.pattern().slice().values());
        assertThat(MAPS.at(0).minima()).filteredOn(Minimum::truth).hasSize(1);
        int alone = MAPS.withMinima(0, EXECUTOR, Progress.NONE).falseMinima().size();
        assertThat(alone).isEqualTo(MAPS.pattern().falseMinima().size()).isGreaterThan(10);
        List<Minimum> both = MAPS.withMinima(3, EXECUTOR, Progress.NONE).minima();
        assertThat(both).singleElement().satisfies(minimum -> assertThat(minimum.point()[0]).isEqualTo(3.75, within(0.001)));
    }

    @Test
    void mapsOfDifferentPlacesDoNotAdd() {
        Landscape coarse = map(new EnergyLoss(new Emt()), 11);
        assertThat(JointLandscape.fit(MAPS.pattern(), coarse)).isFalse();
        assertThatThrownBy(() -> new JointLandscape(MAPS.pattern(), coarse, 0)).hasMessageContaining("different places");
        assertThatThrownBy(() -> MAPS.at(-1)).hasMessageContaining("out of range");
    }

    @Test
    void theFigureShowsAllThree() {
        String svg = FigureExport.svgText(JointFigure.of(List.of(MAPS.pattern(), MAPS.energy(), MAPS.at(0.5)), List.of(),
                FigureStyle.LIGHT), new FigureExport.Size(330, 112));
        assertThat(svg).contains("(a)", "(b)", "(c)", "cosine loss", "EMT energy", "cosine loss + 0.5 × EMT energy", "0.50 atoms/eV");
    }
}
