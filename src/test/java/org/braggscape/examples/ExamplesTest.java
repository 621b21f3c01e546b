package org.braggscape.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.braggscape.autodiff.GradientCheck;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.energy.EnergyModels;
import org.braggscape.loss.CosineLoss;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.Target;
import org.braggscape.optim.Descent;
import org.braggscape.optim.Path;
import org.braggscape.optim.Projection;
import org.braggscape.optim.Stopping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples that README and manual show do what they say. */
class ExamplesTest {
    private static final java.nio.file.Path README = java.nio.file.Path.of("README.md");
    private static final java.nio.file.Path FOLDER = java.nio.file.Path.of("src/test/java/org/braggscape/examples");

    private interface Program {
        void run() throws Exception;
    }

    private static String printed(Program program) throws Exception {
        PrintStream before = System.out;
        Locale locale = Locale.getDefault();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Locale.setDefault(Locale.ROOT);
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(before);
            Locale.setDefault(locale);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Objective objective(Target target, CrystalStructure crystal, Loss loss, boolean fast) {
        ParameterLayout cell = ParameterLayout.cellOnly(crystal.sites().size());
        return fast ? Objective.fast(target, crystal, XrdSettings.PAPER, loss, cell)
                : Objective.exact(target, crystal, XrdSettings.PAPER, loss, cell);
    }

    @Test
    void aPatternIsSimulated() throws Exception {
        String said = printed(() -> Simulate.main(new String[] {"sample-structures/U2Ti.cif"}));
        assertThat(said).startsWith("U2Ti: 9000 bins, strongest reflection (");
    }

    @Test
    void aLossIsDifferentiated() throws Exception {
        String said = printed(() -> Differentiate.main(new String[0]));
        CrystalStructure truth = SampleStructures.read("U2Ti");
        Objective objective = objective(Target.of(truth), truth, new CosineLoss(), false);
        double[] x = truth.lattice().with(LatticeParameter.A, 4.9).parameters();
        double[] gradient = new double[6];
        double loss = objective.newEvaluator().gradient(x, gradient);
        assertThat(said).isEqualTo(String.format(Locale.ROOT, "loss %.6f, by a %.4f per Å, by gamma %.4f per degree%n", loss,
                gradient[0], gradient[5]));
    }

    @Test
    void theLadderRecoversWhatTheCosineDoesNot() throws Exception {
        String[] said = printed(() -> Descend.main(new String[0])).split("\\R");
        assertThat(said).hasSize(2);
        assertThat(said[0]).startsWith("cosine: ").endsWith("stuck");
        assertThat(said[1]).startsWith("ladder: loss -1.000000").endsWith("recovered");
    }

    @Test
    void aLossOfOnesOwnIsDescendedOnByAStepRuleOfOnesOwn() {
        CrystalStructure truth = SampleStructures.read("AlNi");
        Objective objective = objective(Target.of(truth), truth, new AddALoss(), true);
        double[] start = truth.lattice().parameters();
        for (int i = 0; i < 3; i++) {
            start[i] *= 1.004 + 0.001 * i;
        }
        double[] direction = {1, -0.5, 0.7, 2, 1, -1};
        assertThat(GradientCheck.centralDifference(objective(Target.of(truth), truth, new AddALoss(), false), start, direction, 1e-5))
                .isLessThan(1e-6);
        Path path = new Descent(objective, new AddAStepRule(0.1), Projection.NONE, Stopping.DEFAULT).run(start);
        assertThat(path.end().value()).isLessThan(1e-6 * path.start().value());
        assertThat(Arrays.copyOf(path.end().x(), 3)).containsExactly(Arrays.copyOf(truth.lattice().parameters(), 3), within(1e-3));
    }

    @Test
    void anEnergyModelOfOnesOwnIsFoundByItsNameAndRelaxed() {
        CrystalStructure truth = SampleStructures.read("AlNi");
        AddAnEnergyModel model = new AddAnEnergyModel(1.1 * truth.lattice().volume(), 0.5);
        EnergyModels.use(model);
        try {
            Loss loss = EnergyLoss.find("energy:spring").orElseThrow();
            Objective objective = objective(Target.of(truth), truth, loss, false);
            double[] start = {2.7, 2.9, 3.1, 84, 92, 97};
            assertThat(GradientCheck.centralDifference(objective, start, new double[] {1, -0.5, 0.7, 2, 1, -1}, 1e-4)).isLessThan(1e-8);
            Path path = new Descent(objective, new AddAStepRule(1e-3), Projection.NONE, Stopping.DEFAULT).run(start);
            assertThat(Lattice.of(path.end().x()).volume()).isCloseTo(model.volume(), within(1e-3));
        } finally {
            EnergyModels.leave(model);
        }
    }

    @Test
    void aLossThatIsNoneIsRefused() {
        CrystalStructure truth = SampleStructures.read("AlNi");
        assertThatThrownBy(() -> objective(Target.of(truth), truth, () -> "odd", true))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("odd").hasMessageContaining("BinnedLoss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Simulate", "Differentiate", "Descend"})
    void theReadmeShowsTheProgramAsItIs(String name) throws IOException {
        String source = Files.readString(FOLDER.resolve(name + ".java"));
        assertThat(Files.readString(README)).contains("```java\n" + source.substring(source.indexOf("public final class")) + "```");
    }

    @Test
    void theReadmeLinksToAllExamples() throws IOException {
        String readme = Files.readString(README);
        try (Stream<java.nio.file.Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(file -> !file.endsWith("ExamplesTest.java")).map(file -> "](" + FOLDER + "/" + file.getFileName() + ")"))
                    .hasSize(6).allMatch(readme::contains);
        }
    }
}
