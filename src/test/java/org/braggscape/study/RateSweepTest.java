package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Locale;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.math.Progress;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.Target;
import org.braggscape.optim.Descent;
import org.braggscape.optim.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sweep behind the default rates of plain gradient descent; prints the table of the page on descents. */
@Tag("long")
class RateSweepTest {
    private static final int STARTS = 5;

    @Test
    void theDefaultRecoversNearlyEveryStartWithinTheBasin() {
        for (double perLength : new double[] {100, 250}) {
            for (double lengths : new double[] {1e-4, 2e-4, 5e-4, 1e-3, 2e-3}) {
                StepRuleName.Rates rates = new StepRuleName.Rates(lengths, lengths * perLength, 2e-3);
                int recovered = recovered(rates);
                System.out.printf(Locale.ROOT, "| %.4f | %.3f | %d |%n", lengths, lengths * perLength, recovered);
                if (rates.equals(StepRuleName.Rates.DEFAULT)) {
                    assertThat(recovered).isGreaterThanOrEqualTo(48);
                }
            }
        }
    }

    @Test
    void theDefaultOfTheCoordinatesReachesTheTruthFromAllStarts() {
        for (double coordinates : new double[] {2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3}) {
            StepRuleName.Rates rates = new StepRuleName.Rates(1e-3, 0.25, coordinates);
            double sum = 0;
            int reached = 0;
            for (String name : SampleStructures.names().subList(0, 10)) {
                DescentComputation descents = descents(name, rates, ParameterGroup.COORDINATES);
                for (int seed = 0; seed < STARTS; seed++) {
                    double loss = descents.run(descents.request().randomStart(0.01, seed), DescentMode.UNCONSTRAINED,
                            Descent.ENDS, Progress.NONE).end().value();
                    sum += loss;
                    reached += loss < -0.9999 ? 1 : 0;
                }
            }
            System.out.printf(Locale.ROOT, "| %.5f | %.6f | %d |%n", coordinates, sum / (10 * STARTS), reached);
            if (coordinates == StepRuleName.Rates.DEFAULT.coordinates()) {
                assertThat(reached).isGreaterThanOrEqualTo(10 * STARTS - 1);
            }
        }
    }

    private static DescentComputation descents(String name, StepRuleName.Rates rates, ParameterGroup free) {
        CrystalStructure truth = SampleStructures.read(name);
        return new DescentComputation(new DescentRequest(Target.of(truth), truth, XrdSettings.PAPER, new CosineLoss(),
                EnumSet.of(free), StepRuleName.GRADIENT_DESCENT, rates, 2000));
    }

    private static int recovered(StepRuleName.Rates rates) {
        int recovered = 0;
        for (String name : SampleStructures.names().subList(0, 10)) {
            DescentComputation descents = descents(name, rates, ParameterGroup.CELL);
            for (int seed = 0; seed < STARTS; seed++) {
                Path path = descents.run(descents.request().randomStart(0.01, seed), DescentMode.UNCONSTRAINED,
                        Descent.ENDS, Progress.NONE);
                if (descents.recovered(path.end().x()) && path.end().value() < -0.999) {
                    recovered++;
                }
            }
        }
        return recovered;
    }
}
