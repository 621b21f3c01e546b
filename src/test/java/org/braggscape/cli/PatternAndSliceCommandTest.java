package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.io.CifWriter;
import org.braggscape.crystal.io.SampleStructures;
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
    void aMeasuredPatternIsATarget(@TempDir Path folder) throws IOException {
        Path pattern = folder.resolve("alni.xy");
        CommandRun.of("pattern", "AlNi", "--out", pattern.toString());
        String[] map = {"slice", "AlNi", "--points", "7", "--target", pattern.toString()};
        CommandRun run = CommandRun.of(with(map, "--wavelength", "1.5406", "--json"));
        assertThat(run.exitCode()).as(run.error()).isZero();
        JsonNode measured = run.json();
        JsonNode simulated = CommandRun.of("slice", "AlNi", "--points", "7", "--json").json();
        // the file's numbers are rounded
        for (int i = 0; i < 49; i++) {
            assertThat(measured.at("/loss/" + i / 7 + "/" + i % 7).asDouble())
                    .isEqualTo(simulated.at("/loss/" + i / 7 + "/" + i % 7).asDouble(), within(1e-5));
        }
        assertThat(measured.get("target").asText()).startsWith("the measured pattern alni.xy from 0° to ");
        assertThat(measured.get("minima")).allSatisfy(minimum -> assertThat(minimum.get("truth").asBoolean()).isFalse());
        assertThat(CommandRun.of(with(map, "--wavelength", "1.5406")).out()).contains("The target is the measured pattern alni.xy");
        String[][] refused = {{}, {"--wavelength", "1.5406", "--laboratory", "counts=10"}, {"--wavelength", "1.5406", "--loss-width", "1"}};
        String[] sentences = {"does not say its wavelength", "a measured --target has all that already", "cannot be broadened"};
        for (int i = 0; i < refused.length; i++) {
            CommandRun wrong = CommandRun.of(with(map, refused[i]));
            assertThat(wrong.exitCode()).isEqualTo(Braggscape.WRONG_USAGE);
            assertThat(wrong.error()).contains(sentences[i]);
        }
    }

    @Test
    void aGuessIsComparedWithTheTruth(@TempDir Path folder) throws IOException {
        Path guess = folder.resolve("guess.cif");
        Files.writeString(guess, CifWriter.write(SampleStructures.read("AlNi").withLattice(new Lattice(3.0, 2.9, 2.8, 90, 91, 90)), List.of()).replace("data_AlNi", "data_guess"));
        JsonNode map = CommandRun.of("slice", guess.toString(), "--target", "AlNi", "--points", "5", "--json").json();
        assertThat(map.at("/slice_through/beta").asDouble()).isEqualTo(91);
        assertThat(map.at("/loss/2/2").asDouble()).as("the guess in the middle").isGreaterThan(-0.9);
        assertThat(map.get("target").asText()).isEqualTo("the simulated pattern of AlNi (Al Ni)");
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
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
