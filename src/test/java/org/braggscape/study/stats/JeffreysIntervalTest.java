package org.braggscape.study.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JeffreysIntervalTest {
    @ParameterizedTest
    @CsvSource({"0,7", "3,7", "7,7", "1,50", "25,50", "480,500", "1,1"})
    void theTailsHoldTwoAndAHalfPercent(int hits, int trials) {
        JeffreysInterval interval = JeffreysInterval.of(hits, trials);
        double a = hits + 0.5;
        double b = trials - hits + 0.5;
        if (hits == 0) {
            assertThat(interval.lower()).isZero();
        } else {
            assertThat(Beta.regularizedBeta(interval.lower(), a, b)).isCloseTo(0.025, within(1e-9));
        }
        if (hits == trials) {
            assertThat(interval.upper()).isEqualTo(1);
        } else {
            assertThat(Beta.regularizedBeta(interval.upper(), a, b)).isCloseTo(0.975, within(1e-9));
        }
        assertThat(interval.lower()).isLessThanOrEqualTo((double) hits / trials);
        assertThat(interval.upper()).isGreaterThanOrEqualTo((double) hits / trials);
    }

    /** One hit in one trial: Beta(3/2, 1/2) has a distribution in closed form, (2/π)(θ − sin θ cos θ) at x = sin²θ. */
    @Test
    void aClosedForm() {
        double theta = Math.asin(Math.sqrt(JeffreysInterval.of(1, 1).lower()));
        assertThat(2 / Math.PI * (theta - Math.sin(theta) * Math.cos(theta))).isCloseTo(0.025, within(1e-9));
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatThrownBy(() -> JeffreysInterval.of(0, 0)).hasMessageContaining("0 hits among 0");
        assertThatThrownBy(() -> JeffreysInterval.of(3, 2)).hasMessageContaining("3 hits among 2");
        assertThatThrownBy(() -> JeffreysInterval.of(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
