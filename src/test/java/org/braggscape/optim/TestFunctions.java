package org.braggscape.optim;

import java.util.function.Predicate;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.autodiff.ResidualFunction;

/** Textbook problems, all written as residuals, so that every rule can be tried on each. */
final class TestFunctions {
    private TestFunctions() {
    }

    /** Residuals as plain formulas, with a domain. */
    interface Formula {
        void at(double[] x, double[] residuals, double[] jacobian);
    }

    /** H. H. Rosenbrock, Comput. J. 3 (1960) 175: f = 100 (y − x²)² + (1 − x)², minimum 0 at (1, 1). */
    static SumOfSquares rosenbrock() {
        return squares(2, 2, point -> true, (x, r, j) -> {
            r[0] = 10 * (x[1] - x[0] * x[0]);
            r[1] = 1 - x[0];
            j[0] = -20 * x[0];
            j[1] = 10;
            j[2] = -1;
            j[3] = 0;
        });
    }

    /** D. M. Himmelblau (1972): f = (x² + y − 11)² + (x + y² − 7)², four minima of value 0. */
    static SumOfSquares himmelblau() {
        return squares(2, 2, point -> true, (x, r, j) -> {
            r[0] = x[0] * x[0] + x[1] - 11;
            r[1] = x[0] + x[1] * x[1] - 7;
            j[0] = 2 * x[0];
            j[1] = 1;
            j[2] = 1;
            j[3] = 2 * x[1];
        });
    }

    /**
     * f = Σ λ_k (q_k·(x − m))² in n dimensions, λ from 1 to {@code condition}, q the cosine basis, minimum 0 at
     * m = (1, 2, …, n).
     */
    static SumOfSquares quadratic(int n, double condition) {
        return squares(n, n, point -> true, (x, r, j) -> {
            for (int k = 0; k < n; k++) {
                double root = Math.sqrt(Math.pow(condition, (double) k / (n - 1)));
                r[k] = 0;
                for (int i = 0; i < n; i++) {
                    double q = Math.sqrt((k == 0 ? 1.0 : 2.0) / n) * Math.cos(Math.PI * k * (i + 0.5) / n);
                    j[k * n + i] = root * q;
                    r[k] += root * q * (x[i] - (i + 1));
                }
            }
        });
    }

    /** f = (slope·x − constant)². */
    static SumOfSquares linear(int n, double[] slope, double constant) {
        return squares(n, 1, point -> true, (x, r, j) -> {
            r[0] = Vectors.dot(slope, x) - constant;
            System.arraycopy(slope, 0, j, 0, n);
        });
    }

    /** The same function, not defined where the predicate does not hold. */
    static SumOfSquares within(Predicate<double[]> domain, SumOfSquares function) {
        ResidualFunction.Evaluator inner = function.residuals().newEvaluator();
        return squares(function.dimension(), function.residuals().residualCount(), domain, inner::jacobian);
    }

    static DifferentiableFunction of(int dimension, Formula valueAndGradient) {
        return new DifferentiableFunction() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public Evaluator newEvaluator() {
                return new Evaluator() {
                    @Override
                    public double value(double[] x) {
                        return gradient(x, new double[dimension]);
                    }

                    @Override
                    public double gradient(double[] x, double[] gradient) {
                        double[] value = new double[1];
                        valueAndGradient.at(x, value, gradient);
                        return value[0];
                    }
                };
            }
        };
    }

    private static SumOfSquares squares(int dimension, int count, Predicate<double[]> domain, Formula formula) {
        return new SumOfSquares(new ResidualFunction() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public int residualCount() {
                return count;
            }

            @Override
            public Evaluator newEvaluator() {
                return new Evaluator() {
                    @Override
                    public boolean residuals(double[] x, double[] residuals) {
                        return jacobian(x, residuals, new double[count * dimension]);
                    }

                    @Override
                    public boolean jacobian(double[] x, double[] residuals, double[] jacobian) {
                        formula.at(x, residuals, jacobian);
                        return domain.test(x);
                    }
                };
            }
        });
    }
}
