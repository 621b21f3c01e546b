package org.braggscape.optim;

/**
 * Plain gradient descent: x ← x − rate·g for each coordinate, then the projection. Source: A.-L. Cauchy, C. R. Acad. Sci.
 * Paris 25 (1847) 536.
 *
 * @param rates positive, one per coordinate, so that lengths, angles and coordinates can have rates of their own
 */
public record GradientDescent(double[] rates) implements StepRule {
    /**
     * Copies the rates.
     *
     * @throws IllegalArgumentException if a rate is not positive and finite
     */
    public GradientDescent {
        rates = Vectors.positive("rate", rates);
    }

    @Override
    public double[] rates() {
        return rates.clone();
    }

    @Override
    public String name() {
        return "Gradient descent";
    }

    @Override
    public Stepper start(Position position) {
        Vectors.requireLength("rate", rates.length, position.dimension());
        double[] step = new double[rates.length];
        return () -> {
            double[] gradient = position.gradient();
            for (int i = 0; i < step.length; i++) {
                step[i] = -rates[i] * gradient[i];
            }
            return position.moveBy(step) > 0;
        };
    }
}
