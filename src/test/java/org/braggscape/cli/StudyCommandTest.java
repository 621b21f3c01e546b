package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.braggscape.crystal.io.CifWriter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.study.StudyConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies from the command line, as the manual's page describes them. */
class StudyCommandTest {
    private static final Path PAGE = Path.of("src/site/markdown/studies.md");
    private static final String TINY = """
            {"name": "tiny", "structures": ["AlNi"], "noise": [
              {"kind": "lattice", "sigma": [0.05, 0.15], "modes": ["unconstrained", "constrained"]},
              {"kind": "coordinates", "sigma": [0.05], "modes": ["unconstrained"]}],
             "starts": 5, "seed": 1, "loss_names": ["cosine"], "rules": ["lbfgs"], "steps": 40,
             "tolerances": {"ltol": 0.1, "stol": 0.2, "angle_tol": 5}}
            """;

    @TempDir
    Path folder;

    private static String block(String language, String within) throws IOException {
        Matcher blocks = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        while (blocks.find()) {
            if (blocks.group(1).contains(within)) {
                return blocks.group(1);
            }
        }
        throw new AssertionError("no block of " + language + " with " + within);
    }

    /** The arguments of every command line of the program in a script, with its variables set. */
    private List<String[]> commands(String script, int task) {
        String text = script.replace("\\\n", " ").replace("$HOME/studies", folder.toString()).replace("$SLURM_ARRAY_TASK_ID", "" + task)
                .replace("$SLURM_ARRAY_TASK_COUNT", "8").replace("$SLURM_CPUS_PER_TASK", "2").replace("$study", folder + "/study.json")
                .replace("$out", folder + "/records").replace("\"", "");
        List<String[]> commands = new ArrayList<>();
        for (String line : text.lines().filter(each -> each.startsWith("braggscape ")).toList()) {
            List<String> words = new ArrayList<>();
            for (String word : line.substring("braggscape ".length()).trim().split("\\s+")) {
                words.addAll(word.contains("*") ? files(word) : List.of(word));
            }
            commands.add(words.toArray(new String[0]));
        }
        return commands;
    }

