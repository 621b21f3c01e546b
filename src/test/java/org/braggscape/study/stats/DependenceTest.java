package org.braggscape.study.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutual information and correlations of normal variables, for which they are known: I = −½ ln(1 − ρ²). */
class DependenceTest {
    private static final int N = 1000;

    private static double[][] normal(double rho, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] xy = new double[2][n];
        for (int i = 0; i < n; i++) {
            double first = random.nextGaussian();
            xy[0][i] = first;
            xy[1][i] = rho * first + Math.sqrt(1 - rho * rho) * random.nextGaussian();
        }
        return xy;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, -0.6, 0.9, 0.99})
    void mutualInformationOfNormalVariables(double rho) {
        double truth = -0.5 * Math.log(1 - rho * rho);
        double sum = 0;
        int draws = 8;
        for (int i = 0; i < draws; i++) {
            double[][] xy = normal(rho, N, i);
            Estimate estimate = MutualInformation.of(xy[0], xy[1], 1);
            sum += estimate.value();
            assertThat(estimate.value()).isCloseTo(truth, within(0.15));
            assertThat(estimate.upper() - estimate.lower()).isBetween(0.01, 0.3);
        }
        assertThat(sum / draws).isCloseTo(truth, within(0.04 + 0.02 * truth));
    }

    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        double rho = 0.7;
        double truth = -0.5 * Math.log(1 - rho * rho);
        int held = 0;
        int tried = 40;
        for (int i = 0; i < tried; i++) {
            double[][] xy = normal(rho, 300, 100 + i);
            Estimate estimate = MutualInformation.of(xy[0], xy[1], i);
            held += estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(33);
    }

    @Test
    void scalesAndTiesDoNotMatter() {
        double[][] xy = normal(0.8, N, 3);
        double plain = MutualInformation.of(xy[0], xy[1], 1).value();
        double bent = MutualInformation.of(Arrays.stream(xy[0]).map(Math::exp).toArray(),
                Arrays.stream(xy[1]).map(y -> 1e-9 * y * y * y).toArray(), 1).value();
        assertThat(bent).isEqualTo(plain);
        double[] constant = new double[N];
        assertThat(MutualInformation.of(xy[0], constant, 1).value()).isCloseTo(0, within(0.12));
        assertThat(MutualInformation.of(xy[0], xy[1], 1)).isEqualTo(MutualInformation.of(xy[0], xy[1], 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, -0.9})
    void correlationsOfNormalVariables(double rho) {
        double[][] xy = normal(rho, N, 7);
        Estimate pearson = Correlation.pearson(xy[0], xy[1], 1);
        assertThat(pearson.value()).isCloseTo(rho, within(0.08));
        // Fisher's z has the standard deviation 1/√(n − 3)
        double half = 1.96 / Math.sqrt(N - 3);
        assertThat(pearson.lower()).isCloseTo(Math.tanh(atanh(pearson.value()) - half), within(0.015));
        assertThat(pearson.upper()).isCloseTo(Math.tanh(atanh(pearson.value()) + half), within(0.015));
        // Spearman's of a bivariate normal distribution is 6/π asin(ρ/2)
        assertThat(Correlation.spearman(xy[0], xy[1], 1).value()).isCloseTo(6 / Math.PI * Math.asin(rho / 2), within(0.08));
    }

    private static double atanh(double r) {
        return 0.5 * Math.log((1 + r) / (1 - r));
    }

    @Test
    void tooFewValuesAreRefused() {
        assertThatThrownBy(() -> Correlation.pearson(new double[2], new double[2], 1)).hasMessageContaining("at least three");
        assertThatThrownBy(() -> MutualInformation.of(new double[9], new double[8], 1)).hasMessageContaining("9 and 8");
    }
}
