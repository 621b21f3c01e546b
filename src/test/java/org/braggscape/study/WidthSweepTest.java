package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.loss.Loss;
import org.braggscape.math.Progress;
import org.braggscape.objective.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WidthSweepTest {
    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);

    @AfterAll
    static void stop() {
        EXECUTOR.shutdown();
    }

    static LandscapeRequest request(Loss loss, int points) {
        CrystalStructure truth = ReferenceCases.sample("U2Ti");
        MapParameter a = MapParameter.of("a", truth).orElseThrow();
        MapParameter c = MapParameter.of("c", truth).orElseThrow();
        return new LandscapeRequest(Target.of(truth), truth, truth, XrdSettings.PAPER, loss,
                AxisExtent.USUAL.range(a, truth, XrdSettings.PAPER), AxisExtent.USUAL.range(c, truth, XrdSettings.PAPER), points,
                points);
    }

    private static Landscape exact(LandscapeRequest request) {
        return new LandscapeComputation(request).compute(EXECUTOR, 2, coarse -> { }, Progress.NONE);
    }

    @Test
    void aWidthBroadensBothPatternsOrIsTheAlphaOfOverlaps() {
        LandscapeRequest cosine = request(new CosineLoss(), 21);
        assertThat(cosine.withWidth(0)).isSameAs(cosine);
        assertThat(cosine.withWidth(2).settings()).isEqualTo(XrdSettings.PAPER.broadened(2));
        assertThat(cosine.withWidth(2).loss()).isEqualTo(cosine.loss());
        LandscapeRequest overlap = request(GpwdfLoss.DEFAULT, 21);
        assertThat(overlap.withWidth(5).loss()).isEqualTo(new GpwdfLoss(5));
        assertThat(overlap.withWidth(5).settings()).isEqualTo(XrdSettings.PAPER);
        assertThatThrownBy(() -> cosine.withWidth(0.05)).hasMessageContaining("A width of 0.05° is out of range");
        assertThatThrownBy(() -> cosine.withWidth(11)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSweepGoesFromRoughToSmooth() {
        for (Loss loss : new Loss[] {new CosineLoss(), GpwdfLoss.DEFAULT}) {
            WidthSweep sweep = new WidthSweep(request(loss, 31));
            assertThat(sweep.at(1)).isEmpty();
            sweep.compute(EXECUTOR, 2, Progress.NONE);
            assertThat(sweep.complete()).isTrue();
            assertThat(sweep.at(10).orElseThrow().falseMinima()).isEmpty();
            assertThat(sweep.at(0).orElseThrow().falseMinima()).hasSizeGreaterThan(10);
            assertThat(sweep.at(0).orElseThrow().request()).isEqualTo(request(loss, 31));
            double worst = 0;
            // in the middle between two widths that are computed, where an interpolation is worst
            for (double width : new double[] {0.1155, 0.365, 1.155, 3.65}) {
                Landscape exact = exact(request(loss, 31).withWidth(width));
                Landscape near = sweep.at(width).orElseThrow();
                assertThat(near.request()).isEqualTo(exact.request());
                assertThat(near.complete()).isFalse();
                double range = exact.slice().maximum() - exact.slice().minimum();
                for (int row = 0; row < 31; row++) {
                    for (int column = 0; column < 31; column++) {
                        worst = Math.max(worst, Math.abs(near.slice().values()[row][column] - exact.slice().values()[row][column])
                                / range);
                    }
                }
            }
            assertThat(worst).isLessThan(0.02);
        }
    }
}
