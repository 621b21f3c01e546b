package org.braggscape.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
    void fireRunsFasterDownhillButNoFurtherThanAScale() {
        double[] scales = {0.1, 0.05};
        // in scales the force is (−0.2, −0.4) everywhere; the velocity is that, then twice that
        assertThat(after(1, new Fire(scales, 1, 10), 10, 10)).containsExactly(new double[] {9.98, 9.98}, within(1e-14));
        assertThat(after(2, new Fire(scales, 1, 10), 10, 10)).containsExactly(new double[] {9.94, 9.94}, within(1e-14));
        // (−20, −40) scales are too far
        assertThat(after(1, new Fire(scales, 10, 10), 10, 10)).containsExactly(new double[] {9.95, 9.95}, within(1e-14));
    }

    @Test
    void fireStopsAtOnceWhereItGoesUp() {
        DifferentiableFunction valley = TestFunctions.of(1, (x, value, gradient) -> {
            value[0] = x[0] * x[0] / 2;
            gradient[0] = x[0];
        });
        Path path = new Descent(valley, new Fire(new double[] {2}, 0.6, 6), Projection.NONE, Stopping.after(2))
                .run(new double[] {1});
        // in scales the force is −2x: the velocity −1.2 leads to 1 − 2·0.6·1.2 and uphill; from rest, half the time step leads back
        double over = 1 - 2 * 0.6 * 1.2;
        double back = over - 2 * 0.3 * 0.3 * 2 * over;
        assertThat(path.points()).hasSize(3);
        assertThat(path.points().get(1).x()[0]).isEqualTo(over, within(1e-12));
        assertThat(path.end().x()[0]).isEqualTo(back, within(1e-12));
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
        // The gradient (2, 8) becomes (5, 5), and the first step is −0.1 times that.
        Path path = new Descent(SLOPE, new Momentum(new double[] {0.1, 0.1}, 0.9, false), equal, Stopping.after(1))
                .run(new double[] {10, 10});
        assertThat(path.end().x()).containsExactly(new double[] {9.5, 9.5}, within(1e-14));
        assertThat(path.end().projected()).as("the step itself stays within").isFalse();
    }

    @Test
    void aStepOutOfTheDomainIsHalvedUntilItEndsInside() {
        DifferentiableFunction bounded = TestFunctions.of(2, (x, value, gradient) -> {
            value[0] = x[0] > 9.7 ? 2 * x[0] + 8 * x[1] : Double.NaN;
            gradient[0] = 2;
            gradient[1] = 8;
        });
        Path path = new Descent(bounded, new GradientDescent(new double[] {0.5, 0.25}), Projection.NONE, Stopping.after(1))
                .run(new double[] {10, 10});
        assertThat(path.end().x()).containsExactly(9.75, 9.5);
        assertThat(path.end().stepLength()).isCloseTo(Math.hypot(0.25, 0.5), within(1e-15));
        assertThat(path.evaluations()).isEqualTo(4);

        // The second step, with momentum, begins from the speed of the shortened one: 0.5·(−0.25, −0.5) − (1, 2), halved again.
        Path fading = new Descent(bounded, new Momentum(new double[] {0.5, 0.25}, 0.5, false), Projection.NONE, Stopping.after(2))
                .run(new double[] {10, 10});
        assertThat(fading.end().x()).containsExactly(new double[] {9.75 - 1.125 / 32, 9.5 - 2.25 / 32}, within(1e-15));
    }

    @Test
    void whereEveryStepLeavesTheDomainTheDescentEnds() {
        DifferentiableFunction cliff = TestFunctions.of(1, (x, value, gradient) -> {
            value[0] = x[0] >= 1 ? x[0] : Double.NaN;
            gradient[0] = 1;
        });
        for (StepRule rule : List.of(new GradientDescent(new double[] {0.5}), new Adam(new double[] {0.5}),
                new LimitedMemoryBfgs(5, new double[] {1}))) {
            Path path = new Descent(cliff, rule, Projection.NONE, Stopping.after(9)).run(new double[] {1});
            assertThat(path.reason()).isEqualTo(StopReason.NO_STEP);
            assertThat(path.points()).hasSize(1);
        }
    }

    @Test
    void bfgsKeepsItsDirectionInTheTangentSpaceOfAnObliqueProjection() {
        // Onto the line y = 2x: points along x, vectors orthogonally, as for atoms in hexagonal axes.
        Projection line = new Projection() {
            @Override
            public void point(double[] x) {
                x[0] = x[1] / 2;
            }

            @Override
            public void direction(double[] v) {
                v[0] = (v[0] + 2 * v[1]) / 5;
                v[1] = 2 * v[0];
            }
        };
        Path path = new Descent(TestFunctions.linear(2, new double[] {3, 1}, 10), new LimitedMemoryBfgs(5, new double[] {10, 0.01}),
                line, new Stopping(1e-10, 0, 0, 1, 30)).run(new double[] {0, 0});
        assertThat(path.end().x()).containsExactly(new double[] {2, 4}, within(1e-9));
        assertThat(path.reason()).isEqualTo(StopReason.GRADIENT);
    }

    private static void mean(double[] pair) {
        pair[0] = (pair[0] + pair[1]) / 2;
        pair[1] = pair[0];
    }
}
