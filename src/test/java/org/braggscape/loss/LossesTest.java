package org.braggscape.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossesTest {
    static Stream<BinnedLoss> losses() {
        return Losses.ALL.stream().filter(BinnedLoss.class::isInstance).map(BinnedLoss.class::cast);
    }

    @Test
    void valuesOfTinyPatternsByHand() {
        double[] x = {3, 4, 0};
        double[] y = {0, 4, 3};
        assertThat(new CosineLoss().between(x, y)).isEqualTo(-16.0 / 25, within(1e-15));
        assertThat(new MseLoss().between(x, y)).isEqualTo(2 * 9.0 / 16, within(1e-15));
        // p = (3, 4, 0)/7, q = (0, 4, 3)/7: the mixture has (3/14, 4/7, 3/14)
        double mixed = -2 * 3.0 / 14 * Math.log(3.0 / 14) - 4.0 / 7 * Math.log(4.0 / 7);
        double single = -3.0 / 7 * Math.log(3.0 / 7) - 4.0 / 7 * Math.log(4.0 / 7);
        assertThat(new EntropyLoss().between(x, y))
                .isEqualTo(-(1 - (2 * mixed - 2 * single) / Math.log(4)), within(1e-15));
    }

    @Test
    void proportionalPatternsAreTheBestAndDisjointOnesTheWorst() {
        double[] x = {1, 2, 0, 5};
        double[] twice = {2, 4, 0, 10};
        double[] other = {0, 0, 7, 0};
        assertThat(new CosineLoss().between(x, twice)).isEqualTo(-1, within(1e-15));
        assertThat(new EntropyLoss().between(x, twice)).isEqualTo(-1, within(1e-15));
        assertThat(new MseLoss().between(x, twice)).isEqualTo(0, within(1e-15));
        assertThat(new CosineLoss().between(x, other)).isEqualTo(0, within(1e-15));
        assertThat(new EntropyLoss().between(x, other)).isEqualTo(0, within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientsAgreeWithDifferences(BinnedLoss loss) {
        Random random = new Random(4);
        int n = 40;
        double[] target = random.doubles(n, 0.5, 5).toArray();
        double[] weights = random.doubles(n, 0.5, 5).toArray();
        double[] y = random.doubles(n, 0.5, 5).toArray();
        BinnedLoss.Against against = loss.against(target, weights, 5);
        double[] gradient = new double[n + 1];
        double value = against.gradient(y, 6, gradient);
        assertThat(value).isEqualTo(against.value(y, 6), within(1e-14 * Math.abs(value)));
        for (int k = 0; k < n; k++) {
            double[] plus = y.clone();
            double[] minus = y.clone();
            plus[k] += 1e-5;
            minus[k] -= 1e-5;
            double difference = (against.value(plus, 6) - against.value(minus, 6)) / 2e-5;
            assertThat(gradient[k]).isEqualTo(difference, within(1e-7));
        }
        double byMaximum = (against.value(y, 6 + 1e-5) - against.value(y, 6 - 1e-5)) / 2e-5;
        assertThat(gradient[n]).isEqualTo(byMaximum, within(1e-6));
        assertThat(loss.usesMaximum()).isEqualTo(gradient[n] != 0);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void weightsCountPlacesSeveralTimes(BinnedLoss loss) {
        double[] x = {1, 3, 2};
        double[] y = {2, 1, 3};
        double[] xx = {1, 3, 3, 3, 2, 2};
        double[] yy = {2, 1, 1, 1, 3, 3};
        double[] ones = new double[6];
        Arrays.fill(ones, 1);
        assertThat(loss.against(x, new double[] {1, 3, 2}, 3).value(y, 3))
                .isEqualTo(loss.against(xx, ones, 3).value(yy, 3), within(1e-14));
    }

    @Test
    void namesFindTheirLosses() {
        for (Loss loss : Losses.ALL) {
            assertThat(Losses.of(loss.name())).contains(loss);
        }
        assertThat(Losses.of("rwp")).isEmpty();
        assertThat(Losses.of("gpwdf:5")).contains(new GpwdfLoss(5));
        assertThat(Losses.of("gpwdf:2.5").map(Loss::name)).contains("gpwdf:2.5");
        for (String wrong : new String[] {"gpwdf:", "gpwdf:-1", "gpwdf:wide", "gpwdf:NaN", "gpwdf:1000"}) {
            assertThat(Losses.of(wrong)).as(wrong).isEmpty();
        }
    }
}
