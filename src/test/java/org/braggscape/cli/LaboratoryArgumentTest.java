package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.PreferredOrientation;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.objective.LaboratoryConditions;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.Target;
import org.braggscape.session.Document;
import org.braggscape.session.SessionFile;
import org.braggscape.session.TestDocuments;
import org.braggscape.study.StudyConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaboratoryArgumentTest {
    private static final CrystalStructure U2TI = SampleStructures.read("U2Ti");
    private static final String NOISE_AND_PLATES = "counts=1000,seed=1,axis=001,march=0.7";

    @TempDir
    private Path folder;

    private static LaboratoryConditions ofStudy(String preset) throws IOException {
        return StudyConfiguration.preset(preset).laboratory().conditions(SampleStructures::read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "noise | counts=1000,seed=1",
        "background | background=0.05",
        "background-subtracted | background=0.05,subtracted",
        "width | extra_u=0.1,extra_w=0.1",
        "zero-shift | zero_shift=0.05",
        "second-phase | second_phase=Cu3Au,second_share=0.1",
        "orientation | axis=001,march=0.7",
        "all | counts=1000,background=0.05,extra_u=0.1,extra_w=0.1,zero_shift=0.05,second_phase=Cu3Au,second_share=0.1,"
            + "axis=0 0 1,march=0.7,subtracted=true,seed=1"})
    void theTargetIsThatOfTheStudy(String preset, String option) throws IOException {
        JsonNode intensity = CommandRun.of("pattern", "U2Ti", "--laboratory", option, "--json").json().get("intensity");
        double[] expected = new Target.Laboratory(U2TI, ofStudy("laboratory-" + preset)).intensity(XrdSettings.PAPER);
        assertThat(intensity).hasSize(expected.length);
        for (int k = 0; k < expected.length; k++) {
            assertThat(intensity.get(k).asDouble()).isEqualTo(expected[k]);
        }
    }

    @Test
    void theMapIsThatOfTheAlteredTarget() {
        JsonNode map = CommandRun.of("slice", "U2Ti", "--points", "5", "--laboratory", NOISE_AND_PLATES, "--json").json();
        assertThat(map.get("laboratory").toString())
                .isEqualTo("{\"counts\":1000.0,\"axis\":[0,0,1],\"march\":0.7,\"seed\":1}");
        LaboratoryConditions conditions = new LaboratoryConditions(1000, 0, 0, 0, 0, 0, Optional.empty(), 0,
                Optional.of(new PreferredOrientation(0, 0, 1, 0.7)), false, 1);
        var exact = Objective.exact(Target.of(U2TI, conditions), U2TI, XrdSettings.PAPER, new CosineLoss(),
                ParameterLayout.cellOnly(U2TI.sites().size())).newEvaluator();
        var plain = Objective.exact(Target.of(U2TI), U2TI, XrdSettings.PAPER, new CosineLoss(),
                ParameterLayout.cellOnly(U2TI.sites().size())).newEvaluator();
        double[] cell = U2TI.lattice().parameters();
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 5; column++) {
                cell[0] = map.at("/x/values/" + column).asDouble();
                cell[2] = map.at("/y/values/" + row).asDouble();
                double loss = map.at("/loss/" + row + "/" + column).asDouble();
                // counting noise is too rough for the mesh of the fast path to keep to 1e-8
                assertThat(loss).isEqualTo(exact.value(cell), within(1e-7));
                assertThat(loss).isNotCloseTo(plain.value(cell), within(1e-4));
            }
        }
        assertThat(map.get("minima")).allSatisfy(minimum -> assertThat(minimum.get("truth").asBoolean()).isFalse());
        assertThat(map.at("/roughness/truth_basin").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void aTableSaysWhatTheTargetHasAndWhichMinimumIsAtTheTruth() {
        String table = CommandRun.of("slice", "U2Ti", "--points", "9", "--range", "2", "--laboratory", NOISE_AND_PLATES).out();
        assertThat(table).contains("The target is the simulated pattern of U2Ti (Ti U2) with preferred orientation along 0 0 1, March parameter 0.7; counting noise of 1000 counts")
                .contains("within 0.5 % of the truth");
    }

    @Test
    void theSessionDrawsTheSameMap() throws IOException {
        Document plain = TestDocuments.plain("U2Ti", 7);
        LaboratoryConditions conditions = ofStudy("laboratory-all");
        Path file = folder.resolve("altered.braggscape");
        SessionFile.write(new Document(plain.open(), plain.measured(), conditions, plain.map(), plain.slicePoint(), plain.descents(),
                plain.random(), plain.starts(), plain.pictures(), plain.view()), file);
        JsonNode session = CommandRun.of("slice", "--session", file.toString(), "--json").json();
        assertThat(session).isEqualTo(CommandRun.of("slice", "U2Ti", "--points", "7", "--json", "--laboratory",
                "counts=1000,background=0.05,extra_u=0.1,extra_w=0.1,zero_shift=0.05,second_phase=Cu3Au,second_share=0.1,axis=001,"
                + "march=0.7,subtracted,seed=1").json());
        assertThat(session.has("laboratory")).isTrue();
        CommandRun both = CommandRun.of("slice", "--session", file.toString(), "--laboratory", "counts=100");
        assertThat(both.exitCode()).isEqualTo(Braggscape.WRONG_USAGE);
        assertThat(both.error()).contains("--session and --laboratory exclude each other");
    }

    @Test
    void descentsSeeTheAlteredTarget() {
        String[] descend = {"descend", "U2Ti", "--rule", "lbfgs", "--mode", "unconstrained", "--json"};
        assertThat(CommandRun.of(descend).json().at("/paths/0/end/distance_to_truth").asDouble()).isLessThan(1e-6);
        JsonNode end = CommandRun.of("descend", "U2Ti", "--rule", "lbfgs", "--mode", "unconstrained", "--json", "--laboratory",
                "zero_shift=0.05").json().at("/paths/0/end");
        assertThat(end.get("distance_to_truth").asDouble()).isBetween(1e-3, 5e-3);
        assertThat(end.get("recovered").asBoolean()).isTrue();
    }

    @Test
    void thePatternIsWrittenWithItsConditions() throws IOException {
        Path xy = folder.resolve("a.xy");
        Path svg = folder.resolve("a.svg");
        assertThat(CommandRun.of("pattern", "U2Ti", "--laboratory", NOISE_AND_PLATES, "--out", xy.toString(), "--figure",
                svg.toString()).exitCode()).isZero();
        assertThat(Files.readAllLines(xy).get(0)).contains("March parameter 0.7").contains("1000 counts");
        assertThat(Files.size(svg)).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "noise=3 | there is no 'noise'; use counts, background",
        "counts=many | counts must be a number, not 'many'",
        "counts=-1 | A count in the strongest bin of -1 is out of range; give a number from 0 to 1000000000.",
        "background=2 | A background of 2 is out of range; give a number from 0 to 1.",
        "zero_shift=1.5 | A zero shift of 1.5 is out of range; give a number from -1 to 1.",
        "extra_u=11 | An extra U of 11 is out of range",
        "extra_v=-11 | An extra V of -11 is out of range",
        "extra_w=NaN | An extra W of NaN is out of range",
        "extra_w=-5 | give no width in the range",
        "second_share=0.1 | give 'second_phase' as well",
        "second_phase=Cu3Au | give 'second_share', such as 0.1",
        "second_phase=Cu3Au,second_share=1 | A share of the second phase of 1 is out of range",
        "axis=001 | March parameter of 0 is out of range; give a number from 0.1 to 10",
        "march=0.7 | 'march' belongs to an axis",
        "axis=01,march=0.7 | '01' is no axis; give three Miller indices",
        "axis=000,march=0.7 | axis other than 0 0 0",
        "subtracted=perhaps | subtracted is true or false",
        "seed=1.5 | seed is a whole number"})
    void whatIsImpossibleIsASentence(String option, String sentence) {
        for (String command : new String[] {"pattern", "slice", "descend"}) {
            CommandRun run = CommandRun.of(command, "U2Ti", "--laboratory", option);
            assertThat(run.exitCode()).as(command).isEqualTo(Braggscape.WRONG_USAGE);
            assertThat(run.error()).contains("--laboratory: ").contains(sentence).doesNotContain("Exception");
        }
    }

    @Test
    void whatLooksAtNoTargetOrIsMeasuredIsRefused() throws IOException {
        Path measured = folder.resolve("u2ti.xy");
        CommandRun.of("pattern", "U2Ti", "--out", measured.toString());
        CommandRun both = CommandRun.of("descend", "U2Ti", "--target", measured.toString(), "--wavelength", "CuKa1", "--laboratory",
                "counts=1000");
        assertThat(both.exitCode()).isEqualTo(Braggscape.WRONG_USAGE);
        assertThat(both.error()).contains("a measured --target has all that already");
        for (String command : new String[] {"slice", "descend"}) {
            CommandRun energy = CommandRun.of(command, "Cu3Au", "--energy", "emt", "--laboratory", "counts=1000");
            assertThat(energy.exitCode()).isEqualTo(Braggscape.WRONG_USAGE);
            assertThat(energy.error()).contains("an energy looks at no target");
        }
        assertThat(CommandRun.of("pattern", "U2Ti", "--laboratory", "second_phase=Cu4Au,second_share=0.1").error())
                .contains("'Cu4Au' is neither a file nor a sample");
    }
}