    private static List<String> files(String pattern) {
        Path path = Path.of(pattern);
        try (Stream<Path> all = Files.list(path.getParent())) {
            return all.filter(file -> file.getFileName().toString().matches(path.getFileName().toString().replace(".", "\\.").replace("*", ".*")))
                    .map(Path::toString).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> withoutTimes(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> line.replaceAll("\"seconds\":[^}]*", "")).toList();
    }

    @Test
    void theSlurmScriptOfTheManualGivesTheRecordsOfOneRun() throws IOException {
        String array = block("bash", "#SBATCH");
        String after = block("bash", "study merge");
        assertThat(array).contains("--array=1-8").contains("mkdir -p");
        Files.writeString(folder.resolve("study.json"), TINY);
        Files.createDirectories(folder.resolve("records"));
        for (int task = 1; task <= 8; task++) {
            List<String[]> commands = commands(array, task);
            assertThat(commands).hasSize(1);
            Braggscape.commandLine().parseArgs(commands.get(0));
            CommandRun run = CommandRun.of(commands.get(0));
            assertThat(run.exitCode()).as(run.error()).isZero();
        }
        // a task that is put back into the queue repeats nothing
        Path third = folder.resolve("records/part-3.jsonl");
        String before = Files.readString(third);
        assertThat(CommandRun.of(commands(array, 3).get(0)).exitCode()).isZero();
        assertThat(Files.readString(third)).isEqualTo(before);
        List<String[]> last = commands(after, 1);
        assertThat(last).hasSize(3);
        for (String[] command : last.subList(0, 2)) {
            CommandRun run = CommandRun.of(command);
            assertThat(run.exitCode()).as(run.error()).isZero();
        }
        Braggscape.commandLine().parseArgs(last.get(2));
        Path whole = folder.resolve("whole.jsonl");
        assertThat(CommandRun.of("study", folder + "/study.json", "--out", whole.toString()).exitCode()).isZero();
        assertThat(withoutTimes(folder.resolve("records/all.jsonl"))).isEqualTo(withoutTimes(whole));
    }

    @Test
    void theExampleOfTheManualIsAStudyAndAllKeysAreExplained() throws IOException {
        Path example = Files.writeString(folder.resolve("example.json"), block("json", "\"structures\""));
        assertThat(StudyConfiguration.read(example).cases()).isNotEmpty();
        Files.writeString(folder.resolve("study.json"), TINY);
        Path out = folder.resolve("records.jsonl");
        assertThat(CommandRun.of("study", folder + "/study.json", "--out", out.toString()).exitCode()).isZero();
        String page = Files.readString(PAGE);
        for (JsonNode node : List.of(new ObjectMapper().readTree(Files.readString(example)),
                new ObjectMapper().readTree(Files.readAllLines(out).get(0)))) {
            for (Iterator<String> names = node.fieldNames(); names.hasNext();) {
                assertThat(page).contains("`" + names.next() + "`");
            }
        }
    }

    @Test
    void theReportHasRatesAndRelationsAsTextAndAsJson() throws IOException {
        Files.writeString(folder.resolve("study.json"), TINY);
        Path out = folder.resolve("records.jsonl");
        CommandRun run = CommandRun.of("study", folder + "/study.json", "--out", out.toString());
        assertThat(run.out()).contains("raw-start", "projected-start");
        CommandRun text = CommandRun.of("study", "report", out.toString());
        assertThat(text.exitCode()).as(text.error()).isZero();
        assertThat(text.out()).contains("match %", "recovered %", "loss × distance", "Spearman");
        JsonNode json = CommandRun.of("study", "report", out.toString(), "--json").json();
        assertThat(json.get("overall")).hasSize(13 - 2);
        assertThat(json.get("overall").get(0).get("setting").get("structure").isNull()).isTrue();
        assertThat(json.get("per_structure").get(0).get("setting").get("structure").textValue()).isEqualTo("AlNi");
        JsonNode relation = json.get("similarity").get(0);
        assertThat(relation.get("stage").textValue()).isEqualTo("start");
        assertThat(relation.get("count").intValue()).isEqualTo(10);
        assertThat(relation.get("spearman").get("lower").doubleValue()).isLessThanOrEqualTo(relation.get("spearman").get("value").doubleValue());
        assertThat(json.has("roughness")).isFalse();
        Path figures = folder.resolve("figures");
        CommandRun figure = CommandRun.of("figure", "fig1", "--records", out.toString(), "--out", figures.toString());
        assertThat(figure.exitCode()).as(figure.error()).isZero();
        for (String name : List.of("fig1.pdf", "fig1-similarity.svg", "fig1-structures.png", "fig1-rates.csv", "fig1-ends.csv", "fig1.json",
                "fig1.md", "fig1.txt", "index.html")) {
            assertThat(figures.resolve(name)).isNotEmptyFile();
        }
        assertThat(Files.readString(figures.resolve("index.html"))).contains("fig1-structures.svg");
    }

    @Test
    void aReportOfNothingSaysSo() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "");
        for (String[] command : List.of(new String[] {"study", "report", empty.toString()},
                new String[] {"figure", "fig1", "--records", empty.toString(), "--out", folder.resolve("figures").toString()})) {
            CommandRun run = CommandRun.of(command);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.error()).contains("There are no records in " + empty).doesNotContain("Exception");
        }
    }

    /** Figures of the design: U2Ti, a against c by ±15 %, 41 × 41 points, b fixed. */
    @Test
    void theReportTellsHowRoughTheMapsAre() throws IOException {
        Files.writeString(folder.resolve("study.json"), TINY.replace("AlNi", "U2Ti").replace("\"starts\": 5", "\"starts\": 1"));
        Path out = folder.resolve("records.jsonl");
        assertThat(CommandRun.of("study", folder + "/study.json", "--out", out.toString()).exitCode()).isZero();
        JsonNode rows = CommandRun.of("study", "report", out.toString(), "--roughness", "--json").json().get("roughness");
        JsonNode row = rows.get(0);
        assertThat(row.get("structure").textValue()).isEqualTo("U2Ti");
        assertThat(row.get("loss_name").textValue()).isEqualTo("cosine");
        assertThat(row.get("roughness").get("interior_minima").intValue()).isEqualTo(32);
        assertThat(row.get("roughness").get("truth_basin").doubleValue()).isBetween(0.14, 0.15);
        String text = CommandRun.of("study", "report", out.toString(), "--roughness").out();
        assertThat(text).containsPattern("U2Ti +cosine +32 +14.6 %");
        Files.writeString(out, Files.readString(out).replace("\"U2Ti\"", "\"gone.cif\""));
        CommandRun gone = CommandRun.of("study", "report", out.toString(), "--roughness");
        assertThat(gone.exitCode()).isEqualTo(1);
        assertThat(gone.error()).contains("The structure 'gone.cif' of the study is neither a file in").contains("--structures FOLDER")
                .doesNotContain("Exception");
        Path elsewhere = Files.createDirectories(folder.resolve("cells"));
        Files.writeString(elsewhere.resolve("gone.cif"), CifWriter.write(SampleStructures.read("U2Ti"), List.of()));
        CommandRun found = CommandRun.of("study", "report", out.toString(), "--roughness", "--structures", elsewhere.toString());
        assertThat(found.out()).containsPattern("gone.cif +cosine +32 +14.6 %");
    }

    @Test
    void badInputIsASentence() throws IOException {
        CommandRun none = CommandRun.of("figure", "fig1", "--records", folder.resolve("none.jsonl").toString(), "--out", folder.toString());
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.error()).contains("none.jsonl").doesNotContain("Exception");
        assertThat(CommandRun.of("figure", "fig2", "--records", "some.jsonl", "--out", folder.toString()).error())
                .contains("--records is for fig1");
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "");
        assertThat(CommandRun.of("figure", "fig1", "--records", empty.toString(), "--out", folder.toString()).error())
                .contains("There are no records in");
        assertThat(CommandRun.of("study", "--preset", "paper", "--shard", "9/8").exitCode()).isEqualTo(2);
    }
}
