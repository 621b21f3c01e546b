package org.braggscape.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.math.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescentTest {
    private static double[] filled(int n, double value) {
        double[] vector = new double[n];
        Arrays.fill(vector, value);
        return vector;
    }

    static List<StepRule> rules(int n, double rate) {
        double[] rates = filled(n, rate);
        for (int i = 0; i < n; i++) {
            rates[i] *= 1 + 0.1 * i;
        }
        return List.of(new GradientDescent(rates), new Momentum(rates, 0.9, false), new Momentum(rates, 0.9, true),
                new Adam(filled(n, 0.1)), new StructSnapRule(rate, new boolean[n]), new LimitedMemoryBfgs(5, rates),
                new LevenbergMarquardt());
    }

    static List<StepRule> rulesInSixDimensions() {
        return rules(6, 1e-3);
    }

    /** x₁ = x₂ = x₃, x₄ = 7, x₅ and x₆ free: the shape of a crystal family. */
    private static final Projection FAMILY = Projection.ofPart(0, 3, DescentTest::mean, DescentTest::mean)
            .and(Projection.ofPart(3, 1, x -> x[0] = 7, v -> v[0] = 0));

    private static void mean(double[] x) {
        double mean = (x[0] + x[1] + x[2]) / 3;
        Arrays.fill(x, mean);
    }

    @ParameterizedTest
    @MethodSource("rulesInSixDimensions")
    void aConstrainedPathStaysInItsSubspace(StepRule rule) {
        Path path = new Descent(TestFunctions.quadratic(6, 100), rule, FAMILY, Stopping.after(200)).run(new double[] {3, 1, 2, 6, 4, 5});
        assertThat(path.points().size()).isGreaterThan(2);
        for (PathPoint point : path.points()) {
            double[] x = point.x();
            double[] projected = x.clone();
            FAMILY.point(projected);
            assertThat(Vectors.distance(x, projected)).isLessThanOrEqualTo(1e-12);
        }
        assertThat(path.end().value()).isLessThan(path.start().value());
    }

    @Test
    void constrainedRulesAgreeOnTheConstrainedMinimum() {
        List<double[]> ends = new ArrayList<>();
        for (StepRule rule : List.of(new LimitedMemoryBfgs(10, new double[] {1, 2, 3, 1, 1, 5}), new LevenbergMarquardt(),
                new GradientDescent(filled(6, 4e-3)))) {
            ends.add(new Descent(TestFunctions.quadratic(6, 100), rule, FAMILY, new Stopping(1e-10, 0, 0, 1, 20_000))
                    .run(new double[] {3, 1, 2, 6, 4, 5}).end().x());
        }
        assertThat(Vectors.distance(ends.get(0), ends.get(1))).isLessThan(1e-7);
        assertThat(Vectors.distance(ends.get(0), ends.get(2))).isLessThan(1e-7);
    }

    static List<StepRule> rulesInThePlane() {
        return rules(2, 0.004);
    }

    @ParameterizedTest
    @MethodSource("rulesInThePlane")
    void noPathEntersAForbiddenRegion(StepRule rule) {
        // The minima of the quadratic and of Himmelblau's function lie beyond the forbidden disc or half plane.
        for (SumOfSquares function : List.of(
                TestFunctions.within(x -> x[0] < 0.5, TestFunctions.quadratic(2, 20)),
                TestFunctions.within(x -> Math.hypot(x[0] - 1, x[1] - 1) > 0.7, TestFunctions.himmelblau()),
                TestFunctions.within(x -> x[1] < 1.5 || x[1] > 2.9, TestFunctions.himmelblau()))) {
            Path path = new Descent(function, rule, Projection.NONE, Stopping.after(300)).run(new double[] {0.01, 0.02});
            DifferentiableFunction.Evaluator evaluator = function.newEvaluator();
            for (PathPoint point : path.points()) {
                assertThat(point.value()).isFinite().isEqualTo(evaluator.value(point.x()));
                assertThat(point.gradientNorm()).isFinite();
                assertThat(point.stepLength()).isFinite();
            }
            assertThat(path.end().value()).isLessThan(path.start().value());
        }
    }

    @ParameterizedTest
    @MethodSource("rulesInThePlane")
    void theSameStartGivesTheSamePath(StepRule rule) {
        Supplier<Path> run = () -> new Descent(TestFunctions.himmelblau(), rule, Projection.NONE, Stopping.DEFAULT)
                .run(new double[] {0.3, -0.4});
        assertThat(run.get()).isEqualTo(run.get());
    }

    @Property(tries = 100)
    void searchingRulesNeverClimb(@ForAll @DoubleRange(min = -5, max = 5) double x, @ForAll @DoubleRange(min = -5, max = 5) double y) {
        for (StepRule rule : List.of(new LimitedMemoryBfgs(5, filled(2, 1)), new LevenbergMarquardt())) {
            Path path = new Descent(TestFunctions.himmelblau(), rule, Projection.NONE, Stopping.DEFAULT).run(new double[] {x, y});
            for (int i = 1; i < path.points().size(); i++) {
                assertThat(path.points().get(i).value()).isLessThan(path.points().get(i - 1).value());
            }
            assertThat(path.end().gradientNorm()).isLessThan(1e-5);
        }
    }

    @Test
    void stepLengthsAndEvaluationsAreWhatTheySay() {
        int[] calls = {0};
        SumOfSquares himmelblau = TestFunctions.himmelblau();
        DifferentiableFunction counted = TestFunctions.of(2, (x, value, gradient) -> {
            calls[0]++;
            value[0] = himmelblau.newEvaluator().gradient(x, gradient);
        });
        Path path = new Descent(counted, new LimitedMemoryBfgs(5, filled(2, 1)), Projection.NONE, Stopping.DEFAULT)
                .run(new double[] {0, 0});
        assertThat(path.evaluations()).isEqualTo(calls[0]).isGreaterThan(path.steps());
        assertThat(path.start().stepLength()).isZero();
        for (int i = 1; i < path.points().size(); i++) {
            assertThat(path.points().get(i).stepLength())
                    .isEqualTo(Vectors.distance(path.points().get(i).x(), path.points().get(i - 1).x()));
        }
    }

    private static Path descend(StepRule rule, Stopping stopping, double... start) {
        return new Descent(TestFunctions.quadratic(2, 4), rule, Projection.NONE, stopping).run(start);
    }

    @Test
    void everyConditionStopsWithItsReason() {
        StepRule rule = new GradientDescent(filled(2, 0.05));
        Path byGradient = descend(rule, new Stopping(1e-3, 0, 0, 1, 1000), 3, 3);
        assertThat(byGradient.reason()).isEqualTo(StopReason.GRADIENT);
        assertThat(byGradient.end().gradientNorm()).isLessThanOrEqualTo(1e-3);
        assertThat(byGradient.points().get(byGradient.steps() - 1).gradientNorm()).isGreaterThan(1e-3);

        Path byStep = descend(rule, new Stopping(0, 1e-3, 0, 1, 1000), 3, 3);
        assertThat(byStep.reason()).isEqualTo(StopReason.STEP);
        assertThat(byStep.points().get(byStep.steps() - 1).stepLength()).isGreaterThan(1e-3);

        Path byGain = descend(rule, new Stopping(0, 0, 1e-3, 10, 1000), 3, 3);
        assertThat(byGain.reason()).isEqualTo(StopReason.GAIN);
        int last = byGain.steps();
        assertThat(byGain.points().get(last - 10).value() - byGain.end().value()).isLessThan(1e-3);
        assertThat(byGain.points().get(last - 11).value() - byGain.points().get(last - 1).value()).isGreaterThanOrEqualTo(1e-3);

        Path byCount = descend(rule, Stopping.after(7), 3, 3);
        assertThat(byCount.reason()).isEqualTo(StopReason.COUNT);
        assertThat(byCount.steps()).isEqualTo(7);
        assertThat(byCount.points()).hasSize(8);

        assertThat(descend(rule, Stopping.after(7), 1, 2).reason()).isEqualTo(StopReason.GRADIENT);
        assertThat(descend(rule, Stopping.after(7), 1, 2).points()).hasSize(1);
        for (StopReason reason : StopReason.values()) {
            assertThat(reason.sentence()).endsWith(".");
        }
    }

    @Test
    void atAKinkNoStepIsPossible() {
        DifferentiableFunction kink = TestFunctions.of(1, (x, value, gradient) -> {
            value[0] = Math.abs(x[0] - 0.7);
            gradient[0] = x[0] < 0.7 ? -1 : 1;
        });
        Path path = new Descent(kink, new LimitedMemoryBfgs(5, filled(1, 1)), Projection.NONE, Stopping.after(50))
                .run(new double[] {0.3});
        assertThat(path.reason()).isEqualTo(StopReason.NO_STEP);
        assertThat(path.end().value()).isLessThan(1e-6);
    }

    @Test
    void aRunCanBeFollowedPausedAndCancelled() {
        List<PathPoint> seen = new ArrayList<>();
        Descent.Run run = new Descent(TestFunctions.quadratic(2, 4), new GradientDescent(filled(2, 0.01)), Projection.NONE,
                Stopping.after(100)).start(new double[] {3, 3}, seen::add);
        assertThat(seen).hasSize(1);
        assertThat(run.step()).isTrue();
        assertThat(run.step()).isTrue();
        assertThat(run.reason()).isNull();
        assertThat(run.path().points()).isEqualTo(seen).hasSize(3);
        run.cancel();
        assertThat(run.step()).isFalse();
        assertThat(run.path().reason()).isEqualTo(StopReason.CANCELLED);
        assertThat(run.path().points()).isEqualTo(seen).hasSize(3);
    }

    @Test
    void progressCancels() {
        long[] last = {0};
        Path path = new Descent(TestFunctions.quadratic(2, 4), new GradientDescent(filled(2, 0.01)), Projection.NONE,
                Stopping.after(100)).run(new double[] {3, 3}, point -> { }, new Progress() {
                    @Override
                    public void update(long done, long total) {
                        assertThat(total).isEqualTo(100);
                        last[0] = done;
                    }

                    @Override
                    public boolean cancelled() {
                        return last[0] == 5;
                    }
                });
        assertThat(path.reason()).isEqualTo(StopReason.CANCELLED);
        assertThat(path.steps()).isEqualTo(5);
    }

    @Test
    void pathsCanBeThinned() {
        DifferentiableFunction function = TestFunctions.quadratic(2, 4);
        StepRule rule = new GradientDescent(filled(2, 0.01));
        Path all = new Descent(function, rule, Projection.NONE, Stopping.after(25)).run(new double[] {3, 3});
        Path tenth = new Descent(function, rule, Projection.NONE, Stopping.after(25), 10).run(new double[] {3, 3});
        Path ends = new Descent(function, rule, Projection.NONE, Stopping.after(25), Descent.ENDS).run(new double[] {3, 3});
        assertThat(tenth.points()).isEqualTo(List.of(all.start(), all.points().get(10), all.points().get(20), all.end()));
        assertThat(ends.points()).isEqualTo(List.of(all.start(), all.end()));
        assertThat(ends.steps()).isEqualTo(25);
        assertThat(ends.evaluations()).isEqualTo(26);
    }

    private static void refused(ThrowingCallable action, String... parts) {
        assertThatThrownBy(action).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(parts).hasMessageEndingWith(".");
    }

    @Test
    void nonsenseIsRefusedWithASentence() {
        refused(() -> new GradientDescent(new double[] {0.1, 0}), "rate of coordinate 2 is 0.0");
        refused(() -> new GradientDescent(new double[] {-0.1}), "-0.1");
        refused(() -> new Momentum(new double[] {Double.NaN}, 0.9, false), "NaN");
        refused(() -> new Momentum(filled(2, 1), 1, false), "momentum is 1.0");
        refused(() -> new Adam(filled(2, 0)), "rate of coordinate 1 is 0.0");
        refused(() -> new StructSnapRule(0, new boolean[2]), "0.0");
        refused(() -> new LimitedMemoryBfgs(0, filled(2, 1)), "0 steps");
        refused(() -> new LimitedMemoryBfgs(5, filled(2, -1)), "scale of coordinate 1 is -1.0");
        refused(() -> new LevenbergMarquardt(0), "damping is 0.0");
        refused(() -> Stopping.after(0), "number of steps", "0");
        refused(() -> Stopping.DEFAULT.withSteps(-3), "-3");
        refused(() -> new Stopping(Double.NaN, 0, 0, 1, 1), "NaN");
        refused(() -> new Stopping(0, 0, 0, 0, 1), "window");
        StepRule rule = new GradientDescent(filled(2, 1));
        refused(() -> descend(rule, Stopping.after(1), 1, Double.NaN), "Coordinate 2 of the start is NaN");
        refused(() -> descend(rule, Stopping.after(1), 1, 2, 3), "3 coordinates");
        refused(() -> descend(new GradientDescent(filled(3, 1)), Stopping.after(1), 1, 3), "3 rates for 2 coordinates");
        refused(() -> new Descent(TestFunctions.within(x -> x[0] > 0, TestFunctions.himmelblau()), rule, Projection.NONE,
                Stopping.DEFAULT).run(new double[] {-1, 0}), "not defined at the start [-1.0, 0.0]");
        refused(() -> new Descent(TestFunctions.of(2, (x, value, gradient) -> { }), new LevenbergMarquardt(), Projection.NONE,
                Stopping.DEFAULT).run(new double[2]), "squared residuals");
        refused(() -> new Descent(TestFunctions.himmelblau(), rule, Projection.NONE, Stopping.DEFAULT, 0), "0-th");
    }
}
