package org.braggscape.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.braggscape.autodiff.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextbookProblemsTest {
    private static final Stopping EXACT = new Stopping(1e-12, 0, 0, 1, 60);

    private static double[] filled(int n, double value) {
        double[] vector = new double[n];
        Arrays.fill(vector, value);
        return vector;
    }

    private static StepRule bfgs(int n) {
        return new LimitedMemoryBfgs(10, filled(n, 1));
    }

    @Test
    void theTestFunctionsHaveTheGradientsTheyClaim() {
        Random random = new Random(1);
        for (SumOfSquares function : List.of(TestFunctions.rosenbrock(), TestFunctions.himmelblau(),
                TestFunctions.quadratic(6, 1e4), new SumOfSquares(TestFunctions.rosenbrock().residuals(), 0.5, -1))) {
            double[] x = random.doubles(function.dimension(), -2, 2).toArray();
            double[] v = random.doubles(function.dimension(), -1, 1).toArray();
            assertThat(GradientCheck.centralDifference(function, x, v, 1e-3)).isLessThan(1e-8);
            assertThat(function.newEvaluator().value(x)).isEqualTo(function.newEvaluator().gradient(x, new double[x.length]));
        }
    }

    @Test
    void bfgsSolvesRosenbrockWithin60Steps() {
        Path path = new Descent(TestFunctions.rosenbrock(), bfgs(2), Projection.NONE, EXACT).run(new double[] {-1.2, 1});
        assertThat(path.end().x()).containsExactly(new double[] {1, 1}, within(1e-9));
        assertThat(path.steps()).isLessThanOrEqualTo(60);
        assertThat(path.evaluations()).isLessThanOrEqualTo(90);
    }

    @Test
    void levenbergMarquardtSolvesRosenbrockWithin40Steps() {
        Path path = new Descent(TestFunctions.rosenbrock(), new LevenbergMarquardt(), Projection.NONE, EXACT.withSteps(40))
                .run(new double[] {-1.2, 1});
        assertThat(path.end().x()).containsExactly(new double[] {1, 1}, within(1e-9));
        assertThat(path.evaluations()).isLessThanOrEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({"4, 3, 3, 2", "-3, 3, -2.805118086952745, 3.131312518250573", "-4, -3, -3.779310253377747, -3.283185991286170",
        "4, -2, 3.584428340330492, -1.848126526964404"})
    void allMinimaOfHimmelblauAreFound(double startX, double startY, double x, double y) {
        for (StepRule rule : List.of(bfgs(2), new LevenbergMarquardt(), new GradientDescent(filled(2, 0.01)))) {
            Path path = new Descent(TestFunctions.himmelblau(), rule, Projection.NONE, EXACT.withSteps(300))
                    .run(new double[] {startX, startY});
            assertThat(path.end().x()).as(rule.name()).containsExactly(new double[] {x, y}, within(1e-9));
        }
    }

    @Test
    void bfgsSolvesAnIllConditionedQuadraticWithin60Steps() {
        Path path = new Descent(TestFunctions.quadratic(6, 1e4), bfgs(6), Projection.NONE, EXACT).run(new double[6]);
        assertThat(path.end().x()).containsExactly(new double[] {1, 2, 3, 4, 5, 6}, within(1e-10));
        assertThat(path.end().value()).isLessThan(1e-10);
    }

    @Test
    void bfgsIsBlindToUnitsThatItsScalesUndo() {
        double[] units = {1, 1000};
        SumOfSquares plain = TestFunctions.rosenbrock();
        Path path = new Descent(plain, bfgs(2), Projection.NONE, EXACT).run(new double[] {-1.2, 1});
        Path stretched = new Descent(TestFunctions.of(2, (x, value, gradient) -> {
            value[0] = plain.newEvaluator().gradient(new double[] {x[0], x[1] / units[1]}, gradient);
            gradient[1] /= units[1];
        }), new LimitedMemoryBfgs(10, units), Projection.NONE, EXACT).run(new double[] {-1.2, 1000});
        for (int i = 0; i < 20; i++) {
            double[] x = stretched.points().get(i).x();
            assertThat(new double[] {x[0], x[1] / 1000}).containsExactly(path.points().get(i).x(), within(1e-8));
        }
    }

    static List<StepRule> rulesWithRates() {
        double[] rates = filled(3, 0.03);
        return List.of(new GradientDescent(rates), new Momentum(rates, 0.8, false), new Momentum(rates, 0.8, true),
                new Adam(filled(3, 0.2)), new StructSnapRule(0.03, new boolean[3]), bfgs(3),
                new Fire(filled(3, 1), 0.1, 1), new LevenbergMarquardt());
    }

    @ParameterizedTest
    @MethodSource("rulesWithRates")
    void everyRuleSolvesAGentleQuadratic(StepRule rule) {
        Path path = new Descent(TestFunctions.quadratic(3, 10), rule, Projection.NONE, new Stopping(1e-9, 0, 0, 1, 3000))
                .run(new double[] {5, 0.5, 4});
        assertThat(path.end().x()).containsExactly(new double[] {1, 2, 3}, within(1e-8));
        assertThat(path.reason()).isEqualTo(StopReason.GRADIENT);
    }

    @Test
    void momentumIsFasterThanPlainDescentAlongAValley() {
        double[] rates = filled(3, 2e-3);
        Stopping stopping = new Stopping(1e-6, 0, 0, 1, 100_000);
        double[] start = {5, 0, 4};
        SumOfSquares valley = TestFunctions.quadratic(3, 400);
        int plain = new Descent(valley, new GradientDescent(filled(3, 1e-3)), Projection.NONE, stopping).run(start).steps();
        int classical = new Descent(valley, new Momentum(rates, 0.9, false), Projection.NONE, stopping).run(start).steps();
        int nesterov = new Descent(valley, new Momentum(filled(3, 1e-3), 0.9, true), Projection.NONE, stopping).run(start).steps();
        assertThat(classical).isLessThan(plain / 5);
        assertThat(nesterov).isLessThan(plain / 5);
    }

    @Test
    void levenbergMarquardtCopesWithAVariableWithoutEffect() {
        SumOfSquares rosenbrock = TestFunctions.rosenbrock();
        Projection frozen = Projection.ofPart(1, 1, x -> x[0] = 1, v -> v[0] = 0);
        Path path = new Descent(rosenbrock, new LevenbergMarquardt(), frozen, EXACT).run(new double[] {-1.2, 3});
        // Along y = 1 the function is 100 (1 − x²)² + (1 − x)², with a minimum of its own near x = −1: 200 x³ − 199 x = 1.
        double x = path.end().x()[0];
        assertThat(200 * x * x * x - 199 * x).isCloseTo(1, within(1e-6));
        assertThat(path.points()).allMatch(point -> point.x()[1] == 1);

        SumOfSquares deaf = TestFunctions.linear(2, new double[] {3, 0}, 6);
        Path straight = new Descent(deaf, new LevenbergMarquardt(), Projection.NONE, EXACT).run(new double[] {-1.2, 1});
        assertThat(straight.end().x()).containsExactly(new double[] {2, 1}, within(1e-9));
    }
}
