package org.braggscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.braggscape.cli.CommandRuns;
import org.braggscape.session.Document;
import org.braggscape.session.Pictures;
import org.braggscape.session.SessionFile;
import org.braggscape.session.TestDocuments;
import org.braggscape.study.BasinMap;
import org.braggscape.study.StudyConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON schemas say what the program writes and reads. */
class FormatsTest {
    private static final Path MANUAL = Path.of("src/site/markdown");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STUDY = """
            {"name": "tiny", "structures": ["AlNi"], "noise": [
              {"kind": "lattice", "sigma": [0.05], "modes": ["unconstrained", "constrained"]},
              {"kind": "coordinates", "sigma": [0.05], "modes": ["unconstrained"]}],
             "starts": 2, "seed": 1, "loss_names": ["cosine"], "rules": ["lbfgs"], "steps": 40,
             "tolerances": {"ltol": 0.1, "stol": 0.2, "angle_tol": 5}, "free_coordinates": true,
             "laboratory": {"counts": 1000, "axis": [0, 0, 1], "march": 0.7, "second_phase": "Cu3Au", "second_share": 0.1, "seed": 1}}
            """;

    @TempDir
    private Path folder;

    private static Set<ValidationMessage> faults(String schema, String text) {
        try {
            JsonSchema known = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(
                    Files.readString(FormatReference.SCHEMAS.resolve(schema + ".schema.json")));
            return known.validate(JSON.readTree(text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String full() {
        return SessionFile.text(TestDocuments.full(folder), folder.resolve("full.braggscape"), Optional.empty());
    }

    private static String firstBlock(String page) throws IOException {
        Matcher blocks = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(MANUAL.resolve(page)));
        assertThat(blocks.find()).isTrue();
        return blocks.group(1);
    }

    @Test
    void sessionsOfTheProgramAreValid() {
        assertThat(faults("session", full())).isEmpty();
        Document plain = TestDocuments.plain("Na3MnCoNiO6", 11);
        Document smoothed = new Document(plain.open(), plain.measured(), plain.laboratory(), plain.map().withWidth(2.5), plain.slicePoint(), plain.descents(),
                plain.random(), plain.starts(), new Pictures("grey", false, 2, false, List.of(), Optional.of(BasinMap.Way.FULL), true, false),
                plain.view());
        assertThat(faults("session", SessionFile.text(smoothed, folder.resolve("a.braggscape"), Optional.of(folder.resolve("b.braggscape")))))
                .isEmpty();
    }

    @Test
    void theSessionOfTheManualIsValidAndOpens() throws IOException {
        String example = firstBlock("sessions.md");
        assertThat(faults("session", example)).isEmpty();
        assertThat(SessionFile.parse(example, folder.resolve("example.braggscape")).document().starts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"points\": 31 | \"points\": 9999", "\"rule\": \"lbfgs\" | \"rule\": \"jump\"", "\"kind\": \"value\" | \"kind\": 3",
        "\"eta\": 0.5 | \"eta\": 5", "\"orientation\": [1.0, 0.0, 0.0, 0.0] | \"orientation\": []", "\"sigma\": 0.1 | \"sigma\": 0.5",
        "\"format\": \"braggscape-session\" | \"format\": \"other\"", "\"version\": 2 | \"version\": 3", "\"gamma\": 91 | \"gamma\": 300",
        "\"width\": 0.0 | \"width\": 11", "\"loss_name\": \"entropy\" | \"loss_name\": 1", "\"modes\": | \"mode_s\":",
        "\"speed\": 50.0 | \"speed\": 0", "\"cell_zoom\": 1.21 | \"cell_zoom\": 9", "\"axis\": \"d\" | \"axis\": \"e\"",
        "\"marked\": 12 | \"marked\": -1", "\"weight\": 0.25 | \"weight\": -1", "\"case\": 17 | \"case\": 1.5", "\"right\": 0.5 | \"right\": 2"})
    void aWrongSessionIsRefusedByTheSchemaAndByTheProgram(String right, String wrong) {
        assertThat(full()).contains(right);
        String text = full().replace(right, wrong);
        assertThat(faults("session", text)).isNotEmpty();
        assertThatThrownBy(() -> SessionFile.parse(text, folder.resolve("full.braggscape"))).isInstanceOf(IOException.class);
    }

    static Stream<String> presets() {
        return StudyConfiguration.PRESET_NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void presetsAreValid(String name) throws IOException {
        assertThat(faults("study", Files.readString(Path.of("resources/studies", name + ".json")))).isEmpty();
        assertThat(faults("study", StudyConfiguration.preset(name).toReadableJson())).isEmpty();
    }

    @Test
    void theStudyOfTheManualIsValid() throws IOException {
        assertThat(faults("study", firstBlock("studies.md"))).isEmpty();
    }

    @Test
    void recordsAreValid() throws IOException {
        assertThat(faults("study", STUDY)).isEmpty();
        Path study = Files.writeString(folder.resolve("tiny.json"), STUDY);
        Path records = folder.resolve("tiny.jsonl");
        assertThat(CommandRuns.exitCode("study", study.toString(), "--out", records.toString())).isZero();
        List<String> lines = Files.readAllLines(records);
        assertThat(lines).hasSize(2 * (2 + 2 + 2 + 1));
        assertThat(lines).allSatisfy(line -> assertThat(faults("record", line)).isEmpty());
        assertThat(faults("record", lines.get(0).replace("\"match\":", "\"matches\":"))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"starts\": 2 | \"starts\": 0", "\"starts\": 2 | \"starts\": 2.5", "0.05 | 0.5", "\"unconstrained\" | \"annealed\"",
        "\"ltol\": 0.1 | \"ltol\": 0", "\"seed\": 1, \"loss_names\" | \"seed\": -1, \"loss_names\"", "[\"cosine\"] | []", "\"steps\": | \"step\":",
        "\"march\": 0.7 | \"march\": 20", "[0, 0, 1] | [0, 1]", "\"second_share\": 0.1 | \"second_share\": 1", "\"kind\": \"lattice\" | \"kind\": \"cell\"",
        "\"axis\": [0, 0, 1], \"march\": 0.7 | \"axis\": [0, 0, 1]", "\"tolerances\" | \"tolerance\""})
    void aWrongStudyIsRefusedByTheSchemaAndByTheProgram(String right, String wrong) throws IOException {
        assertThat(STUDY).contains(right);
        String text = STUDY.replace(right, wrong);
        assertThat(faults("study", text)).isNotEmpty();
        Path file = Files.writeString(folder.resolve("wrong.json"), text);
        assertThatThrownBy(() -> StudyConfiguration.read(file)).isInstanceOf(IOException.class).hasMessageContaining("wrong.json");
    }

    @Test
    void everyKeyOfAStudyIsNeededThatTheSchemaRequires() throws JsonProcessingException {
        ObjectNode study = (ObjectNode) JSON.readTree(STUDY);
        for (String key : List.of("name", "structures", "noise", "starts", "seed", "loss_names", "rules", "steps", "tolerances")) {
            JsonNode removed = study.remove(key);
            assertThat(faults("study", study.toString())).as(key).isNotEmpty();
            study.set(key, removed);
        }
        study.remove("free_coordinates");
        study.remove("laboratory");
        assertThat(faults("study", study.toString())).isEmpty();
    }

    @Test
    void theManualHasAllFields() throws IOException {
        String page = FormatReference.page();
        Path file = MANUAL.resolve("formats.md");
        if ("write".equals(System.getProperty("braggscape.formats"))) {
            Files.writeString(file, page);
        }
        assertThat(Files.readString(file)).as("the schemas have changed; write the page anew with "
                + "mvn -q test -Dtest=FormatsTest -Dbraggscape.formats=write").isEqualTo(page);
    }
}
