package org.braggscape.autodiff;

import java.util.random.RandomGenerator;

/** Compares hand-written derivatives with the plain truth: dot-product tests and central differences. */
public final class GradientCheck {
    private GradientCheck() {
    }

    /**
     * Dot-product test of one primitive: ⟨ȳ, J v⟩ = ⟨Jᵀȳ, v⟩ for random ȳ and v.
     *
     * @param primitive the primitive, in a plan whose inputs are set and which has been evaluated
     * @param workspace the workspace of that evaluation; tangents and adjoints are modified
     * @param random source of ȳ and v
     * @return |⟨ȳ, J v⟩ − ⟨Jᵀȳ, v⟩| / (‖ȳ‖‖J v‖), 0 when J v = 0
     */
    public static double dotProduct(Primitive primitive, Workspace workspace, RandomGenerator random) {
        workspace.clearAdjoints();
        for (Slot input : primitive.inputs()) {
            fill(workspace.tangent(input), workspace.size(input), random);
        }
        primitive.jvp(workspace);
        double left = 0;
        double normAdjoint = 0;
        double normTangent = 0;
        for (Slot output : primitive.outputs()) {
            double[] adjoint = workspace.adjoint(output);
            double[] tangent = workspace.tangent(output);
            fill(adjoint, workspace.size(output), random);
            for (int i = 0; i < workspace.size(output); i++) {
                left += adjoint[i] * tangent[i];
                normAdjoint += adjoint[i] * adjoint[i];
                normTangent += tangent[i] * tangent[i];
            }
        }
        primitive.vjp(workspace);
        double right = 0;
        for (Slot input : primitive.inputs()) {
            for (int i = 0; i < workspace.size(input); i++) {
                right += workspace.adjoint(input)[i] * workspace.tangent(input)[i];
            }
        }
        double scale = Math.sqrt(normAdjoint * normTangent);
        return scale == 0 ? Math.abs(left - right) : Math.abs(left - right) / scale;
    }

    /**
     * Compares a gradient with a fourth-order central difference along one direction.
     *
     * @param function the function
     * @param x where; not modified
     * @param direction along what; not modified
     * @param step length of the step in units of {@code direction}
     * @return |g·v − difference| / max(|g·v|, |difference|), 0 when both vanish
     */
    public static double centralDifference(DifferentiableFunction function, double[] x, double[] direction, double step) {
        DifferentiableFunction.Evaluator evaluator = function.newEvaluator();
        double[] gradient = new double[x.length];
        evaluator.gradient(x, gradient);
        double analytic = 0;
        for (int i = 0; i < x.length; i++) {
            analytic += gradient[i] * direction[i];
        }
        double near = shifted(evaluator, x, direction, step) - shifted(evaluator, x, direction, -step);
        double far = shifted(evaluator, x, direction, 2 * step) - shifted(evaluator, x, direction, -2 * step);
        double difference = (8 * near - far) / (12 * step);
        double scale = Math.max(Math.abs(analytic), Math.abs(difference));
        return scale == 0 ? 0 : Math.abs(analytic - difference) / scale;
    }

    private static double shifted(DifferentiableFunction.Evaluator evaluator, double[] x, double[] direction, double t) {
        double[] moved = x.clone();
        for (int i = 0; i < x.length; i++) {
            moved[i] += t * direction[i];
        }
        return evaluator.value(moved);
    }

    private static void fill(double[] numbers, int size, RandomGenerator random) {
        for (int i = 0; i < size; i++) {
            numbers[i] = random.nextGaussian();
        }
    }
}
