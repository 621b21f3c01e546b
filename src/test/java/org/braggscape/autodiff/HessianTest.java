package org.braggscape.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HessianTest {
    /** A function by its value and gradient. */
    private abstract static class Analytic implements DifferentiableFunction, DifferentiableFunction.Evaluator {
        @Override
        public Evaluator newEvaluator() {
            return this;
        }

        @Override
        public double value(double[] x) {
            return gradient(x, new double[x.length]);
        }
    }

    /** ½ xᵀ A x. */
    private static final class Quadratic extends Analytic {
        private static final double[][] MATRIX = {{4, 1, -2}, {1, 3, 0.5}, {-2, 0.5, 9}};

        @Override
        public int dimension() {
            return 3;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            double value = 0;
            for (int i = 0; i < 3; i++) {
                gradient[i] = 0;
                for (int j = 0; j < 3; j++) {
                    gradient[i] += MATRIX[i][j] * x[j];
                }
                value += x[i] * gradient[i] / 2;
            }
            return value;
        }
    }

    /** Rosenbrock's valley, 100 (y − x²)² + (1 − x)², outside its domain for x < 0. */
    private static final class Valley extends Analytic {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            if (x[0] < 0) {
                Arrays.fill(gradient, Double.NaN);
                return Double.NaN;
            }
            double height = x[1] - x[0] * x[0];
            gradient[0] = -400 * x[0] * height - 2 * (1 - x[0]);
            gradient[1] = 200 * height;
            return 100 * height * height + (1 - x[0]) * (1 - x[0]);
        }
    }

    @Test
    void isTheMatrixOfAQuadraticForm() {
        double[][] hessian = Hessian.of(new Quadratic(), new double[] {0.3, -2, 7}, new double[] {0.1, 1, 10});
        for (int i = 0; i < 3; i++) {
            assertThat(hessian[i]).containsExactly(Quadratic.MATRIX[i], within(1e-12));
        }
    }

    @Test
    void agreesWithAHessianByHand() {
        double x = 0.7;
        double y = -0.4;
        double[][] hessian = Hessian.of(new Valley(), new double[] {x, y}, new double[] {1e-3, 1e-3});
        assertThat(hessian[0][0]).isEqualTo(1200 * x * x - 400 * y + 2, within(1e-8));
        assertThat(hessian[0][1]).isEqualTo(-400 * x, within(1e-8)).isEqualTo(hessian[1][0]);
        assertThat(hessian[1][1]).isEqualTo(200, within(1e-8));
    }

    @Test
    void isUndefinedAtTheEdgeOfTheDomain() {
        assertThat(Hessian.of(new Valley(), new double[] {1e-4, 0}, new double[] {1e-3, 1e-3})[0][0]).isNaN();
    }

    @Test
    void refusesImpossibleSteps() {
        assertThatThrownBy(() -> Hessian.of(new Valley(), new double[] {1, 1}, new double[] {0, 1}))
                .hasMessage("The steps [0.0, 1.0] must all be positive.");
        assertThatThrownBy(() -> Hessian.of(new Valley(), new double[] {1, 1}, new double[] {1}))
                .hasMessage("The function has 2 arguments, but 2 numbers and 1 steps were given; give one of each per "
                        + "argument.");
    }
}
