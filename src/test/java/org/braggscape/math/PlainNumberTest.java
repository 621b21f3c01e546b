package org.braggscape.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumberTest {
    @ParameterizedTest
    @CsvSource({"-1, -1", "1e9, 1000000000", "0.30000000000000004, 0.3", "-0.0, 0", "100, 100", "0.0005, 0.0005", "NaN, NaN",
            "-Infinity, -Infinity", "1e300, 1.0E300", "1e-12, 1.0E-12"})
    void numbersAreWrittenWithoutNeedlessPointsAndExponents(double number, String text) {
        assertThat(PlainNumber.text(number)).isEqualTo(text);
    }
}
