package org.braggscape.optim;

/**
 * Gradient descent with momentum. Classical: v ← μv − rate·g, x ← x + v. Nesterov, in the form that needs the gradient at the
 * recorded point only: x ← x + μv − rate·g with the new v. Sources: B. T. Polyak, USSR Comput. Math. Math. Phys. 4 (1964) 1;
 * Yu. Nesterov, Soviet Math. Dokl. 27 (1983) 372; Y. Bengio, N. Boulanger-Lewandowski, R. Pascanu, ICASSP 2013, equation 7.
 *
 * @param rates positive, one per coordinate
 * @param decay μ, at least 0 and less than 1; usually 0.9
 * @param nesterov whether the step looks ahead
 */
public record Momentum(double[] rates, double decay, boolean nesterov) implements StepRule {
    /**
     * Copies the rates.
     *
     * @throws IllegalArgumentException if a rate is not positive and finite, or the decay is not in [0, 1)
     */
    public Momentum {
        rates = Vectors.positive("rate", rates);
        Vectors.requireDecay("momentum", decay);
    }

    @Override
    public double[] rates() {
        return rates.clone();
    }

    @Override
    public String name() {
        return nesterov ? "Nesterov momentum" : "Momentum";
    }

    @Override
    public Stepper start(Position position) {
        Vectors.requireLength("rate", rates.length, position.dimension());
        double[] velocity = new double[rates.length];
        double[] step = new double[rates.length];
        return () -> {
            double[] gradient = position.tangentGradient();
            for (int i = 0; i < step.length; i++) {
                double pull = rates[i] * gradient[i];
                velocity[i] = decay * velocity[i] - pull;
                step[i] = nesterov ? decay * velocity[i] - pull : velocity[i];
            }
            double share = position.moveBy(step);
            if (share < 1) {
                // A step that had to be shortened would end outside again if its speed were kept.
                for (int i = 0; i < velocity.length; i++) {
                    velocity[i] *= share;
                }
            }
            return share > 0;
        };
    }
}
