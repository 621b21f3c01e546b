package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
    @Test
    void givesAllFigures() {
        JsonNode json = CommandRun.of("bench", "--quick", "--structure", "AlNi", "--json").json();
        assertThat(json.fieldNames()).toIterable().containsExactly("cases");
        assertThat(json.get("cases")).hasSize(1);
        JsonNode measured = json.at("/cases/0");
        assertThat(measured.fieldNames()).toIterable().containsExactly("structure", "value_us", "gradient_us", "exact_value_us",
                "exact_gradient_us", "max_loss_deviation", "max_gradient_deviation", "bytes_per_evaluation", "slice_s", "coarse_s");
        assertThat(measured.get("structure").asText()).isEqualTo("AlNi");
        assertThat(measured.get("exact_value_us").asDouble()).isGreaterThan(measured.get("value_us").asDouble());
        assertThat(measured.get("max_loss_deviation").asDouble()).isLessThanOrEqualTo(1e-8);
        assertThat(measured.get("max_gradient_deviation").asDouble()).isLessThanOrEqualTo(1e-5);
        assertThat(measured.get("slice_s").asDouble()).isGreaterThan(measured.get("coarse_s").asDouble());
    }

    @Test
    void evaluationsAllocateNothing() {
        JsonNode json = CommandRun.of("bench", "--quick", "--structure", "U2Ti", "--free", "coordinates", "--json").json();
        assertThat(json.at("/cases/0/bytes_per_evaluation").asDouble()).isZero();
    }

    @Test
    void printsATable() {
        CommandRun run = CommandRun.of("bench", "--quick", "--structure", "AlNi");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("cosine").contains("AlNi").contains("ratio");
    }
}
