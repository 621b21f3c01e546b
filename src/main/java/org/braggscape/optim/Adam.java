package org.braggscape.optim;

/**
 * Adam: gradient descent with momentum, each coordinate's step divided by the recent size of its gradient. Source: D. P.
 * Kingma, J. Ba, ICLR 2015, algorithm 1.
 *
 * @param rates positive, one per coordinate: about the length of a step, whatever the gradient
 * @param firstDecay β₁, at least 0 and less than 1
 * @param secondDecay β₂, at least 0 and less than 1
 * @param epsilon positive; a gradient much smaller than this gives a short step
 */
public record Adam(double[] rates, double firstDecay, double secondDecay, double epsilon) implements StepRule {
    /**
     * Copies the rates.
     *
     * @throws IllegalArgumentException if a rate or epsilon is not positive and finite, or a decay is not in [0, 1)
     */
    public Adam {
        rates = Vectors.positive("rate", rates);
        Vectors.requireDecay("decay of the mean gradient", firstDecay);
        Vectors.requireDecay("decay of the mean squared gradient", secondDecay);
        Vectors.positive("epsilon", new double[] {epsilon});
    }

    /**
     * Takes the paper's β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸.
     *
     * @param rates positive, one per coordinate
     * @throws IllegalArgumentException if a rate is not positive and finite
     */
    public Adam(double[] rates) {
        this(rates, 0.9, 0.999, 1e-8);
    }

    @Override
    public double[] rates() {
        return rates.clone();
    }

    @Override
    public String name() {
        return "Adam";
    }

    @Override
    public Stepper start(Position position) {
        Vectors.requireLength("rate", rates.length, position.dimension());
        return new Averages(position)::step;
    }

    private final class Averages {
        private final Position position;
        private final double[] mean = new double[rates.length];
        private final double[] meanSquare = new double[rates.length];
        private final double[] step = new double[rates.length];
        private double firstPower = 1;
        private double secondPower = 1;

        Averages(Position position) {
            this.position = position;
        }

        boolean step() {
            double[] gradient = position.tangentGradient();
            firstPower *= firstDecay;
            secondPower *= secondDecay;
            for (int i = 0; i < step.length; i++) {
                mean[i] = firstDecay * mean[i] + (1 - firstDecay) * gradient[i];
                meanSquare[i] = secondDecay * meanSquare[i] + (1 - secondDecay) * gradient[i] * gradient[i];
                double unbiased = mean[i] / (1 - firstPower);
                double unbiasedSquare = meanSquare[i] / (1 - secondPower);
                step[i] = -rates[i] * unbiased / (Math.sqrt(unbiasedSquare) + epsilon);
            }
            double share = position.moveBy(step);
            if (share < 1) {
                // A step that had to be shortened would end outside again if its speed were kept.
                for (int i = 0; i < mean.length; i++) {
                    mean[i] *= share;
                }
            }
            return share > 0;
        }
    }
}
