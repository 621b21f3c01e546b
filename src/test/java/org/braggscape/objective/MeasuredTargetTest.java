package org.braggscape.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.Optional;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.ChebyshevBackground;
import org.braggscape.diffraction.MeasuredPattern;
import org.braggscape.diffraction.TwoThetaGrid;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.loss.BinnedLoss;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.junit.jupiter.api.Test;

class MeasuredTargetTest {
    private static final CrystalStructure U2TI = SampleStructures.read("U2Ti");
    private static final ParameterLayout CELL = ParameterLayout.cellOnly(U2TI.sites().size());
    private static final double[] STRAINED = {4.8, 4.85, 2.82, 90.3, 89.8, 119.9};

    private static Target.Measured measured(List<AngleRange> excluded) {
        return new Target.Measured("own", TwoThetaGrid.PAPER,
                new XrdSimulator(XrdSettings.PAPER).simulateDirectly(U2TI).intensity(), excluded);
    }

    @Test
    void itsOwnPatternIsAsGoodATargetAsTheStructure() {
        for (Loss loss : Losses.ALL) {
            if (!(loss instanceof BinnedLoss)) {
                continue;
            }
            double of = Objective.exact(Target.of(U2TI), U2TI, XrdSettings.PAPER, loss, CELL).newEvaluator().value(STRAINED);
            for (boolean fast : new boolean[] {true, false}) {
                Target target = measured(List.of());
                Objective objective = fast ? Objective.fast(target, U2TI, XrdSettings.PAPER, loss, CELL)
                        : Objective.exact(target, U2TI, XrdSettings.PAPER, loss, CELL);
                assertThat(objective.newEvaluator().value(STRAINED)).isEqualTo(of, within(1e-8 * Math.max(1, Math.abs(of))));
            }
        }
    }

    /** Without profiles every bin is a peak, so that the loss stays above 0, but it is still lowest at the truth. */
    @Test
    void peaksAreFoundInBins() {
        Objective fast = Objective.fast(measured(List.of()), U2TI, XrdSettings.PAPER, new GpwdfLoss(2), CELL);
        Objective exact = Objective.exact(measured(List.of()), U2TI, XrdSettings.PAPER, new GpwdfLoss(2), CELL);
        double there = exact.newEvaluator().value(U2TI.lattice().parameters());
        assertThat(there).isBetween(1e-4, 0.2);
        assertThat(exact.newEvaluator().value(STRAINED)).isGreaterThan(there);
        assertThat(fast.newEvaluator().value(STRAINED)).isEqualTo(exact.newEvaluator().value(STRAINED), within(1e-8));
    }

    @Test
    void noiseIsSummedOverAllBins() {
        SplittableRandom random = new SplittableRandom(8);
        double[] noisy = measured(List.of()).intensity().clone();
        double most = Arrays.stream(noisy).max().orElseThrow();
        Arrays.setAll(noisy, k -> noisy[k] + 0.1 * most * random.nextDouble());
        Target target = new Target.Measured("noisy", TwoThetaGrid.PAPER, noisy, List.of());
        for (Loss loss : Losses.ALL) {
            double fast = Objective.fast(target, U2TI, XrdSettings.PAPER, loss, CELL).newEvaluator().value(STRAINED);
            double exact = Objective.exact(target, U2TI, XrdSettings.PAPER, loss, CELL).newEvaluator().value(STRAINED);
            assertThat(fast).as(loss.name()).isEqualTo(exact, within(1e-8 * Math.max(1, Math.abs(exact))));
        }
    }

    @Test
    void excludedBinsCountForNothing() {
        AngleRange part = new AngleRange(30, 60);
        Target.Measured target = measured(List.of(part));
        double[] spoilt = target.intensity().clone();
        for (int k = 0; k < spoilt.length; k++) {
            spoilt[k] += part.contains(target.grid().at(k)) ? 1e9 : 0;
        }
        Target other = new Target.Measured("spoilt", target.grid(), spoilt, List.of(part));
        for (Loss loss : Losses.ALL) {
            double[] gradient = new double[6];
            double value = Objective.fast(target, U2TI, XrdSettings.PAPER, loss, CELL).newEvaluator()
                    .gradient(STRAINED, gradient);
            double[] spoiltGradient = new double[6];
            assertThat(Objective.fast(other, U2TI, XrdSettings.PAPER, loss, CELL).newEvaluator()
                    .gradient(STRAINED, spoiltGradient)).as(loss.name()).isEqualTo(value, within(1e-12 * Math.abs(value)));
            assertThat(spoiltGradient).containsExactly(gradient, within(1e-9));
            assertThat(value).isNotEqualTo(Objective.exact(Target.of(U2TI), U2TI, XrdSettings.PAPER, loss, CELL)
                    .newEvaluator().value(STRAINED));
        }
    }

    @Test
    void preparingSubtractsShiftsAndCrops() {
        double[] angles = new TwoThetaGrid(10, 0.1, 500).angles();
        double[] intensity = new double[500];
        for (int k = 0; k < 500; k++) {
            intensity[k] = 20 + angles[k] + (k == 200 ? 1000 : 0) - (k == 300 ? 50 : 0);
        }
        MeasuredPattern pattern = new MeasuredPattern("p", angles, intensity, Optional.empty(), Optional.empty(), List.of());
        ChebyshevBackground background = ChebyshevBackground.fit(angles, intensity, List.of(), 2);
        TargetPreparation.Prepared prepared = new TargetPreparation(Optional.of(new AngleRange(20, 50)),
                Optional.of(background), 0.3, List.of()).apply(pattern);
        Target.Measured target = prepared.target();
        assertThat(target.grid().start()).isEqualTo(19.7, within(1e-9));
        assertThat(target.grid().end()).isEqualTo(49.8, within(0.11));
        int peak = 0;
        for (int k = 0; k < target.intensity().length; k++) {
            peak = target.intensity()[k] > target.intensity()[peak] ? k : peak;
        }
        assertThat(target.grid().at(peak)).isEqualTo(29.7, within(1e-6));
        assertThat(target.intensity()[peak]).isEqualTo(1000, within(1.0));
        assertThat(prepared.negative()).isPositive();
        assertThat(Arrays.stream(target.intensity()).min().orElseThrow()).isZero();
    }

    @Test
    void emptyTargetsAreRefused() {
        double[] nothing = new double[TwoThetaGrid.PAPER.count()];
        assertThatThrownBy(() -> new Target.Measured("flat", TwoThetaGrid.PAPER, nothing, List.of()))
                .hasMessageContaining("flat has no intensity above zero");
        assertThatThrownBy(() -> measured(List.of(new AngleRange(-1, 100)))).hasMessageContaining("no intensity above zero");
        assertThatThrownBy(() -> measured(List.of()).intensity(XrdSettings.PAPER.withGrid(new TwoThetaGrid(10, 0.01, 100))))
                .hasMessageContaining("own 2θ range");
    }
}
