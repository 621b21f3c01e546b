package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.braggscape.autodiff.ResidualFunction;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.ChebyshevBackground;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.TwoThetaGrid;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.math.Progress;
import org.braggscape.objective.ProfileResiduals;
import org.junit.jupiter.api.Test;

class ProfileFitTest {
    private static final CrystalStructure U2TI = SampleStructures.read("U2Ti");
    private static final Profile INSTRUMENT = new Profile(0.06, -0.02, 0.05, 0.4, false);
    private static final double SCALE = 0.02;
    private static final double SHIFT = 0.07;
    private static final XrdSettings SETTINGS = XrdSettings.PAPER.withGrid(new TwoThetaGrid(15, 0.02, 3500));

    private static double background(double twoTheta) {
        return 300 - 4 * (twoTheta - 15) + 0.03 * (twoTheta - 15) * (twoTheta - 15);
    }

    /** The pattern of an instrument whose peaks lie too high by the shift, simulated on bins of their own. */
    private static double[] measured() {
        TwoThetaGrid shifted = new TwoThetaGrid(15 - SHIFT, 0.02, 3500);
        double[] y = new XrdSimulator(SETTINGS.withGrid(shifted).withProfile(INSTRUMENT)).simulate(U2TI).intensity();
        double[] observed = new double[y.length];
        for (int k = 0; k < y.length; k++) {
            observed[k] = SCALE * y[k] + background(SETTINGS.grid().at(k));
        }
        return observed;
    }

    private static double[] sigma(double[] observed) {
        return Arrays.stream(observed).map(Math::sqrt).toArray();
    }

    @Test
    void aNoiselessInstrumentIsFound() {
        double[] observed = measured();
        ProfileFit fit = ProfileFit.of(U2TI, SETTINGS, observed, sigma(observed), List.of(), 3, Progress.NONE);
        assertThat(fit.zeroShift()).isEqualTo(SHIFT, within(1e-4));
        assertThat(fit.scale()).isEqualTo(SCALE, within(1e-3 * SCALE));
        assertThat(fit.profile().u()).isEqualTo(INSTRUMENT.u(), within(1e-3));
        assertThat(fit.profile().v()).isEqualTo(INSTRUMENT.v(), within(1e-3));
        assertThat(fit.profile().w()).isEqualTo(INSTRUMENT.w(), within(1e-3));
        assertThat(fit.profile().eta()).isEqualTo(INSTRUMENT.eta(), within(1e-2));
        for (double angle : new double[] {20, 50, 80}) {
            assertThat(fit.background().at(angle)).isEqualTo(background(angle), within(0.5));
        }
        assertThat(fit.weightedProfileR()).isLessThan(1e-3);
    }

    @Test
    void countingNoiseAndAnExcludedRegionLeaveTheShiftWithinItsUncertainty() {
        double[] observed = measured();
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < observed.length; k++) {
            observed[k] += Math.sqrt(observed[k]) * random.nextGaussian();
            double angle = SETTINGS.grid().at(k);
            observed[k] += angle > 60 && angle < 62 ? 5000 : 0;
        }
        ProfileFit fit = ProfileFit.of(U2TI, SETTINGS, observed, sigma(observed), List.of(new AngleRange(59.9, 62.1)), 3,
                Progress.NONE);
        assertThat(fit.zeroShift()).isEqualTo(SHIFT, within(0.005));
        assertThat(fit.scale()).isEqualTo(SCALE, within(0.02 * SCALE));
    }

    @Test
    void theJacobianIsThatOfTheResiduals() {
        double[] observed = measured();
        ProfileResiduals residuals = new ProfileResiduals(U2TI, SETTINGS, observed, sigma(observed), List.of(), 2);
        ResidualFunction.Evaluator evaluator = residuals.newEvaluator();
        double[] x = {SCALE, 0.031, 0.1, 0.01, 0.1, 0.2, 200, -30};
        double[] steps = {1e-6, 1e-5, 1e-5, 1e-5, 1e-5, 1e-5, 1e-3, 1e-3};
        double[] r = new double[residuals.residualCount()];
        double[] jacobian = new double[r.length * x.length];
        assertThat(evaluator.jacobian(x, r, jacobian)).isTrue();
        double[] up = new double[r.length];
        double[] down = new double[r.length];
        for (int j = 0; j < x.length; j++) {
            double[] moved = x.clone();
            moved[j] += steps[j];
            evaluator.residuals(moved, up);
            moved[j] -= 2 * steps[j];
            evaluator.residuals(moved, down);
            double largest = 0;
            double off = 0;
            for (int k = 0; k < r.length; k++) {
                double difference = (up[k] - down[k]) / (2 * steps[j]);
                largest = Math.max(largest, Math.abs(difference));
                off = Math.max(off, Math.abs(difference - jacobian[k * x.length + j]));
            }
            assertThat(off).as("parameter " + j).isLessThan(2e-5 * largest);
        }
    }

    @Test
    void impossibleProfilesAreNotDefined() {
        double[] observed = measured();
        ProfileResiduals residuals = new ProfileResiduals(U2TI, SETTINGS, observed, sigma(observed), List.of(), 1);
        double[] r = new double[residuals.residualCount()];
        assertThat(residuals.newEvaluator().residuals(new double[] {1, 0, 0.1, 0, 0.1, 1.2, 0}, r)).isFalse();
        assertThat(residuals.newEvaluator().residuals(new double[] {1, 0, 0.1, 0, -0.1, 0.2, 0}, r)).isFalse();
        assertThat(residuals.newEvaluator().residuals(new double[] {1, 1.5, 0.1, 0, 0.1, 0.2, 0}, r)).isFalse();
    }

    @Test
    void theBackgroundRunsBelowThePeaks() {
        double[] observed = measured();
        double[] angles = SETTINGS.grid().angles();
        ChebyshevBackground background = ChebyshevBackground.fit(angles, observed, List.of(), 5);
        double worst = 0;
        for (double angle : angles) {
            worst = Math.max(worst, Math.abs(background.at(angle) - background(angle)));
        }
        double largest = Arrays.stream(observed).max().orElseThrow();
        // the tails of the peaks count as background
        assertThat(worst).isLessThan(0.03 * largest);
        assertThatThrownBy(() -> ChebyshevBackground.fit(angles, observed, List.of(), 0)).hasMessageContaining("from 1 to 36");
        assertThatThrownBy(() -> ChebyshevBackground.fit(angles, observed, List.of(new AngleRange(10, 84.9)), 12))
                .hasMessageContaining("points that are left");
    }
}
