package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.braggscape.session.SessionFile;
import org.braggscape.session.TestDocuments;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Every command in README and manual is parsed (mentions within a sentence may leave out what is required), and all are run that can be: those that take a few seconds always, the others in
 * the long profile. Commands that wait for a client of i-PI are parsed only (IpiEnergyTest runs such), and those of the Slurm
 * script are run by StudyCommandTest. Studies are run in small.
 */
class WrittenCommandsTest {
    /** How those begin that take over ten seconds, or a large part of that. */
    private static final List<String> SLOW = List.of("study --preset", "figure all", "figure fig7", "slice U2Ti --energy chgnet");
    /** Relaxes by CHGNet: with the random weights of the tests atoms fall into each other, and nothing can be said. */
    private static final String NEEDS_WEIGHTS = "figure fig7 --energy chgnet";
    /** What is left of a study: of a tenth of its starts every eighth case. */
    private static final List<String> SMALL = List.of("--quick", "--shard", "1/8");
    private static final String STUDY = """
            {"name": "tiny", "structures": ["AlNi"], "noise": [{"kind": "lattice", "sigma": [0.05], "modes": ["constrained"]}],
             "starts": 3, "seed": 1, "loss_names": ["cosine"], "rules": ["lbfgs"], "steps": 40,
             "tolerances": {"ltol": 0.1, "stol": 0.2, "angle_tol": 5}}
            """;

    @TempDir
    Path folder;

    private static Path weights() {
        try {
            return Path.of(WrittenCommandsTest.class.getResource("/reference/chgnet_random_weights.pth.tar").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<WrittenCommand> commands() {
        return WrittenCommand.all().stream().filter(command -> !command.opensWindow());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isParsed(WrittenCommand command) {
        try {
            ParseResult parsed = Braggscape.commandLine().parseArgs(command.arguments(weights()).toArray(new String[0]));
            EnergyArgument.close(parsed);
            assertThat(parsed.hasSubcommand() || parsed.isUsageHelpRequested()).as("there is such a command").isTrue();
        } catch (MissingParameterException e) {
            assertThat(command.complete()).as(e.getMessage()).isFalse();
        }
    }

    @Test
    void theCommandsAreFound() {
        assertThat(commands().filter(WrittenCommand::complete)).hasSizeGreaterThan(30);
        assertThat(commands().map(command -> command.text().split(" ")[0]).distinct())
                .contains("slice", "descend", "study", "figure", "match", "energy", "pattern", "doctor");
    }

    @Test
    void quickOnesRun() throws Exception {
        run(command -> SLOW.stream().noneMatch(command.text()::startsWith));
    }

    @Test
    @Tag("long")
    void slowOnesRun() throws Exception {
        run(command -> SLOW.stream().anyMatch(command.text()::startsWith));
    }

    private void run(Predicate<WrittenCommand> wanted) throws Exception {
        supplyFiles();
        List<WrittenCommand> commands = commands().filter(WrittenCommand::complete).filter(wanted)
                .filter(command -> !command.isScript() && !command.waitsForClient() && !command.text().startsWith(NEEDS_WEIGHTS)).toList();
        Set<List<String>> different = new LinkedHashSet<>();
        for (WrittenCommand command : commands) {
            List<String> arguments = new ArrayList<>(command.arguments(weights()));
            if (command.text().startsWith("study --preset")) {
                arguments.remove("--quick");
                arguments.addAll(SMALL);
            }
            different.add(arguments);
        }
        List<List<String>> lines = List.copyOf(different);
        Path list = Files.write(folder.resolve("commands"), lines.stream().map(words -> String.join("\t", words)).toList());
        List<String> answers = start(list);
        assertThat(answers).hasSameSizeAs(lines);
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] answer = answers.get(i).split("\t", 3);
            if (!answer[0].equals("0")) {
                failures.add(String.join(" ", lines.get(i)) + ": " + answer[2]);
            }
        }
        assertThat(failures).isEmpty();
    }

    private List<String> start(Path list) throws IOException, InterruptedException {
        String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        Path answers = folder.resolve("answers");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g", "-cp", classes,
                CommandsInFolder.class.getName(), list.toString()).directory(folder.toFile()).redirectOutput(answers.toFile())
                .redirectError(folder.resolve("progress").toFile()).start();
        try {
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroy();
        }
        return Files.readAllLines(answers);
    }

    /** What the commands name: structures, pairs, a study. */
    private void supplyFiles() throws IOException {
        for (String name : List.of("truth", "found", "my")) {
            Files.copy(Path.of("sample-structures/U2Ti.cif"), folder.resolve(name + ".cif"));
        }
        for (String name : List.of("first", "second")) {
            Files.copy(Path.of("sample-structures/Cu3Au.cif"), folder.resolve(name + ".cif"));
        }
        Files.writeString(folder.resolve("pairs.jsonl"), "{\"a\": \"truth.cif\", \"b\": \"found.cif\"}\n");
        Files.writeString(folder.resolve("my-study.json"), STUDY);
        SessionFile.write(TestDocuments.plain("U2Ti", 31), folder.resolve("my.braggscape"));
    }
}
