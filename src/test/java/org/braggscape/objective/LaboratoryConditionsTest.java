package org.braggscape.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.PreferredOrientation;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.loss.CosineLoss;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaboratoryConditionsTest {
    private static final CrystalStructure U2TI = ReferenceCases.sample("U2Ti");
    private static final double[] PLAIN = new XrdSimulator(XrdSettings.PAPER).simulate(U2TI).intensity();

    private static double[] pattern(LaboratoryConditions conditions) {
        return new Target.Laboratory(U2TI, conditions).intensity(XrdSettings.PAPER);
    }

    private static LaboratoryConditions conditions(double counts, double background, double extraW, double shift,
            Optional<CrystalStructure> second, double share, Optional<PreferredOrientation> orientation, long seed) {
        return new LaboratoryConditions(counts, background, 0, 0, extraW, shift, second, share, orientation, false, seed);
    }

    private static int strongest(double[] pattern) {
        int best = 0;
        for (int k = 1; k < pattern.length; k++) {
            best = pattern[k] > pattern[best] ? k : best;
        }
        return best;
    }

    @Test
    void nothingAddedIsThePlainPattern() {
        assertThat(pattern(LaboratoryConditions.NONE)).isEqualTo(PLAIN);
    }

    @Test
    void aZeroShiftMovesThePeaks() {
        double[] shifted = pattern(conditions(0, 0, 0, 0.05, Optional.empty(), 0, Optional.empty(), 1));
        for (int k = 5; k < shifted.length; k++) {
            assertThat(shifted[k]).isEqualTo(PLAIN[k - 5], within(1e-9 * PLAIN[strongest(PLAIN)]));
        }
        assertThat(strongest(pattern(conditions(0, 0, 0, -0.05, Optional.empty(), 0, Optional.empty(), 1))))
                .isEqualTo(strongest(PLAIN) - 5);
    }

    @Test
    void countsScatterLikePoissons() {
        double[] counted = pattern(conditions(10_000, 0.05, 0, 0, Optional.empty(), 0, Optional.empty(), 3));
        double most = PLAIN[strongest(PLAIN)];
        double chi = 0;
        for (int k = 0; k < counted.length; k++) {
            assertThat(counted[k]).isEqualTo(Math.rint(counted[k]));
            double expected = 10_000 * (PLAIN[k] / most + 0.05 * Math.pow(0.2, k / 8999.0));
            chi += (counted[k] - expected) * (counted[k] - expected) / expected;
        }
        assertThat(chi / counted.length).isBetween(0.95, 1.05);
        assertThat(pattern(conditions(10_000, 0.05, 0, 0, Optional.empty(), 0, Optional.empty(), 3))).isEqualTo(counted);
        assertThat(pattern(conditions(10_000, 0.05, 0, 0, Optional.empty(), 0, Optional.empty(), 4))).isNotEqualTo(counted);
    }

    @Test
    void aSecondPhaseHasItsShare() {
        double[] mixed = pattern(conditions(0, 0, 0, 0, Optional.of(ReferenceCases.sample("AlNi")), 0.1, Optional.empty(), 1));
        assertThat(Arrays.stream(mixed).sum()).isEqualTo(Arrays.stream(PLAIN).sum() / 0.9, within(1e-6 * Arrays.stream(PLAIN).sum()));
    }

    @Test
    void plateletsShowTheirFace() {
        PreferredOrientation plates = new PreferredOrientation(0, 0, 1, 0.7);
        var random = new XrdSimulator(XrdSettings.PAPER).simulate(U2TI).reflections();
        var oriented = new XrdSimulator(XrdSettings.PAPER).simulate(U2TI, Optional.of(plates)).reflections();
        for (int i = 0; i < random.size(); i++) {
            double ratio = oriented.get(i).intensity() / random.get(i).intensity();
            if (random.get(i).h() == 0 && random.get(i).k() == 0) {
                assertThat(ratio).isEqualTo(Math.pow(0.7, -3), within(1e-9));
            } else if (random.get(i).l() == 0) {
                assertThat(ratio).isEqualTo(Math.pow(0.7, 1.5), within(1e-9));
            }
        }
    }

    @Test
    void widerPeaksAndNoiseStillLeadToTheTruth() {
        Target target = new Target.Laboratory(U2TI, conditions(10_000, 0, 0.1, 0, Optional.empty(), 0, Optional.empty(), 1));
        ParameterLayout cell = ParameterLayout.cellOnly(U2TI.sites().size());
        double[] near = U2TI.lattice().parameters();
        near[0] *= 1.004;
        for (Loss loss : new Loss[] {new CosineLoss(), new GpwdfLoss(2)}) {
            var fast = Objective.fast(target, U2TI, XrdSettings.PAPER, loss, cell).newEvaluator();
            var exact = Objective.exact(target, U2TI, XrdSettings.PAPER, loss, cell).newEvaluator();
            assertThat(fast.value(U2TI.lattice().parameters())).isLessThan(fast.value(near));
            assertThat(fast.value(near)).isEqualTo(exact.value(near), within(1e-8));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1000, 1})
    void theFastLossIsTheExactOneForEveryEffectTogether(double counts) {
        LaboratoryConditions all = new LaboratoryConditions(counts, 0.05, 0.1, 0, 0.1, 0.05, Optional.of(ReferenceCases.sample("AlNi")), 0.1,
                Optional.of(new PreferredOrientation(0, 0, 1, 0.7)), true, 1);
        assertThat(all.effects()).hasSize(counts > 0 ? 7 : 6);
        Target target = Target.of(U2TI, all);
        ParameterLayout layout = ParameterLayout.cellOnly(U2TI.sites().size());
        for (Loss loss : Losses.ALL) {
            var fast = Objective.fast(target, U2TI, XrdSettings.PAPER, loss, layout).newEvaluator();
            var exact = Objective.exact(target, U2TI, XrdSettings.PAPER, loss, layout).newEvaluator();
            for (double strain : new double[] {-0.07, 0, 0.04}) {
                double[] cell = U2TI.lattice().parameters();
                cell[0] *= 1 + strain;
                cell[2] *= 1 - 2 * strain;
                cell[5] += 20 * strain;
                double expected = exact.value(cell);
                assertThat(fast.value(cell)).as(loss.name()).isEqualTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @Test
    void nothingAddedIsNoEffect() {
        assertThat(LaboratoryConditions.NONE.effects()).isEmpty();
        assertThat(Target.of(U2TI, LaboratoryConditions.NONE)).isEqualTo(Target.of(U2TI));
        assertThat(Target.of(U2TI, conditions(0, 0, 0, 0.05, Optional.empty(), 0, Optional.empty(), 1))).isNotEqualTo(Target.of(U2TI))
                .isEqualTo(Target.of(U2TI, conditions(0, 0, 0, 0.05, Optional.empty(), 0, Optional.empty(), 1)));
    }

    @Test
    void anAxisIsReadAsItIsWritten() {
        assertThat(PreferredOrientation.axis("001")).containsExactly(0, 0, 1);
        assertThat(PreferredOrientation.axis("1-10")).containsExactly(1, -1, 0);
        assertThat(PreferredOrientation.axis(" 1 −1 0 ")).containsExactly(1, -1, 0);
        assertThat(PreferredOrientation.axis("10 0 -12")).containsExactly(10, 0, -12);
        for (String wrong : new String[] {"", "01", "0011", "a b c", "1,0,0"}) {
            assertThatThrownBy(() -> PreferredOrientation.axis(wrong)).hasMessageContaining("is no axis");
        }
    }

    @Test
    void aFittedBackgroundIsNearlyTheOneThatWasAdded() {
        double most = PLAIN[strongest(PLAIN)];
        double[] cleaned = new Target.Laboratory(U2TI, new LaboratoryConditions(0, 0.05, 0, 0, 0, 0, Optional.empty(), 0,
                Optional.empty(), true, 1)).intensity(XrdSettings.PAPER);
        double off = 0;
        for (int k = 0; k < cleaned.length; k++) {
            off = Math.max(off, Math.abs(cleaned[k] - PLAIN[k]) / most);
        }
        // the tails of the peaks are taken for background in part
        assertThat(off).isLessThan(0.03);
        assertThat(Arrays.stream(cleaned).allMatch(value -> value >= 0)).isTrue();
    }

    @Test
    void impossibleConditionsAreRefused() {
        assertThatThrownBy(() -> conditions(-1, 0, 0, 0, Optional.empty(), 0, Optional.empty(), 1)).hasMessageContaining("count in the strongest bin of -1 is out of range; give a number from 0 to 1000000000.");
        assertThatThrownBy(() -> conditions(0, 2, 0, 0, Optional.empty(), 0, Optional.empty(), 1)).hasMessageContaining("background");
        assertThatThrownBy(() -> conditions(0, 0, 0, 0, Optional.empty(), 1, Optional.empty(), 1)).hasMessageContaining("second phase");
        assertThatThrownBy(() -> new PreferredOrientation(0, 0, 0, 0.7)).hasMessageContaining("0 0 0");
        assertThatThrownBy(() -> new PreferredOrientation(0, 0, 1, 0)).hasMessageContaining("March");
    }
}
