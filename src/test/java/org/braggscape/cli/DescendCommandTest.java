package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.math.Progress;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.Target;
import org.braggscape.optim.PathPoint;
import org.braggscape.study.DescentComputation;
import org.braggscape.study.DescentMode;
import org.braggscape.study.DescentRequest;
import org.braggscape.study.StepRuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescendCommandTest {
    @TempDir
    private Path folder;

    @Test
    void allThreeModesAreDescendedWhenNoneIsNamed() {
        JsonNode paths = CommandRun.of("descend", "U2Ti", "--start", "a=4.81,c=2.81", "--steps", "20", "--json").json()
                .get("paths");
        assertThat(paths.findValuesAsText("mode")).containsExactly("unconstrained", "constrained-start", "constrained");
        JsonNode first = paths.get(0).get("points").get(0);
        assertThat(first.get("cell").get("a").asDouble()).isEqualTo(4.81);
        assertThat(first.get("cell").get("b").asDouble())
                .isEqualTo(SampleStructures.read("U2Ti").lattice().parameters()[1]);
        assertThat(paths.get(2).get("end").get("loss").asDouble()).isLessThan(first.get("loss").asDouble());
        assertThat(paths.get(0).get("end").get("distance_to_truth").isNumber()).isTrue();
    }

    @Test
    void aSeedGivesThePathThatTheEngineGivesDigitForDigit() {
        JsonNode points = CommandRun.of("descend", "AlNi", "--noise", "0.05", "--seed", "7", "--mode", "constrained",
                "--steps", "30", "--json").json().get("paths").get(0).get("points");
        CrystalStructure truth = SampleStructures.read("AlNi");
        DescentComputation descents = new DescentComputation(new DescentRequest(Target.of(truth), truth,
                XrdSettings.PAPER, new CosineLoss(), EnumSet.of(ParameterGroup.CELL), StepRuleName.GRADIENT_DESCENT,
                StepRuleName.Rates.DEFAULT, 30));
        List<PathPoint> path = descents.run(descents.request().randomStart(0.05, 7), DescentMode.CONSTRAINED, 1,
                Progress.NONE).points();
        assertThat(points).hasSize(path.size());
        for (int i = 0; i < path.size(); i++) {
            assertThat(points.get(i).get("loss").asDouble()).isEqualTo(path.get(i).value());
            assertThat(points.get(i).get("cell").get("a").asDouble()).isEqualTo(path.get(i).x()[0]);
        }
    }

    @Test
    void aPatternIsATargetWithoutATruth() {
        Path pattern = folder.resolve("measured.xy");
        assertThat(CommandRun.of("pattern", "U2Ti", "--out", pattern.toString()).exitCode()).isZero();
        CommandRun run = CommandRun.of("descend", "U2Ti", "--target", pattern.toString(), "--wavelength", "1.5406",
                "--start", "a=4.80,b=4.80,c=2.805", "--mode", "unconstrained", "--json");
        JsonNode end = run.json().get("paths").get(0).get("end");
        assertThat(end.get("loss").asDouble()).isEqualTo(-1, within(1e-6));
        assertThat(end.get("cell").get("a").asDouble())
                .isEqualTo(SampleStructures.read("U2Ti").lattice().parameters()[0], within(1e-3));
        assertThat(end.get("distance_to_truth").isNull()).isTrue();
    }

    @Test
    void everyLossTakesAPattern() throws IOException {
        Path pattern = folder.resolve("measured.xye");
        StringBuilder text = new StringBuilder("! 2theta intensity sigma\n");
        for (int k = 0; k < 3000; k++) {
            text.append(10 + 0.02 * k).append(' ').append(k % 500 == 300 ? 100 : k % 7 - 1).append(" 1\n");
        }
        Files.writeString(pattern, text);
        for (String loss : List.of("cosine", "mse", "entropy")) {
            CommandRun run = CommandRun.of("descend", "U2Ti", "--target", pattern.toString(), "--wavelength", "CuKa1",
                    "--loss", loss, "--mode", "constrained", "--steps", "3", "--json");
            assertThat(run.exitCode()).as(run.error()).isZero();
            assertThat(run.error()).contains("negative intensities in").contains("were set to 0");
            JsonNode points = run.json().get("paths").get(0).get("points");
            assertThat(points.get(points.size() - 1).get("loss").asDouble())
                    .isLessThanOrEqualTo(points.get(0).get("loss").asDouble());
        }
    }

    @Test
    void aScheduleFindsTheTruthWhereTheLossAloneDoesNot() {
        String[] usual = {"descend", "U2Ti", "--noise", "0.1", "--seed", "3", "--rule", "lbfgs", "--mode", "unconstrained", "--json"};
        JsonNode alone = CommandRun.of(usual).json().get("paths").get(0).get("end");
        assertThat(alone.get("distance_to_truth").asDouble()).isGreaterThan(0.01);
        String[] laddered = Arrays.copyOf(usual, usual.length + 2);
        laddered[usual.length] = "--schedule";
        laddered[usual.length + 1] = "ladder";
        JsonNode path = CommandRun.of(laddered).json().get("paths").get(0);
        assertThat(path.get("rule").asText()).isEqualTo("ladder");
        assertThat(path.get("end").get("distance_to_truth").asDouble()).isLessThan(1e-4);
        assertThat(path.get("end").get("loss").asDouble()).isEqualTo(-1, within(1e-6));
    }

    @Test
    void badInputIsASentence() throws IOException {
        assertRefused(2, "--steps: 0 is out of range", "--steps", "0");
        assertRefused(2, "--rates:", "--rates", "0,0.25,0.0002");
        assertRefused(2, "--rates:", "--rates", "0.001,-1,0.0002");
        assertRefused(2, "--rates: give three numbers", "--rates", "0.001");
        assertRefused(2, "--start: there is no lattice parameter 'd'", "--start", "d=3");
        assertRefused(2, "--start:", "--start", "a=NaN");
        assertRefused(2, "--start:", "--start", "alpha=170,beta=10,gamma=10");
        assertRefused(2, "--mode: there is no mode 'free'", "--mode", "free");
        assertRefused(2, "--family: there is no crystal family 'round'", "--family", "round");
        assertRefused(1, "The cell of U2Ti is not cubic", "--family", "cubic");
        assertRefused(2, "--free: 'atoms' cannot move", "--free", "atoms");
        assertRefused(2, "--noise: 0.7 is out of range", "--noise", "0.7");
        assertRefused(2, "--rule: there is no step rule", "--rule", "newton");
        assertRefused(2, "--schedule: there is no schedule 'stairs'", "--schedule", "stairs");
        assertRefused(2, "--wavelength belongs to a measured pattern", "--wavelength", "1.54");
        Path pattern = Files.writeString(folder.resolve("short.xy"), "10 1\n10.1 2\n");
        assertRefused(1, "short.xy holds 2 points", "--target", pattern.toString(), "--wavelength", "1.54");
        StringBuilder flat = new StringBuilder();
        for (int k = 0; k < 20; k++) {
            flat.append(k + 10).append(" 1\n");
        }
        Files.writeString(pattern, flat);
        assertRefused(2, "does not say its wavelength", "--target", pattern.toString());
        assertRefused(2, "--wavelength: 'Fe' is neither", "--target", pattern.toString(), "--wavelength", "Fe");
        assertRefused(2, "--wavelength: A wavelength of -1 Å", "--target", pattern.toString(), "--wavelength", "-1");
    }

    private static void assertRefused(int exitCode, String sentence, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "descend";
        arguments[1] = "U2Ti";
        System.arraycopy(options, 0, arguments, 2, options.length);
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.error()).contains(sentence).doesNotContain("Exception");
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anotherCompositionIsSaidAndDescended() {
        CommandRun run = CommandRun.of("descend", "AlNi", "--target", "U2Ti", "--steps", "2", "--mode", "constrained");
        assertThat(run.exitCode()).isZero();
        assertThat(run.error()).contains("the target has the composition");
    }
}
