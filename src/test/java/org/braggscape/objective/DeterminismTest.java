package org.braggscape.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.ReferenceCases;
import org.braggscape.autodiff.DifferentiableFunction.Evaluator;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.landscape.Minimum;
import org.braggscape.landscape.MinimumSearch;
import org.braggscape.landscape.Slice;
import org.braggscape.landscape.SliceAxis;
import org.braggscape.landscape.SliceComputation;
import org.braggscape.landscape.SlicePlane;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.math.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same numbers on any number of threads, at any time, and on any Java. */
class DeterminismTest {
    private static final String FIGURES = "reference/own_figures.json";
    private static final String HOW = "Losses and gradients of this program itself, at the ten samples with strained cells. "
            + "Written on Java 17 by 'mvn -q test -Dtest=DeterminismTest -Dbraggscape.figures=write', to be repeated whenever "
            + "the fast path changes on purpose (within its accuracy); the exact figures must stay as they are.";
    /** Relative changes of a, b, c and changes of α, β, γ in degrees. */
    private static final double[] STRAIN = {0.021, -0.013, 0.017, 1.3, -0.9, 0.7};

    static List<Loss> losses() {
        return Losses.ALL;
    }

    private static double[] strained(CrystalStructure truth) {
        double[] cell = truth.lattice().parameters();
        for (int i = 0; i < 6; i++) {
            cell[i] = i < 3 ? cell[i] * (1 + STRAIN[i]) : cell[i] + STRAIN[i];
        }
        return cell;
    }

    private static Objective objective(CrystalStructure truth, Loss loss, boolean fast, boolean coordinates) {
        ParameterLayout layout = coordinates
                ? new ParameterLayout(truth.sites().size(), EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES))
                : ParameterLayout.cellOnly(truth.sites().size());
        return fast ? Objective.fast(Target.of(truth), truth, XrdSettings.PAPER, loss, layout)
                : Objective.exact(Target.of(truth), truth, XrdSettings.PAPER, loss, layout);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aSliceIsTheSameOnOneAndOnTwoThreads(Loss loss) {
        CrystalStructure truth = ReferenceCases.sample("U2Ti");
        Objective objective = objective(truth, loss, true, false);
        double a = truth.lattice().a();
        double c = truth.lattice().c();
        SlicePlane plane = new SlicePlane(truth.lattice().parameters(),
                SliceAxis.coordinate(6, 0, -0.1 * a, 0.1 * a, 61), SliceAxis.coordinate(6, 2, -0.1 * c, 0.1 * c, 61));
        ExecutorService one = Executors.newFixedThreadPool(1);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Slice alone = new SliceComputation(objective, plane).compute(one, 1, coarse -> { }, Progress.NONE);
            Slice together = new SliceComputation(objective, plane).compute(two, 2, coarse -> { }, Progress.NONE);
            assertThat(Arrays.deepEquals(together.values(), alone.values())).isTrue();
            List<Minimum> minima = MinimumSearch.find(objective, alone, new double[] {0, 0}, one, Progress.NONE);
            List<Minimum> others = MinimumSearch.find(objective, together, new double[] {0, 0}, two, Progress.NONE);
            assertThat(others).hasSameSizeAs(minima).hasSizeGreaterThan(3);
            for (int i = 0; i < minima.size(); i++) {
                assertThat(others.get(i).point()).containsExactly(minima.get(i).point());
                assertThat(others.get(i).value()).isEqualTo(minima.get(i).value());
            }
        } finally {
            one.shutdown();
            two.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void anEvaluationDoesNotRememberTheOnesBefore(Loss loss) {
        CrystalStructure truth = ReferenceCases.sample("Au2S");
        for (boolean fast : new boolean[] {true, false}) {
            for (boolean coordinates : new boolean[] {true, false}) {
                Objective objective = objective(truth, loss, fast, coordinates);
                double[] x = objective.startPoint();
                System.arraycopy(strained(truth), 0, x, 0, 6);
                Evaluator used = objective.newEvaluator();
                double value = used.value(x);
                double[] gradient = new double[x.length];
                double valueWithGradient = used.gradient(x, gradient);
                double[] elsewhere = x.clone();
                for (double factor : new double[] {1.15, 0.6}) {
                    // more reflections than before and larger indices, then far fewer
                    Arrays.setAll(elsewhere, i -> i < 3 ? factor * x[i] : i < 6 ? x[i] : x[i] + 0.01);
                    used.gradient(elsewhere, new double[x.length]);
                }
                for (Evaluator evaluator : List.of(used, objective.newEvaluator())) {
                    double[] again = new double[x.length];
                    assertThat(evaluator.gradient(x, again)).isEqualTo(valueWithGradient);
                    assertThat(again).containsExactly(gradient);
                    assertThat(evaluator.value(x)).isEqualTo(value);
                }
            }
        }
    }

    @Test
    void figuresAreTheSameOnEveryJava() throws IOException {
        JsonNode stored;
        try (InputStream stream = DeterminismTest.class.getResourceAsStream("/" + FIGURES)) {
            stored = new ObjectMapper().readTree(stream);
        }
        JsonNode computed = figures();
        assertThat(computed.get("figures")).hasSameSizeAs(stored.get("figures")).hasSize(80);
        for (int i = 0; i < 60; i++) {
            JsonNode want = stored.get("figures").get(i);
            JsonNode have = computed.get("figures").get(i);
            String what = want.get("structure").asText() + " " + want.get("loss").asText() + " " + want.get("way").asText();
            assertThat(have.get("structure").asText() + " " + have.get("loss").asText() + " " + have.get("way").asText())
                    .isEqualTo(what);
            assertClose(have.get("value").asDouble(), want.get("value").asDouble(), what);
            assertClose(have.get("along_coordinates").asDouble(), want.get("along_coordinates").asDouble(), what);
            double[] expected = ReferenceCases.numbers(want.get("gradient"));
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            double[] actual = ReferenceCases.numbers(have.get("gradient"));
            for (int k = 0; k < 6; k++) {
                assertThat(actual[k]).as(what).isEqualTo(expected[k], within(1e-12 * largest));
            }
        }
    }

    private static void assertClose(double actual, double expected, String what) {
        assertThat(actual).as(what).isEqualTo(expected, within(1e-12 * Math.abs(expected)));
    }

    @Test
    @EnabledIfSystemProperty(named = "braggscape.figures", matches = "write")
    void writeFigures() throws IOException {
        assertThat(Runtime.version().feature()).as("the Java that the figures are made with").isEqualTo(17);
        Files.writeString(Path.of("src", "test", "resources").resolve(FIGURES),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures()) + "\n");
    }

