package org.braggscape.optim;

/**
 * L-BFGS: a quasi-Newton method that rebuilds the inverse Hessian from the last few steps. Works as if every coordinate were
 * divided by its scale, so that lengths and angles are comparable. Source: J. Nocedal, S. J. Wright, Numerical Optimization,
 * 2nd ed. (2006), algorithms 7.4 and 7.5.
 *
 * @param memory number of steps remembered, at least 1; 5 to 20 are usual
 * @param scales positive, one per coordinate: changes that matter about equally; the first step is at most one scale long
 */
public record LimitedMemoryBfgs(int memory, double[] scales) implements StepRule {
    /** A pair of step and gradient change whose cosine is below this says nothing reliable about the curvature. */
    private static final double LEAST_CURVATURE = 1e-10;

    /**
     * Copies the scales.
     *
     * @throws IllegalArgumentException if the memory is below 1 or a scale is not positive and finite
     */
    public LimitedMemoryBfgs {
        if (memory < 1) {
            throw new IllegalArgumentException("The memory of L-BFGS is " + memory + " steps, but must be at least 1.");
        }
        scales = Vectors.positive("scale", scales);
    }

    @Override
    public double[] scales() {
        return scales.clone();
    }

    @Override
    public String name() {
        return "L-BFGS";
    }

    @Override
    public Stepper start(Position position) {
        Vectors.requireLength("scale", scales.length, position.dimension());
        return new Memory(position)::step;
    }

    private final class Memory {
        private final Position position;
        private final LineSearch lineSearch;
        /** Rings of the last steps and gradient changes, in scaled coordinates. */
        private final double[][] steps = new double[memory][scales.length];
        private final double[][] changes = new double[memory][scales.length];
        private final double[] curvatures = new double[memory];
        private final double[] weights = new double[memory];
        private final double[] direction = new double[scales.length];
        private final double[] formerX = new double[scales.length];
        private final double[] formerGradient = new double[scales.length];
        private int newest = -1;
        private int count;

        Memory(Position position) {
            this.position = position;
            this.lineSearch = new LineSearch(position);
        }

        boolean step() {
            System.arraycopy(position.x(), 0, formerX, 0, formerX.length);
            System.arraycopy(position.tangentGradient(), 0, formerGradient, 0, formerGradient.length);
            boolean moved = count > 0 && searchAlong(1);
            if (!moved) {
                // Either nothing is known yet, or what is known led astray: begin again with steepest descent.
                count = 0;
                moved = searchAlong(Math.min(1, 1 / scaledGradientNorm()));
            }
            if (moved) {
                remember();
            }
            return moved;
        }

        private boolean searchAlong(double length) {
            findDirection();
            double slope = Vectors.dot(position.tangentGradient(), direction);
            return slope < 0 && lineSearch.search(direction, slope, length);
        }

        private double scaledGradientNorm() {
            double sum = 0;
            for (int i = 0; i < scales.length; i++) {
                double scaled = scales[i] * position.tangentGradient()[i];
                sum += scaled * scaled;
            }
            return Math.sqrt(sum);
        }

        /** The two-loop recursion, in scaled coordinates. */
        private void findDirection() {
            for (int i = 0; i < scales.length; i++) {
                direction[i] = -scales[i] * position.tangentGradient()[i];
            }
            for (int age = 0; age < count; age++) {
                int k = Math.floorMod(newest - age, memory);
                weights[k] = Vectors.dot(steps[k], direction) / curvatures[k];
                add(-weights[k], changes[k]);
            }
            if (count > 0) {
                double scale = curvatures[newest] / Vectors.dot(changes[newest], changes[newest]);
                for (int i = 0; i < direction.length; i++) {
                    direction[i] *= scale;
                }
            }
            for (int age = count - 1; age >= 0; age--) {
                int k = Math.floorMod(newest - age, memory);
                add(weights[k] - Vectors.dot(changes[k], direction) / curvatures[k], steps[k]);
            }
            for (int i = 0; i < scales.length; i++) {
                direction[i] *= scales[i];
            }
            // Scales that differ between coordinates tied by the constraint would lead out of it.
            position.projection().direction(direction);
        }

        private void add(double factor, double[] vector) {
            for (int i = 0; i < direction.length; i++) {
                direction[i] += factor * vector[i];
            }
        }

        private void remember() {
            int next = (newest + 1) % memory;
            double[] step = steps[next];
            double[] change = changes[next];
            for (int i = 0; i < scales.length; i++) {
                step[i] = (position.x()[i] - formerX[i]) / scales[i];
                change[i] = (position.tangentGradient()[i] - formerGradient[i]) * scales[i];
            }
            double curvature = Vectors.dot(step, change);
            if (curvature > LEAST_CURVATURE * Vectors.norm(step) * Vectors.norm(change)) {
                curvatures[next] = curvature;
                newest = next;
                count = Math.min(count + 1, memory);
            } else if (count == memory) {
                // The rejected pair has overwritten the oldest one.
                count--;
            }
        }
    }
}
