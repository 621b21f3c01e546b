package org.braggscape.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.braggscape.autodiff.DifferentiableFunction;
import org.junit.jupiter.api.Test;

/** First steps, worked out by hand from the published formulas. */
class StepRulesTest {
    /** f = 2x + 8y: the gradient is (2, 8) everywhere. */
    private static final DifferentiableFunction SLOPE = TestFunctions.of(2, (x, value, gradient) -> {
        value[0] = 2 * x[0] + 8 * x[1];
        gradient[0] = 2;
        gradient[1] = 8;
    });

    private static double[] after(int steps, StepRule rule, double... start) {
        return new Descent(SLOPE, rule, Projection.NONE, Stopping.after(steps)).run(start).end().x();
    }

    @Test
    void plainDescentHasARatePerCoordinate() {
        assertThat(after(1, new GradientDescent(new double[] {0.5, 0.25}), 10, 10)).containsExactly(9, 8);
    }

    @Test
    void classicalMomentumAddsTheLastStep() {
        // v = −1, −1.5, −1.75
        assertThat(after(3, new Momentum(new double[] {0.5, 0.125}, 0.5, false), 10, 10)).containsExactly(5.75, 5.75);
    }

    @Test
    void nesterovMomentumLooksAhead() {
        // v = −1, −1.5; steps μv − 1 = −1.5, −1.75
        assertThat(after(2, new Momentum(new double[] {0.5, 0.125}, 0.5, true), 10, 10)).containsExactly(6.75, 6.75);
    }

    @Test
    void adamStepsByItsRateWhateverTheGradient() {
        assertThat(after(4, new Adam(new double[] {0.5, 0.25}), 10, 10)).containsExactly(new double[] {8, 9}, within(1e-7));
    }

    @Test
    void structSnapShortensLongSteps() {
        // 0.1·2 is within a tenth of 10, 0.1·8 is not within a tenth of 5.
        assertThat(after(1, new StructSnapRule(0.1, new boolean[2]), 10, 5)).containsExactly(new double[] {9.8, 4.95}, within(1e-15));
        assertThat(after(1, new StructSnapRule(0.02, new boolean[] {true, true}), 0.5, 0))
                .containsExactly(new double[] {0.46, -0.001}, within(1e-15));
    }

    @Test
    void theFirstStepOfBfgsIsOneScaleLongAtMost() {
        double[] scales = {0.1, 2};
        Position position = new Position(SLOPE, new double[] {10, 10}, Projection.NONE);
        int[] trials = {0};
        double[] first = new double[2];
        DifferentiableFunction watched = TestFunctions.of(2, (x, value, gradient) -> {
            if (trials[0]++ == 1) {
                first[0] = (x[0] - 10) / scales[0];
                first[1] = (x[1] - 10) / scales[1];
            }
            value[0] = 2 * x[0] + 8 * x[1];
            gradient[0] = 2;
            gradient[1] = 8;
        });
        new Descent(watched, new LimitedMemoryBfgs(5, scales), Projection.NONE, Stopping.after(1)).run(position.x());
        assertThat(Vectors.norm(first)).isCloseTo(1, within(1e-12));
    }

    @Test
    void projectedPlainDescentStepsFirstAndProjectsThen() {
        // Rates that differ within the tied pair show the order: the step is (−1, −2), its mean −1.5.
        Projection equal = Projection.ofPart(0, 2, StepRulesTest::mean, StepRulesTest::mean);
        Path path = new Descent(SLOPE, new GradientDescent(new double[] {0.5, 0.25}), equal, Stopping.after(1))
                .run(new double[] {9, 11});
        assertThat(path.start().x()).containsExactly(10, 10);
        assertThat(path.start().projected()).isTrue();
        assertThat(path.end().x()).containsExactly(8.5, 8.5);
        assertThat(path.end().projected()).isTrue();
        assertThat(path.end().gradientNorm()).isCloseTo(5 * Math.sqrt(2), within(1e-12));
    }

    @Test
    void aRuleWithMemorySeesTheGradientWithinTheConstraint() {
        Projection equal = Projection.ofPart(0, 2, StepRulesTest::mean, StepRulesTest::mean);
        // Projected gradient (5, 5): Adam's first step is its rate in both, from (2, 8) it would be as well; the second moment
        // tells them apart once the gradient changes, so look at momentum: v = −rate·5.
        Path path = new Descent(SLOPE, new Momentum(new double[] {0.1, 0.1}, 0.9, false), equal, Stopping.after(1))
                .run(new double[] {10, 10});
        assertThat(path.end().x()).containsExactly(new double[] {9.5, 9.5}, within(1e-14));
        assertThat(path.end().projected()).as("the step itself stays within").isFalse();
    }

    private static void mean(double[] pair) {
        pair[0] = (pair[0] + pair[1]) / 2;
        pair[1] = pair[0];
    }
}
