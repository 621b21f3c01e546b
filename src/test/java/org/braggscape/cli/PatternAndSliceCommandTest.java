package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternAndSliceCommandTest {
    @Test
    void patternAsJson() {
        CommandRun run = CommandRun.of("pattern", "AlNi", "--json");
        assertThat(run.exitCode()).isZero();
        JsonNode json = run.json();
        assertThat(json.fieldNames()).toIterable().containsExactly("structure", "radiation", "two_theta", "intensity",
                "reflections");
        assertThat(json.get("two_theta")).hasSize(9000);
        assertThat(json.get("intensity")).hasSize(9000);
        assertThat(json.at("/two_theta/8999").asDouble()).isEqualTo(89.99);
        assertThat(json.at("/reflections/0").fieldNames()).toIterable().contains("h", "k", "l", "d", "two_theta", "intensity",
                "multiplicity");
    }

    @Test
    void patternAsTableAndAsFile(@TempDir Path folder) throws IOException {
        CommandRun table = CommandRun.of("pattern", "AlNi");
        assertThat(table.out().lines().count()).isGreaterThan(5);
        Path file = folder.resolve("alni.xy");
        CommandRun run = CommandRun.of("pattern", "AlNi", "--out", file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readAllLines(file)).hasSizeGreaterThanOrEqualTo(9000);
    }

    @Test
    void sliceAsJson() {
        CommandRun run = CommandRun.of("slice", "AlNi", "--x", "a", "--y", "gamma", "--range", "10", "--points", "7", "--json");
        assertThat(run.exitCode()).isZero();
        JsonNode json = run.json();
        assertThat(json.fieldNames()).toIterable().containsExactly("structure", "loss_name", "profile", "x", "y", "loss", "minima", "roughness");
        assertThat(json.at("/roughness").fieldNames()).toIterable().containsExactly("interior_minima", "truth_basin",
                "fitness_distance_correlation", "mean_angle_to_truth", "mean_angle_along");
        assertThat(json.at("/x/parameter").asText()).isEqualTo("a");
        assertThat(json.at("/y/parameter").asText()).isEqualTo("gamma");
        assertThat(json.at("/x/values")).hasSize(7);
        assertThat(json.at("/y/values/0").asDouble()).isEqualTo(81);
        assertThat(json.get("loss")).hasSize(7).allSatisfy(row -> assertThat(row).hasSize(7));
        assertThat(json.at("/loss/3/3").asDouble()).as("the truth in the middle").isBetween(-1 - 1e-8, -1 + 1e-8);
        assertThat(json.at("/minima/0").fieldNames()).toIterable().containsExactly("cell", "loss", "truth");
        assertThat(json.at("/minima/0/cell").fieldNames()).toIterable()
                .containsExactly("a", "b", "c", "alpha", "beta", "gamma");
    }

    @Test
    void sliceAsTableAndAsFiles(@TempDir Path folder) throws IOException {
        assertThat(CommandRun.of("slice", "AlNi", "--points", "7").out()).contains("1 minimum").contains("truth");
        Path csv = folder.resolve("map.csv");
        Path svg = folder.resolve("map.svg");
        CommandRun run = CommandRun.of("slice", "AlNi", "--points", "7", "--out", csv.toString(), "--out", svg.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.error()).contains("Wrote " + csv).contains("Wrote " + svg);
        assertThat(Files.readAllLines(csv)).hasSize(1 + 49);
    }

    @Test
    void aWidthSmoothsTheSlice(@TempDir Path folder) {
        String[] map = {"slice", "U2Ti", "--points", "25", "--json"};
        JsonNode rough = CommandRun.of(map).json();
        JsonNode smooth = CommandRun.of("slice", "U2Ti", "--points", "25", "--json", "--loss-width", "6").json();
        assertThat(smooth.at("/roughness/interior_minima").asInt()).isLessThan(4)
                .isLessThan(rough.at("/roughness/interior_minima").asInt() - 10);
        assertThat(smooth.at("/roughness/mean_angle_to_truth").asDouble())
                .isLessThan(rough.at("/roughness/mean_angle_to_truth").asDouble());
        assertThat(smooth.at("/profile/w").asDouble()).isEqualTo(36.1);
        CommandRun wrong = CommandRun.of("slice", "U2Ti", "--loss-width", "11");
        assertThat(wrong.exitCode()).isEqualTo(Braggscape.WRONG_USAGE);
        assertThat(wrong.error()).contains("--loss-width: A width of 11° is out of range");
        Path frames = folder.resolve("frames");
        CommandRun run = CommandRun.of("slice", "AlNi", "--points", "7", "--animation", frames.toString(), "--fps", "4", "--seconds",
                "1", "--pixels", "200x160");
        assertThat(run.exitCode()).isZero();
        assertThat(frames.toFile().list()).hasSize(4);
    }

    @Test
    void basinsAndMatchRegionAreDrawnWhenAskedFor(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("map.svg");
        String[][] cases = {{"--show", "match-region", ">match<"}, {"--show", "basins", "steepest descent in the slice"},
            {"--full-basins", "--hide=title", "descent in six parameters"}};
        for (String[] one : cases) {
            CommandRun run = CommandRun.of("slice", "AlNi", "--points", "7", one[0], one[1], "--out", file.toString());
            assertThat(run.exitCode()).as(run.error()).isZero();
            assertThat(file).content().contains(one[2]);
        }
        CommandRun.of("slice", "AlNi", "--points", "7", "--out", file.toString());
        assertThat(file).content().doesNotContain(">match<").doesNotContain("basins:");
    }
}
