package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.math.Progress;
import org.braggscape.objective.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);

    @AfterAll
    static void stop() {
        EXECUTOR.shutdownNow();
    }

    private static Overview of(String sample, Progress progress) {
        CrystalStructure structure = SampleStructures.read(sample);
        return Overview.compute(Target.of(structure), structure, XrdSettings.PAPER, new CosineLoss(), AxisExtent.USUAL, 9,
                EXECUTOR, 2, part -> { }, progress);
    }

    private static List<String> own(Overview overview) {
        List<String> pairs = new ArrayList<>();
        for (Overview.PairMap map : overview.maps()) {
            if (map.sameAs().isEmpty()) {
                pairs.add(map.landscape().request().x().parameter().symbol()
                        + map.landscape().request().y().parameter().symbol());
            }
        }
        return pairs;
    }

    @Test
    void symmetryLeavesFewPairs() {
        // cubic: two lengths, a length with an angle at it or opposite, two angles
        assertThat(own(of("Au2S", Progress.NONE))).containsExactly("ab", "aα", "bα", "αβ");
        // hexagonal: a and b are equivalent, and so are α and β
        assertThat(own(of("U2Ti", Progress.NONE)))
                .containsExactly("ab", "ac", "aα", "bα", "cα", "αβ", "aγ", "cγ", "αγ");
    }

    @Test
    void everyMapHasTheTruthInItsMiddle() {
        Overview overview = of("Na3MnCoNiO6", Progress.NONE);
        assertThat(overview.maps()).hasSize(Overview.PAIRS);
        assertThat(own(overview)).hasSizeGreaterThan(12);
        for (Overview.PairMap map : overview.maps()) {
            assertThat(map.landscape().slice().values()[4][4]).isEqualTo(-1, within(1e-8));
            assertThat(map.landscape().slice().minimum()).isEqualTo(-1, within(1e-8));
        }
    }

    @Test
    void canBeCancelledBetweenPoints() {
        AtomicLong done = new AtomicLong();
        assertThatThrownBy(() -> of("U2Ti", new Progress() {
            @Override
            public void update(long now, long total) {
                assertThat(total).isEqualTo(15 * 81);
                done.accumulateAndGet(now, Math::max);
            }

            @Override
            public boolean cancelled() {
                return done.get() > 200;
            }
        })).isInstanceOf(CancellationException.class);
        assertThat(done.get()).isLessThan(400);
    }
}
