package org.braggscape.optim;

import java.util.Arrays;

/**
 * FIRE, the fast inertial relaxation engine: the point moves like a ball that is steered downhill, faster as long as it goes
 * down, and stopped at once when it goes up. Works as if every coordinate were divided by its scale; all then have the mass 1.
 * A step changes no coordinate by more than its scale. Source: E. Bitzek, P. Koskinen, F. Gähler, M. Moseler, P. Gumbsch,
 * Phys. Rev. Lett. 97, 170201 (2006), with its parameters.
 *
 * @param scales positive, one per coordinate: changes that matter about equally
 * @param timeStep the first time step, positive, in the unit in which a slope of 1 per scale moves a ball at rest by a
 *     scale
 * @param longestTimeStep at least {@code timeStep}; ten times as long in the source
 */
public record Fire(double[] scales, double timeStep, double longestTimeStep) implements StepRule {
    private static final int PATIENCE = 5;
    private static final double FASTER = 1.1;
    private static final double SLOWER = 0.5;
    private static final double STEERING = 0.1;
    private static final double LESS_STEERING = 0.99;

    /**
     * Copies the scales.
     *
     * @throws IllegalArgumentException if a scale or time step is not positive and finite, or the longest is the shorter one
     */
    public Fire {
        scales = Vectors.positive("scale", scales);
        Vectors.positive("time step", new double[] {timeStep, longestTimeStep});
        if (longestTimeStep < timeStep) {
            throw new IllegalArgumentException("The longest time step is " + longestTimeStep + ", but the first one is "
                    + timeStep + ".");
        }
    }

    @Override
    public double[] scales() {
        return scales.clone();
    }

    @Override
    public String name() {
        return "FIRE";
    }

    @Override
    public Stepper start(Position position) {
        Vectors.requireLength("scale", scales.length, position.dimension());
        return new Ball(position)::step;
    }

    private final class Ball {
        private final Position position;
        /** In scaled coordinates. */
        private final double[] force = new double[scales.length];
        private final double[] velocity = new double[scales.length];
        private final double[] step = new double[scales.length];
        private double time = timeStep;
        private double steering = STEERING;
        private int downhill;

        Ball(Position position) {
            this.position = position;
        }

        boolean step() {
            double[] gradient = position.tangentGradient();
            for (int i = 0; i < force.length; i++) {
                force[i] = -scales[i] * gradient[i];
            }
            steer();
            double longest = 0;
            for (int i = 0; i < force.length; i++) {
                velocity[i] += time * force[i];
                longest = Math.max(longest, Math.abs(time * velocity[i]));
            }
            double shortening = longest > 1 ? 1 / longest : 1;
            for (int i = 0; i < force.length; i++) {
                step[i] = shortening * time * velocity[i] * scales[i];
            }
            // scales that differ between coordinates tied by the constraint would lead out of it
            position.projection().direction(step);
            double share = position.moveBy(step);
            if (share < 1) {
                // a step that had to be shortened would end outside again if its speed were kept
                for (int i = 0; i < velocity.length; i++) {
                    velocity[i] *= share;
                }
            }
            return share > 0;
        }

        /** Turns the velocity towards the force, or stops, and sets the time step. */
        private void steer() {
            double power = Vectors.dot(force, velocity);
            double speed = Vectors.norm(velocity);
            if (speed == 0) {
                return;
            }
            if (power <= 0) {
                Arrays.fill(velocity, 0);
                time *= SLOWER;
                steering = STEERING;
                downhill = 0;
                return;
            }
            double towards = steering * speed / Vectors.norm(force);
            for (int i = 0; i < velocity.length; i++) {
                velocity[i] = (1 - steering) * velocity[i] + towards * force[i];
            }
            downhill++;
            if (downhill > PATIENCE) {
                time = Math.min(FASTER * time, longestTimeStep);
                steering *= LESS_STEERING;
            }
        }
    }
}
