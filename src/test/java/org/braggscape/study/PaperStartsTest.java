package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.crystal.symmetry.CellConstraints;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.math.Progress;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.Target;
import org.braggscape.optim.Descent;
import org.braggscape.optim.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Starts as in Figure 3 of Segal et al.: which of the three descents from each recovers the truth. */
class PaperStartsTest {
    static Stream<JsonNode> starts() throws IOException {
        try (InputStream stream = PaperStartsTest.class.getResourceAsStream("/paper_starts.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(stream).get("starts").spliterator(), false);
        }
    }

    private static DescentComputation descents(JsonNode start) {
        CrystalStructure truth = SampleStructures.read(start.get("structure").asText());
        JsonNode rates = start.get("rates");
        return new DescentComputation(new DescentRequest(Target.of(truth), truth, XrdSettings.PAPER, new CosineLoss(),
                EnumSet.of(ParameterGroup.CELL), StepRuleName.of(start.get("rule").asText()).orElseThrow(),
                new StepRuleName.Rates(rates.get(0).asDouble(), rates.get(1).asDouble(), rates.get(2).asDouble()),
                start.get("steps").asInt()));
    }

    private static CrystalStructure cell(DescentComputation descents, JsonNode start) {
        CrystalStructure truth = descents.request().candidate();
        double[] cell = truth.lattice().parameters();
        start.get("factors").fields().forEachRemaining(factor ->
                cell[LatticeParameter.of(factor.getKey()).orElseThrow().ordinal()] *= factor.getValue().asDouble());
        return truth.withLattice(Lattice.of(cell));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void theThreeDescentsEndAsFound(JsonNode start) {
        DescentComputation descents = descents(start);
        for (DescentMode mode : DescentMode.values()) {
            Path path = descents.run(cell(descents, start), mode, Descent.ENDS, Progress.NONE);
            boolean recovered = start.get(mode.key()).asBoolean();
            assertThat(descents.recovered(path.end().x())).as(mode.key()).isEqualTo(recovered);
            if (!recovered) {
                assertThat(path.end().value()).as(mode.key()).isGreaterThan(-0.95);
            }
        }
    }

    /**
     * With exact derivatives a symmetric start stays symmetric. One unit in the last place of a single-precision 90° is enough
     * to lose the truth: steps as long as these magnify it.
     */
    @Test
    void singlePrecisionMakesAConstrainedStartFail() throws IOException {
        JsonNode start = starts().skip(1).findFirst().orElseThrow();
        DescentComputation descents = descents(start);
        CrystalStructure truth = descents.request().candidate();
        double[] cell = cell(descents, start).lattice().parameters();
        CellConstraints.of(truth).project(cell);
        cell[3] = Math.nextUp(90f);
        cell[5] = Math.nextUp(90f);
        Path path = descents.run(truth.withLattice(Lattice.of(cell)), DescentMode.UNCONSTRAINED, Descent.ENDS, Progress.NONE);
        assertThat(descents.recovered(path.end().x())).isFalse();
        assertThat(path.end().value()).isGreaterThan(-0.95);
    }
}
