package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {
    private static final String CUBE = "AlNi, larger\n1\n3.1 0 0\n0 3.1 0\n0 0 3.1\nAl Ni\n1 1\nDirect\n0.1 0.1 0.1\n0.6 0.6 0.6\n";

    @TempDir
    private Path folder;
    private String larger;

    @BeforeEach
    void write() throws IOException {
        larger = Files.writeString(folder.resolve("larger.vasp"), CUBE).toString();
        Files.writeString(folder.resolve("flat.vasp"), CUBE.replace("0 0 3.1", "0 0 2.3"));
    }

    @Test
    void aMatchIsPrinted() {
        CommandRun run = CommandRun.of("match", "AlNi", larger);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("AlNi and " + larger + " match.").contains("rms 0.000000").contains("volume per atom +")
                .contains("lies on atom");
    }

    @Test
    void noMatchIsAnAnswer() {
        CommandRun run = CommandRun.of("match", "AlNi", folder.resolve("flat.vasp").toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("do not match.").contains("tolerances on lengths and angles.");
        JsonNode json = CommandRun.of("match", "AlNi", "U2Ti", "--json").json();
        assertThat(json.fieldNames()).toIterable().containsExactly("match", "rms", "max", "volume_error", "reason", "mapping");
        assertThat(json.get("match").asBoolean()).isFalse();
        assertThat(json.get("rms").isNull()).isTrue();
        assertThat(json.get("reason").asText()).isEqualTo("The compositions differ.");
    }

    @Test
    void optionsReachTheMatcher() {
        String flat = folder.resolve("flat.vasp").toString();
        assertThat(CommandRun.of("match", "AlNi", flat, "--ltol", "0.4", "--json").json().get("match").asBoolean()).isTrue();
        assertThat(CommandRun.of("match", "AlNi", larger, "--json").json().get("match").asBoolean()).isTrue();
        CommandRun unscaled = CommandRun.of("match", "AlNi", larger, "--no-scale", "--ltol", "0.05", "--json");
        assertThat(unscaled.json().get("match").asBoolean()).isFalse();
        CommandRun all = CommandRun.of("match", "AlNi", larger, "--no-primitive", "--symmetric", "--stol", "0.01", "--angle-tol",
                "1", "--json");
        assertThat(all.json().get("match").asBoolean()).isTrue();
        assertThat(all.json().get("mapping")).hasSize(2);
    }

    @Test
    void pairsAreReadFromTheFoldersOfTheirFile() throws IOException {
        Path pairs = Files.writeString(folder.resolve("pairs.jsonl"), """
                {"a": "AlNi", "b": "larger.vasp"}

                {"a": "AlNi", "b": "flat.vasp"}
                {"a": "larger.vasp", "b": "flat.vasp"}
                """);
        CommandRun run = CommandRun.of("match", "--pairs", pairs.toString());
        assertThat(run.exitCode()).as(run.error()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(3);
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertThat(first.fieldNames()).toIterable().containsExactly("match", "rms", "max", "volume_error");
        assertThat(first.get("match").asBoolean()).isTrue();
        JsonNode third = new ObjectMapper().readTree(lines.get(2));
        assertThat(third.get("match").asBoolean()).isFalse();
        assertThat(third.get("volume_error").asDouble()).isEqualTo(2.3 / 3.1 - 1, within(1e-9));
    }

    @Test
    void aBadLineIsNamed() throws IOException {
        assertBadLine("{\"a\": \"AlNi\", \"b\": ", "pairs.jsonl, line 2 is no JSON");
        assertBadLine("{\"a\": \"AlNi\"}", "pairs.jsonl, line 2 has no path under \"b\"");
        assertBadLine("[1]", "pairs.jsonl, line 2 has no path under \"a\"");
        assertBadLine("{\"a\": \"AlNi\", \"b\": \"none.cif\"}", "pairs.jsonl, line 2 names a structure that cannot be read: none.cif");
    }

    private void assertBadLine(String line, String message) throws IOException {
        Path pairs = Files.writeString(folder.resolve("pairs.jsonl"), "{\"a\": \"AlNi\", \"b\": \"larger.vasp\"}\n" + line + "\n");
        CommandRun run = CommandRun.of("match", "--pairs", pairs.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.error()).contains(message).doesNotContain("Exception").hasLineCount(1);
        assertThat(run.out()).hasLineCount(1);
    }

    @Test
    void wrongUsage() {
        assertUsage("Give two structures", "match");
        assertUsage("CANDIDATE", "match", "AlNi");
        assertUsage("not both", "match", "AlNi", "AlNi", "--pairs", "pairs.jsonl");
        assertUsage("stol of -1", "match", "AlNi", "AlNi", "--stol", "-1");
        assertUsage("--ltol", "match", "AlNi", "AlNi", "--ltol", "much");
        CommandRun missing = CommandRun.of("match", "--pairs", folder.resolve("none.jsonl").toString());
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.error()).contains("none.jsonl does not exist");
    }

    private static void assertUsage(String message, String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).contains(message).doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }
}
