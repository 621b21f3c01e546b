package org.braggscape.optim;

/**
 * Gradient descent in the spirit of StructSnap, the paper's program: one rate for all coordinates, no memory, and steps that
 * are too long for their coordinate become short ones of a fixed size. A length or angle that would change by more than a
 * tenth of itself changes by a hundredth of itself; a fractional coordinate that would change by more than 0.1 changes by
 * 0.001. (StructSnap takes 0.001 of the coordinate, which pins atoms at 0 and depends on the origin; here it is 0.001 of the
 * cell vector.)
 *
 * @param rate positive
 * @param fractional one per coordinate: whether it is a fractional coordinate of an atom, not a length or an angle
 */
public record StructSnapRule(double rate, boolean[] fractional) implements StepRule {
    /** The rate of its cell-only stages. */
    public static final double CELL_RATE = 0.04;
    /** The rate of its other stages. */
    public static final double RATE = 4e-4;
    /** Its usual end: 1,000 steps that gain less than 10⁻³; or 20,000 steps. */
    public static final Stopping STOPPING = new Stopping(0, 0, 1e-3, 1000, 20_000);

    private static final double LONG = 0.1;
    private static final double SHORT_CELL = 0.01;
    private static final double SHORT_FRACTIONAL = 0.001;

    /**
     * Copies the kinds.
     *
     * @throws IllegalArgumentException if the rate is not positive and finite
     */
    public StructSnapRule {
        Vectors.positive("rate", new double[] {rate});
        fractional = fractional.clone();
    }

    @Override
    public boolean[] fractional() {
        return fractional.clone();
    }

    @Override
    public String name() {
        return "StructSnap";
    }

    @Override
    public Stepper start(Position position) {
        Vectors.requireLength("kind", fractional.length, position.dimension());
        double[] step = new double[fractional.length];
        return () -> {
            for (int i = 0; i < step.length; i++) {
                step[i] = limited(-rate * position.gradient()[i], position.x()[i], fractional[i]);
            }
            return position.moveBy(step) > 0;
        };
    }

    private static double limited(double change, double x, boolean fractional) {
        double size = fractional ? 1 : Math.abs(x);
        if (Math.abs(change) <= LONG * size) {
            return change;
        }
        return Math.copySign((fractional ? SHORT_FRACTIONAL : SHORT_CELL) * size, change);
    }
}
