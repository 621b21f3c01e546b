package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.braggscape.autodiff.GradientCheck;
import org.braggscape.autodiff.ResidualFunction;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.loss.Losses;
import org.braggscape.math.Progress;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.PatternResiduals;
import org.braggscape.objective.Target;
import org.braggscape.optim.Path;
import org.braggscape.optim.PathPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DescentComputationTest {
    private static final Set<ParameterGroup> CELL = EnumSet.of(ParameterGroup.CELL);

    private static DescentComputation descents(String sample, StepRuleName rule, Set<ParameterGroup> free, int steps) {
        CrystalStructure truth = SampleStructures.read(sample);
        return new DescentComputation(new DescentRequest(Target.of(truth), truth, XrdSettings.PAPER, new CosineLoss(), free, rule,
                StepRuleName.Rates.DEFAULT, steps));
    }

    @Test
    void theThreeModesStartWhereTheyShouldAndOnlyOneStaysInTheFamily() {
        DescentComputation descents = descents("U2Ti", StepRuleName.GRADIENT_DESCENT, CELL, 60);
        CrystalStructure start = descents.request().randomStart(0.05, 3);
        double[] projected = start.lattice().parameters();
        CrystalFamily.HEXAGONAL.project(projected);
        Path free = descents.run(start, DescentMode.UNCONSTRAINED, 1, Progress.NONE);
        Path symmetric = descents.run(start, DescentMode.CONSTRAINED_START, 1, Progress.NONE);
        Path constrained = descents.run(start, DescentMode.CONSTRAINED, 1, Progress.NONE);
        assertThat(free.start().x()).containsExactly(start.lattice().parameters());
        assertThat(symmetric.start().x()).containsExactly(projected, within(1e-12));
        assertThat(constrained.start().x()).containsExactly(projected, within(1e-12));
        for (PathPoint point : constrained.points()) {
            double[] cell = point.x();
            CrystalFamily.HEXAGONAL.project(cell);
            assertThat(point.x()).containsExactly(cell, within(1e-12));
        }
        assertThat(Math.abs(free.end().x()[3] - 90)).isGreaterThan(0.01);
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleGoesDownFromNearTheTruth(StepRuleName rule) {
        int steps = rule == StepRuleName.LEVENBERG_MARQUARDT ? 15 : 150;
        DescentComputation descents = descents("AlNi", rule, CELL, steps);
        CrystalStructure start = descents.request().randomStart(0.003, 1);
        Path path = descents.run(start, DescentMode.CONSTRAINED, 1, Progress.NONE);
        if (rule == StepRuleName.STRUCT_SNAP) {
            // its steps of 1 % of a length do not fit a start this close; it must only stay in bounds
            assertThat(path.end().value()).isBetween(-1.0, 0.0);
        } else {
            assertThat(path.end().value()).isLessThan(path.start().value());
            assertThat(descents.recovered(path.end().x())).isTrue();
        }
    }

    @Test
    void coordinatesDescendAsWell() {
        DescentComputation descents = descents("BPO4", StepRuleName.LBFGS,
                EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES), 80);
        CrystalStructure start = descents.request().randomStart(0.002, 5);
        Path path = descents.run(start, DescentMode.CONSTRAINED, 1, Progress.NONE);
        assertThat(path.end().value()).isLessThan(-0.9999);
        double[] moved = descents.structure(path.end().x()).fractionalCoordinates();
        assertThat(moved).containsExactly(descents.request().candidate().fractionalCoordinates(), within(0.01));
    }

    @Test
    void theSameSeedGivesTheSamePath() {
        DescentComputation one = descents("Au2S", StepRuleName.LBFGS, CELL, 30);
        DescentComputation two = descents("Au2S", StepRuleName.LBFGS, CELL, 30);
        assertThat(one.run(one.request().randomStart(0.1, 9), DescentMode.UNCONSTRAINED, 1, Progress.NONE))
                .isEqualTo(two.run(two.request().randomStart(0.1, 9), DescentMode.UNCONSTRAINED, 1, Progress.NONE));
        assertThat(one.request().randomStart(0.1, 9)).isNotEqualTo(one.request().randomStart(0.1, 10));
    }

    @Test
    void recoveredMeansHalfAPercentOfEverything() {
        DescentComputation descents = descents("U2Ti", StepRuleName.LBFGS, CELL, 1);
        Lattice truth = descents.request().candidate().lattice();
        assertThat(descents.recovered(truth.with(LatticeParameter.A, 1.004 * truth.a()).parameters())).isTrue();
        assertThat(descents.recovered(truth.with(LatticeParameter.A, 1.006 * truth.a()).parameters())).isFalse();
        assertThat(descents.recovered(truth.with(LatticeParameter.GAMMA, 120.44).parameters())).isTrue();
        assertThat(descents.recovered(truth.with(LatticeParameter.GAMMA, 120.46).parameters())).isFalse();
    }

    @Test
    void impossibleRequestsAreRefusedWithASentence() {
        CrystalStructure truth = SampleStructures.read("AlNi");
        assertThatThrownBy(() -> new StepRuleName.Rates(0, 1, 1)).hasMessageContaining("A rate of 0 is");
        assertThatThrownBy(() -> new StepRuleName.Rates(1, Double.NaN, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> descents("AlNi", StepRuleName.ADAM, CELL, 0)).hasMessageContaining("0 steps");
        assertThatThrownBy(() -> new DescentComputation(new DescentRequest(Target.of(truth), truth, XrdSettings.PAPER,
                Losses.of("entropy").orElseThrow(), CELL, StepRuleName.LEVENBERG_MARQUARDT, StepRuleName.Rates.DEFAULT, 5)))
                .hasMessageContaining("entropy");
        DescentComputation descents = descents("AlNi", StepRuleName.ADAM, CELL, 5);
        assertThatThrownBy(() -> descents.run(SampleStructures.read("U2Ti"), DescentMode.CONSTRAINED, 1, Progress.NONE))
                .hasMessageContaining("2 atoms, not 3");
    }

    @Test
    void residualsAreTheSquareRootOfTheCosineLossAndTheirJacobianAgreesWithDifferences() {
        CrystalStructure truth = SampleStructures.read("MnGa2S4");
        ParameterLayout layout = new ParameterLayout(truth.sites().size(),
                EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES));
        PatternResiduals residuals = new PatternResiduals(Target.of(truth), truth, XrdSettings.PAPER, layout);
        DescentComputation descents = descents("MnGa2S4", StepRuleName.LBFGS,
                EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES), 1);
        double[] x = descents.vector(descents.request().randomStart(0.02, 3));
        ResidualFunction.Evaluator evaluator = residuals.newEvaluator();
        double[] r = new double[9000];
        double[] jacobian = new double[9000 * x.length];
        assertThat(evaluator.jacobian(x, r, jacobian)).isTrue();
        double square = Arrays.stream(r).map(t -> t * t).sum();
        assertThat(square / 2 - 1).isEqualTo(descents.objective().newEvaluator().value(x), within(1e-8));
        double[] direction = new SplittableRandom(2).doubles(x.length, -1, 1).toArray();
        double[] plus = shifted(evaluator, x, direction, 1e-5);
        double[] minus = shifted(evaluator, x, direction, -1e-5);
        for (int k = 0; k < 9000; k += 11) {
            double along = 0;
            for (int j = 0; j < x.length; j++) {
                along += jacobian[k * x.length + j] * direction[j];
            }
            assertThat(along).isEqualTo((plus[k] - minus[k]) / 2e-5, within(1e-5));
        }
        x[3] = 200;
        assertThat(evaluator.residuals(x, r)).isFalse();
    }

    private static double[] shifted(ResidualFunction.Evaluator evaluator, double[] x, double[] direction, double t) {
        double[] moved = x.clone();
        for (int j = 0; j < x.length; j++) {
            moved[j] += t * direction[j];
        }
        double[] r = new double[9000];
        evaluator.residuals(moved, r);
        return r;
    }

    @Test
    void theObjectiveOfADescentPassesTheGradientCheck() {
        DescentComputation descents = descents("NaS", StepRuleName.LBFGS, CELL, 1);
        double[] x = descents.vector(descents.request().randomStart(0.03, 8));
        double[] direction = {0.3, -0.2, 0.5, 1, -2, 0.7};
        assertThat(GradientCheck.centralDifference(descents.objective(), x, direction, 1e-4)).isLessThan(1e-5);
    }
}
