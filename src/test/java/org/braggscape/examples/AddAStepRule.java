package org.braggscape.examples;

import org.braggscape.optim.Position;
import org.braggscape.optim.StepRule;

/** A step rule of one's own, the bold driver: longer steps as long as it goes down, shorter ones when it would go up. */
public record AddAStepRule(double firstRate) implements StepRule {
    @Override
    public String name() {
        return "Bold driver";
    }

    @Override
    public Stepper start(Position position) {
        double[] direction = new double[position.dimension()];
        double[] rate = {firstRate};
        return () -> {
            double[] gradient = position.tangentGradient(); // within the constraint, if there is one
            for (int i = 0; i < direction.length; i++) {
                direction[i] = -gradient[i];
            }
            for (; rate[0] > 1e-12 * firstRate; rate[0] /= 2) {
                if (position.probe(direction, rate[0]) < position.value()) { // false where the loss is not defined
                    position.accept();
                    rate[0] *= 1.2;
                    return true;
                }
            }
            return false;
        };
    }
}
