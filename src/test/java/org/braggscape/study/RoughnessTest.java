package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.PreferredOrientation;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.landscape.Minimum;
import org.braggscape.loss.CosineLoss;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.loss.Loss;
import org.braggscape.math.Progress;
import org.braggscape.objective.LaboratoryConditions;
import org.braggscape.objective.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** U2Ti, a against c, ±15 %, 41×41: the figures of an independent trial. */
class RoughnessTest {
    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);

    @AfterAll
    static void stop() {
        EXECUTOR.shutdown();
    }

    private static Roughness roughness(String x, Loss loss) {
        return Roughness.of(map(x, loss, LaboratoryConditions.NONE));
    }

    private static Landscape map(String x, Loss loss, LaboratoryConditions conditions) {
        CrystalStructure truth = ReferenceCases.sample("U2Ti");
        MapParameter columns = MapParameter.of(x, truth).orElseThrow();
        MapParameter rows = MapParameter.of("c", truth).orElseThrow();
        LandscapeRequest request = new LandscapeRequest(Target.of(truth, conditions), truth, truth, XrdSettings.PAPER, loss,
                AxisExtent.parse("15%", columns).range(columns, truth, XrdSettings.PAPER),
                AxisExtent.parse("15%", rows).range(rows, truth, XrdSettings.PAPER), 41, 41);
        return new LandscapeComputation(request).compute(EXECUTOR, 2, coarse -> { }, Progress.NONE);
    }

    @Test
    void theCosineIsRough() {
        Roughness free = roughness("a", new CosineLoss());
        assertThat(free.interiorMinima()).isEqualTo(32);
        assertThat(free.truthBasin().orElseThrow()).isBetween(0.14, 0.15);
        assertThat(free.fitnessDistanceCorrelation().orElseThrow()).isBetween(0.2, 0.9);
        Roughness tied = roughness("a=b", new CosineLoss());
        assertThat(tied.interiorMinima()).isEqualTo(36);
        assertThat(tied.truthBasin().orElseThrow()).isBetween(0.10, 0.11);
    }

    @Test
    void wideOverlapsOfPeaksAreSmooth() {
        Roughness tied = roughness("a=b", new GpwdfLoss(5));
        assertThat(tied.interiorMinima()).isEqualTo(1);
        assertThat(tied.truthBasin()).hasValue(1);
        assertThat(roughness("a", new GpwdfLoss(5)).truthBasin().orElseThrow()).isBetween(0.96, 0.98);
        assertThat(roughness("a", GpwdfLoss.DEFAULT).interiorMinima()).isGreaterThan(10);
    }

    @Test
    void anAlteredTargetHasNoMinimumThatIsTheTruthButABasinOfIt() {
        Landscape plates = map("a", new CosineLoss(), new LaboratoryConditions(0, 0, 0, 0, 0, 0, Optional.empty(), 0,
                Optional.of(new PreferredOrientation(0, 0, 1, 0.7)), false, 1));
        assertThat(plates.request().containsTruth()).isTrue();
        assertThat(plates.minima()).noneMatch(Minimum::truth);
        MinimumReport deepest = MinimumReport.of(plates).get(0);
        assertThat(deepest.rank()).isEqualTo(1);
        assertThat(deepest.recovered()).hasValue(true);
        assertThat(deepest.distance().orElseThrow()).isBetween(1e-5, 1e-3);
        double share = Roughness.of(plates).truthBasin().orElseThrow();
        assertThat(share).isEqualTo(deepest.basin()).isBetween(0.16, 0.20);
        BasinMap basins = BasinMap.inSlice(plates);
        assertThat(basins.basins().get(0).end()).isEqualTo(BasinMap.End.TRUTH);
        assertThat(basins.basins().get(0).share()).isEqualTo(share);
    }
}
