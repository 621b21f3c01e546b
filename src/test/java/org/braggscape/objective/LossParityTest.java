package org.braggscape.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.BinnedLoss;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossParityTest {
    static List<JsonNode> references() {
        return ReferenceCases.all();
    }

    @ParameterizedTest
    @MethodSource("references")
    void lossesAndGradientsAgreeWithTheIndependentProgram(JsonNode reference) {
        CrystalStructure truth = ReferenceCases.structure(reference);
        ParameterLayout layout = new ParameterLayout(truth.sites().size(),
                EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES));
        for (Loss loss : Losses.ALL) {
            if (!(loss instanceof BinnedLoss)) {
                // has no reference figures; GpwdfTest holds it to its definition
                continue;
            }
            Objective objective = Objective.exact(Target.of(truth), truth, XrdSettings.PAPER, loss, layout);
            var evaluator = objective.newEvaluator();
            double[] gradient = new double[objective.dimension()];
            for (JsonNode distorted : reference.get("distorted")) {
                JsonNode expected = distorted.at("/losses/" + loss.name());
                double[] x = Arrays.copyOf(ReferenceCases.numbers(distorted.get("cell")), objective.dimension());
                for (int i = 0; i < truth.sites().size(); i++) {
                    System.arraycopy(ReferenceCases.numbers(distorted.get("frac").get(i)), 0, x, 6 + 3 * i, 3);
                }
                double value = evaluator.gradient(x, gradient);
                assertThat(value / expected.get("loss").asDouble()).isEqualTo(1, within(1e-9));
                double[] want = Arrays.copyOf(ReferenceCases.numbers(expected.get("dcell")), objective.dimension());
                for (int i = 0; i < truth.sites().size(); i++) {
                    System.arraycopy(ReferenceCases.numbers(expected.get("dfrac").get(i)), 0, want, 6 + 3 * i, 3);
                }
                double scaleCell = largest(want, 0, 6);
                double scaleCoordinates = largest(want, 6, want.length);
                for (int i = 0; i < want.length; i++) {
                    double scale = i < 6 ? scaleCell : scaleCoordinates;
                    assertThat(gradient[i]).as("component %d", i).isEqualTo(want[i], within(1e-9 * scale));
                }
            }
        }
    }

    private static double largest(double[] numbers, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(numbers[i]));
        }
        return largest;
    }
}
