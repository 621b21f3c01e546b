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
                StepRuleName.Rates rates = new StepRuleName.Rates(lengths, lengths * perLength, 2e-4);
                int recovered = recovered(rates);
                System.out.printf(Locale.ROOT, "| %.4f | %.3f | %d |%n", lengths, lengths * perLength, recovered);
                if (rates.equals(StepRuleName.Rates.DEFAULT)) {
                    assertThat(recovered).isGreaterThanOrEqualTo(48);
                }
            }
        }
    }

    private static int recovered(StepRuleName.Rates rates) {
        int recovered = 0;
        for (String name : SampleStructures.names().subList(0, 10)) {
            CrystalStructure truth = SampleStructures.read(name);
            DescentComputation descents = new DescentComputation(new DescentRequest(Target.of(truth), truth, XrdSettings.PAPER,
                    new CosineLoss(), EnumSet.of(ParameterGroup.CELL), StepRuleName.GRADIENT_DESCENT, rates, 2000));
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
