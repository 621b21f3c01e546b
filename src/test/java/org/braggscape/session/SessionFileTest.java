package org.braggscape.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.study.BasinMap;
import org.braggscape.study.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFileTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("work.braggscape");
    }

    private String text(Document document) {
        return SessionFile.text(document, file(), Optional.empty());
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Document document = TestDocuments.full(folder);
        String text = text(document);
        Document again = SessionFile.parse(text, file()).document();
        assertThat(again).usingRecursiveComparison().isEqualTo(document);
        assertThat(text(again)).isEqualTo(text);
        // records that hold no arrays are equal as they are
        assertThat(again.starts()).isEqualTo(document.starts());
        assertThat(again.map()).isEqualTo(document.map());
        assertThat(again.view()).isEqualTo(document.view());
    }

    @Test
    void allSamplesKeepTheirAtomsAndSettings() throws IOException {
        for (String sample : SampleStructures.names()) {
            Document document = TestDocuments.plain(sample, 11);
            assertThat(SessionFile.parse(text(document), file()).document()).isEqualTo(document);
        }
    }

    @Test
    void pathsAreRelativeToTheFile() {
        assertThat(text(TestDocuments.full(folder))).contains("\"file\": \"cells/U2Ti.cif\"")
                .contains("\"records\": \"studies/paper.jsonl\"");
        assertThat(SessionFile.text(TestDocuments.full(folder), folder.resolve("deep/work.braggscape"), Optional.empty()))
                .contains("\"file\": \"../cells/U2Ti.cif\"");
    }

    @Test
    void atomsAreWrittenOnceForAllTheirCells() {
        assertThat(text(TestDocuments.full(folder)).split("\"label\": \"U", -1)).hasSize(1 + 2);
    }

    @Test
    void theFirstVersionKnewNoWidthsNorAFourthDescent() throws IOException {
        Document now = TestDocuments.plain("U2Ti", 11);
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(text(now));
        tree.put("version", 1);
        ((ObjectNode) tree.get("map")).remove("width");
        ((ObjectNode) tree.get("descents")).remove("schedule");
        ((ObjectNode) tree.get("pictures")).remove("match_region");
        String old = tree.toString();
        assertThat(old).doesNotContain("schedule").doesNotContain("match_region");
        assertThat(SessionFile.parse(old, file()).document()).isEqualTo(now);
    }

    @Test
    void whatIsOnlyLookedAtMayBeLeftOut() throws IOException {
        Document now = TestDocuments.plain("U2Ti", 11);
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(text(now));
        ((ObjectNode) tree.get("pictures")).remove("contour_labels");
        ((ObjectNode) tree.get("view")).remove(List.of("speed", "cell_zoom", "patterns", "joint", "study", "layout"));
        assertThat(tree.get("view")).hasSize(7);
        assertThat(SessionFile.parse(tree.toString(), file()).document()).isEqualTo(now);
    }

    @Test
    void widthScheduleBasinsAndMatchRegionAreKept() throws IOException {
        Document plain = TestDocuments.plain("U2Ti", 11);
        DescentSettings how = new DescentSettings(plain.descents().rule(), plain.descents().rates(), 100, plain.descents().modes(),
                plain.descents().free(), Optional.empty(), Schedule.of("broadening").orElseThrow());
        Document document = new Document(plain.open(), plain.measured(), plain.laboratory(), plain.map().withWidth(2.5), plain.slicePoint(), how,
                plain.random(), plain.starts(), new Pictures("magma", false, 2, false, List.of(),
                        Optional.of(BasinMap.Way.FULL), true, false), plain.view());
        assertThat(SessionFile.parse(text(document), file()).document()).isEqualTo(document);
        assertThatThrownBy(() -> SessionFile.parse(text(document).replace("\"width\": 2.5", "\"width\": 25"), file()))
                .hasMessageContaining("width").hasMessageContaining("out of range");
    }

    @Test
    void theFormerFileIsKept() throws IOException {
        Document first = TestDocuments.plain("U2Ti", 11);
        Document second = TestDocuments.plain("Au2S", 11);
        SessionFile.write(first, file());
        SessionFile.write(second, file());
        assertThat(SessionFile.read(file()).document()).isEqualTo(second);
        assertThat(SessionFile.read(folder.resolve("work.braggscape~")).document()).isEqualTo(first);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void anAutosaveKnowsItsSession() throws IOException {
        Path session = folder.resolve("elsewhere/work.braggscape");
        String text = SessionFile.text(TestDocuments.plain("U2Ti", 11), file(), Optional.of(session));
        assertThat(SessionFile.parse(text, file()).original()).contains(session.toAbsolutePath());
    }

    @Test
    void whatIsWrongIsNamedWithItsPlace() {
        String good = text(TestDocuments.full(folder));
        String[][] wrong = {
            {"\"version\": 2", "\"version\": 3", "newer Braggscape"},
            {"\"version\": 2", "\"version\": \"x\"", "version"},
            {"braggscape-session", "other", "no session of Braggscape"},
            {"\"points\": 31", "\"points\": 9999", "map.points"},
            {"\"rule\": \"lbfgs\"", "\"rule\": \"jump\"", "descents.rule"},
            {"\"element\": \"Ti\"", "\"element\": \"Xx\"", "structures[0].sites[2].element"},
            {"\"kind\": \"value\"", "\"kind\": 3", "map.y.kind"},
            {"\"hall\": \"-P 6 2\"", "\"hall\": \"nonsense\"", "structures[0].space_group.hall"},
            {"\"gamma\": 91", "\"gamma\": 300", "descents.starts[1].lattice"},
            {"\"eta\": 0.5", "\"eta\": 5", "measured_pattern"},
            {"\"loss_name\": \"entropy\"", "\"loss_name\": \"mood\"", "map.loss_name"},
            {"\"start\": 7", "\"start\": 6", "view.start"},
            {"\"orientation\": [1.0, 0.0, 0.0, 0.0]", "\"orientation\": []", "view.orientation"},
            {"\"speed\": 50.0", "\"speed\": 0", "view.speed there must be a number from 1 to 1000000"},
            {"\"cell_zoom\": 1.21", "\"cell_zoom\": 9", "view.cell_zoom there must be a number from 0.125 to 8"},
            {"\"axis\": \"d\"", "\"axis\": \"e\"", "view.patterns.selected.axis there must be one of two-theta, d, q"},
            {"\"normalisation\": \"area\"", "\"normalisation\": 1", "view.patterns.selected.normalisation"},
            {"\"one_frame\": true", "\"one_frame\": 1", "view.patterns.selected.one_frame"},
            {"\"from\": 30.5", "\"from\": 50.5", "view.patterns.selected.range"},
            {"\"point\": [4.8, 4.8, 2.9, 90.0, 91.0, ", "\"point\": [4.8, 2.9, 90.0, 91.0, ",
                "view.cut.from.point there must be 6 numbers"},
            {"90.0, 91.0, 0.3333333333333333]", "90.0, 90.0, 120.0]", "view.cut.to.point there must be another point"},
            {"\"marked\": 12", "\"marked\": -1", "view.cut.marked"},
            {"\"weight\": 0.25", "\"weight\": -0.25", "view.joint.weight there must be a number from 0 to 1000000"},
            {"\"energy_name\": \"emt\"", "\"energy_name\": 7", "view.joint.energy_name"},
            {"\"records\": \"studies/paper.jsonl\"", "\"records\": 7", "view.study.records"},
            {"\"only_failures\": true", "\"only_failures\": \"yes\"", "view.study.only_failures"},
            {"\"case\": 17", "\"case\": 1.5", "view.study.case"},
            {"\"starts\": 7", "\"starts\": 0", "view.study.setup there must be a study: 'starts' is 0"},
            {"\"right\": 0.5", "\"right\": 1.5", "view.layout.right there must be a number from 0 to 1"},
            {"\"folded\": [\"Descent\"]", "\"folded\": \"Descent\"", "view.layout.folded"},
        };
        for (String[] one : wrong) {
            assertThat(good).contains(one[0]);
            String bad = good.replaceFirst(Pattern.quote(one[0]), Matcher.quoteReplacement(one[1]));
            assertThatThrownBy(() -> SessionFile.parse(bad, file())).isInstanceOf(SessionFormatException.class)
                    .hasMessageContaining("work.braggscape").hasMessageContaining(one[2]);
        }
        assertThatThrownBy(() -> SessionFile.parse(good.substring(0, good.length() / 2), file()))
                .isInstanceOf(SessionFormatException.class).hasMessageContaining("line");
        assertThatThrownBy(() -> SessionFile.parse("[]", file())).isInstanceOf(SessionFormatException.class);
    }

    @Test
    void mutatedFilesAreReadOrRefusedButNothingElse() throws IOException {
        String good = text(TestDocuments.full(folder));
        Random random = new Random(5);
        String[] bits = {"", "null", "-1", "1e999", "\"\"", "{}", "[]", "true", "99999999999999999999", "\"x\"", ","};
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            int from = random.nextInt(good.length());
            int to = Math.min(good.length(), from + random.nextInt(12));
            String bad = good.substring(0, from) + bits[random.nextInt(bits.length)] + good.substring(to);
            try {
                text(SessionFile.parse(bad, file()).document());
            } catch (SessionFormatException e) {
                refused++;
                assertThat(e.getMessage()).startsWith("work.braggscape");
            }
        }
        assertThat(refused).isBetween(100, 1999);
    }
}
