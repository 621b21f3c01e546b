package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.Target;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossCommandTest {
    @TempDir
    private Path folder;
    /** AlNi, a little too long along a. */
    private String candidate;

    @BeforeEach
    void writeCandidate() throws IOException {
        try (InputStream stream = SampleStructures.open("AlNi")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            candidate = Files.writeString(folder.resolve("longer.cif"), text.replaceAll("_cell_length_a .*", "_cell_length_a 2.95"))
                    .toString();
        }
    }

    private static CrystalStructure longer() {
        CrystalStructure truth = SampleStructures.read("AlNi");
        return truth.withLattice(truth.lattice().with(LatticeParameter.A, 2.95));
    }

    private static Objective objective() {
        return Objective.exact(Target.of(SampleStructures.read("AlNi")), longer(), XrdSettings.PAPER, new CosineLoss(),
                ParameterLayout.cellOnly(2));
    }

    @Test
    void printsOnlyWhatIsAskedFor() {
        JsonNode json = CommandRun.of("loss", "AlNi", candidate, "--json").json();
        assertThat(json.fieldNames()).toIterable().containsExactly("loss");
        assertThat(json.get("loss").asDouble()).isEqualTo(objective().newEvaluator().value(objective().startPoint()),
                within(1e-8));
        JsonNode all = CommandRun.of("loss", "AlNi", candidate, "--json", "--gradient", "--hessian").json();
        assertThat(all.fieldNames()).toIterable().containsExactly("loss", "gradient", "dfrac", "hessian");
    }

    @Test
    void theGradientIsThatOfTheObjective() {
        double[] expected = new double[6];
        objective().newEvaluator().gradient(objective().startPoint(), expected);
        for (boolean exact : new boolean[] {true, false}) {
            JsonNode json = (exact ? CommandRun.of("loss", "AlNi", candidate, "--json", "--gradient", "--exact")
                    : CommandRun.of("loss", "AlNi", candidate, "--json", "--gradient")).json();
            double tolerance = exact ? 1e-12 : 1e-4;
            for (LatticeParameter parameter : LatticeParameter.values()) {
                assertThat(json.at("/gradient/" + parameter.key()).asDouble()).as(parameter.key())
                        .isEqualTo(expected[parameter.ordinal()], within(tolerance));
            }
            assertThat(json.get("dfrac")).hasSize(2).allSatisfy(row -> assertThat(row).hasSize(3));
        }
    }

    @Test
    void theHessianIsSymmetricAndAgreesWithTheGradient() {
        JsonNode json = CommandRun.of("loss", "AlNi", candidate, "--json", "--hessian").json();
        assertThat(json.fieldNames()).toIterable().containsExactly("loss", "hessian");
        JsonNode hessian = json.get("hessian");
        assertThat(hessian).hasSize(6).allSatisfy(row -> assertThat(row).hasSize(6));
        double step = 1e-4;
        double[] plus = new double[6];
        double[] minus = new double[6];
        double[] x = objective().startPoint();
        x[0] += step;
        objective().newEvaluator().gradient(x, plus);
        x[0] -= 2 * step;
        objective().newEvaluator().gradient(x, minus);
        for (int i = 0; i < 6; i++) {
            double expected = (plus[i] - minus[i]) / (2 * step);
            assertThat(hessian.get(0).get(i).asDouble()).isEqualTo(hessian.get(i).get(0).asDouble())
                    .isEqualTo(expected, within(1e-3 + 1e-3 * Math.abs(expected)));
        }
    }

    @Test
    void printsForPeopleToo() {
        CommandRun run = CommandRun.of("loss", "AlNi", candidate, "--gradient", "--hessian");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("cosine loss of " + candidate + " against AlNi: -0.").contains("by gamma", "per degree",
                "Al", "Ni", "second derivatives");
    }

    @Test
    void saysThatTheCompositionsDiffer() {
        CommandRun run = CommandRun.of("loss", "AlNi", "U2Ti");
        assertThat(run.exitCode()).isZero();
        assertThat(run.error()).isEqualToIgnoringNewLines("Note: the target has the composition Al Ni, the candidate Ti U2; "
                + "their patterns are compared all the same.");
        assertThat(CommandRun.of("loss", "AlNi", "AlNi").error()).isEmpty();
    }

    @Test
    void readsPoscarFiles() throws IOException {
        Path poscar = Files.writeString(folder.resolve("POSCAR"), """
                AlNi, turned
                2.95
                0 1 0
                0 0 1
                1 0 0
                Al Ni
                1 1
                Direct
                0 0 0
                0.5 0.5 0.5
                """);
        double same = CommandRun.of("loss", poscar.toString(), poscar.toString(), "--json", "--exact").json().get("loss").asDouble();
        assertThat(same).isEqualTo(-1, within(1e-12));
    }

    @Test
    void aCandidateWithoutReflectionsFails() throws IOException {
        Path tiny = Files.writeString(folder.resolve("tiny.vasp"), "tiny\n0.3\n1 0 0\n0 1 0\n0 0 1\nAl\n1\nDirect\n0 0 0\n");
        for (String path : new String[] {"--exact", "--gradient"}) {
            CommandRun run = CommandRun.of("loss", "AlNi", tiny.toString(), path);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.error()).contains("tiny").doesNotContain("Unexpected");
        }
    }

    @Test
    void checksItsDerivatives() {
        for (String path : new String[] {"--exact", "--json"}) {
            CommandRun run = CommandRun.of("loss", "AlNi", candidate, "--check", path);
            assertThat(run.exitCode()).as(run.out()).isZero();
        }
        JsonNode json = CommandRun.of("loss", "AlNi", candidate, "--check", "--json").json();
        assertThat(json.fieldNames()).toIterable().containsExactly("primitives", "central_difference", "passed");
        assertThat(json.at("/primitives/0").fieldNames()).toIterable().containsExactly("name", "dot_product");
    }
}
