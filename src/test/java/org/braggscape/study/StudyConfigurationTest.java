package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyConfigurationTest {
    @TempDir
    Path folder;

    @Test
    void thePapersStudyHasItsSize() throws IOException {
        StudyConfiguration paper = StudyConfiguration.preset("paper");
        long descents = paper.cases().stream().filter(one -> !one.isBaseline()).count();
        assertThat(descents).isEqualTo(10 * 50 * 3 * (4 * 2 + 3));
        assertThat(paper.cases().stream().filter(StudyCase::isBaseline).count()).isEqualTo(10 * 50 * 2 * (4 + 3));
        assertThat(paper.quick().starts()).isEqualTo(5);
        // each structure has strains of its own
        assertThat(paper.cases().stream().filter(one -> one.structure().equals("Au2S")).mapToLong(StudyCase::seed).min())
                .hasValue(51);
    }

    @Test
    void itsJsonIsReadAsItIsWritten() throws IOException {
        Path file = folder.resolve("study.json");
        StudyConfiguration paper = StudyConfiguration.preset("paper");
        Files.writeString(file, paper.toJson());
        assertThat(StudyConfiguration.read(file)).isEqualTo(paper);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'{}'|''|'name' is missing",
        "'{\"name\": '|''|line 1: this is not JSON",
        "'[]'|''|wrong kind",
        "\"sigma\":[0.01|\"sigma\":[-1|A noise of -1 is out of range",
        "\"starts\":50|\"starts\":0|'starts' is 0",
        "\"starts\":50|\"starts\":1.5|starts: the value is of the wrong kind",
        "\"starts\":50|\"starts\":50,\"start\":50|'start' means nothing",
        "\"cosine\"|\"cosin\"|There is no loss 'cosin'",
        "\"unconstrained\"|\"free\"|There is no mode 'free'",
        "\"lbfgs\"|\"newton\"|There is no step rule or schedule 'newton'",
        "[\"lbfgs\"]|[]|The list 'rules' is empty",
        "\"lattice\"|\"thermal\"|use one of lattice, coordinates",
        "\"ltol\":0.1|\"ltol\":0|ltol",
        "\"Au2S\"|\"U2Ti\"|names something twice",
    })
    void badConfigurationsAreSentences(String find, String replace, String message) throws IOException {
        Path file = folder.resolve("bad.json");
        String good = StudyConfiguration.preset("paper").toJson();
        boolean whole = replace.isEmpty();
        assertThat(whole || good.contains(find)).isTrue();
        Files.writeString(file, whole ? find : good.replace(find, replace));
        assertThatThrownBy(() -> StudyConfiguration.read(file)).isInstanceOf(IOException.class)
                .hasMessageStartingWith("bad.json").hasMessageContaining(message)
                .hasMessageNotContaining("org.braggscape").hasMessageNotContaining("com.fasterxml");
    }

    @Test
    void structuresMustExist() throws IOException {
        StudyConfiguration paper = StudyConfiguration.preset("paper");
        Path file = folder.resolve("unknown.json");
        Files.writeString(file, paper.toJson().replace("Au2S", "Unobtainium"));
        assertThatThrownBy(() -> Study.read(StudyConfiguration.read(file), folder)).hasMessageContaining("'Unobtainium'")
                .hasMessageContaining("neither a file");
        assertThatThrownBy(() -> StudyConfiguration.preset("papers")).hasMessageContaining("'papers'");
        Files.writeString(file, "");
        assertThatThrownBy(() -> StudyConfiguration.read(file)).hasMessageContaining("is empty");
    }

    @Test
    void shardsAreParts() throws IOException {
        Study study = Study.read(StudyConfiguration.preset("paper").quick(), folder);
        assertThat(study.shard(1, 4).size() + study.shard(2, 4).size() + study.shard(3, 4).size() + study.shard(4, 4).size())
                .isEqualTo(study.cases().size());
        for (int[] wrong : new int[][] {{0, 4}, {5, 4}, {1, 0}}) {
            assertThatThrownBy(() -> study.shard(wrong[0], wrong[1])).hasMessageContaining("no shard");
        }
    }
}
