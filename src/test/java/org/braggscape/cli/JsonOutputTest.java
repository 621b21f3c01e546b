package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonOutputTest {
    private record Figures(double firstOne, double second, double[][] matrix) {
    }

    @Test
    void numbersThatJsonDoesNotHaveAreNull() {
        assertThat(JsonOutput.write(new Figures(Double.NaN, 1.5, new double[][] {{1, Double.POSITIVE_INFINITY}, {}})))
                .isEqualTo("{\"first_one\":null,\"second\":1.5,\"matrix\":[[1.0,null],[]]}");
    }
}
