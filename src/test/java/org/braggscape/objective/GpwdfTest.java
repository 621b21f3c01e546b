package org.braggscape.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.Reflection;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.study.LatticeNoise;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The peak-overlap loss against the double sum of its definition, over the reflections of simulated patterns. */
class GpwdfTest {
    private static double overlap(Pattern x, Pattern y, double z) {
        double sum = 0;
        for (Reflection i : x.reflections()) {
            for (Reflection j : y.reflections()) {
                double distance = i.twoTheta() - j.twoTheta();
                sum += i.intensity() * j.intensity() * Math.exp(-Math.PI * z * distance * distance);
            }
        }
        return Math.sqrt(z) * sum;
    }

    @ParameterizedTest
    @CsvSource({"U2Ti,0.5", "U2Ti,5", "BPO4,10", "Au2S,0.2", "Na3MnCoNiO6,1"})
    void isTheDoubleSumOfItsDefinition(String name, double alpha) {
        CrystalStructure truth = ReferenceCases.sample(name);
        XrdSimulator simulator = new XrdSimulator(XrdSettings.PAPER);
        Pattern target = simulator.simulate(truth);
        GpwdfLoss loss = new GpwdfLoss(alpha);
        double z = 1 / (alpha * alpha + 4 * Math.PI * 0.05 * 0.05);
        assertThat(loss.z()).isEqualTo(z, within(1e-15));
        ParameterLayout layout = ParameterLayout.cellOnly(truth.sites().size());
        var exact = Objective.exact(Target.of(truth), truth, XrdSettings.PAPER, loss, layout).newEvaluator();
        var fast = Objective.fast(Target.of(truth), truth, XrdSettings.PAPER, loss, layout).newEvaluator();
        SplittableRandom random = new SplittableRandom(3);
        for (double sigma : new double[] {0, 0.01, 0.05, 0.1, 0.2}) {
            CrystalStructure moved = truth.withLattice(LatticeNoise.strain(truth.lattice(), sigma, random));
            Pattern pattern = simulator.simulate(moved);
            double direct = 1 - overlap(target, pattern, z)
                    / Math.sqrt(overlap(target, target, z) * overlap(pattern, pattern, z));
            double[] cell = moved.lattice().parameters();
            // the pattern's reflections are merged within 1e-5 degrees
            assertThat(exact.value(cell)).isEqualTo(direct, within(1e-8));
            assertThat(fast.value(cell)).isEqualTo(exact.value(cell), within(1e-8));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5", "5"})
    void gradientsAgreeWithDifferences(double alpha) {
        CrystalStructure truth = ReferenceCases.sample("BPO4");
        ParameterLayout layout = new ParameterLayout(truth.sites().size(),
                java.util.EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES));
        for (boolean quick : new boolean[] {false, true}) {
            Objective objective = quick ? Objective.fast(Target.of(truth), truth, XrdSettings.PAPER, new GpwdfLoss(alpha), layout)
                    : Objective.exact(Target.of(truth), truth, XrdSettings.PAPER, new GpwdfLoss(alpha), layout);
            var evaluator = objective.newEvaluator();
            double[] x = objective.startPoint();
            x[0] *= 1.02;
            x[2] *= 0.97;
            x[4] += 1.5;
            x[8] += 0.03;
            double[] gradient = new double[x.length];
            evaluator.gradient(x, gradient);
            for (int i = 0; i < x.length; i++) {
                double step = i < 6 ? 1e-4 : 1e-5;
                double at = x[i];
                x[i] = at + step;
                double plus = evaluator.value(x);
                x[i] = at - step;
                double minus = evaluator.value(x);
                x[i] = at;
                assertThat(gradient[i]).as("parameter " + i).isEqualTo((plus - minus) / (2 * step), within(2e-5));
            }
        }
    }
}