    private static JsonNode figures() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("how", HOW);
        ArrayNode list = root.putArray("figures");
        for (JsonNode reference : ReferenceCases.samples()) {
            CrystalStructure truth = ReferenceCases.structure(reference);
            for (Loss loss : Losses.ALL) {
                for (boolean fast : new boolean[] {true, false}) {
                    double[] gradient = new double[6];
                    double value = objective(truth, loss, fast, false).newEvaluator().gradient(strained(truth), gradient);
                    ObjectNode figure = list.addObject();
                    figure.put("structure", truth.name()).put("loss", loss.name()).put("way", fast ? "fast" : "exact");
                    figure.put("value", value);
                    ArrayNode array = figure.putArray("gradient");
                    Arrays.stream(gradient).forEach(array::add);
                    figure.put("along_coordinates", lengthAlongCoordinates(truth, loss, fast));
                }
            }
        }
        return root;
    }

    /** The length of the derivatives by the coordinates, all of them shifted a little, lest symmetry make them vanish. */
    private static double lengthAlongCoordinates(CrystalStructure truth, Loss loss, boolean fast) {
        Objective objective = objective(truth, loss, fast, true);
        double[] x = objective.startPoint();
        System.arraycopy(strained(truth), 0, x, 0, 6);
        for (int i = 6; i < x.length; i++) {
            x[i] += 0.001 * (i % 7 - 3);
        }
        double[] gradient = new double[x.length];
        objective.newEvaluator().gradient(x, gradient);
        double sum = 0;
        for (int i = 6; i < x.length; i++) {
            sum += gradient[i] * gradient[i];
        }
        return Math.sqrt(sum);
    }
}
