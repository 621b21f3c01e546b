package org.braggscape.study;

import java.util.Arrays;
import java.util.Optional;
import org.braggscape.math.PlainNumber;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.optim.Adam;
import org.braggscape.optim.Fire;
import org.braggscape.optim.GradientDescent;
import org.braggscape.optim.LevenbergMarquardt;
import org.braggscape.optim.LimitedMemoryBfgs;
import org.braggscape.optim.Momentum;
import org.braggscape.optim.StepRule;
import org.braggscape.optim.StructSnapRule;

/** The step rules that the program offers, with what they need to know of crystals: rates and scales per kind of parameter. */
public enum StepRuleName {
    GRADIENT_DESCENT("gradient-descent", "Gradient descent"),
    STRUCT_SNAP("structsnap", "StructSnap's rule"),
    MOMENTUM("momentum", "Momentum"),
    NESTEROV("nesterov", "Nesterov momentum"),
    ADAM("adam", "Adam"),
    LBFGS("lbfgs", "L-BFGS"),
    FIRE("fire", "FIRE"),
    LEVENBERG_MARQUARDT("levenberg-marquardt", "Levenberg–Marquardt");

    private static final double DECAY = 0.9;
    private static final int MEMORY = 8;
    /** Of FIRE: with these an energy of some eV per cell falls without bouncing. */
    private static final double TIME_STEP = 1;
    private static final double LONGEST_TIME_STEP = 10;
    /** A step of this size moves peaks by about a width: 1 % of 5 Å, half a degree, a fiftieth of the cell. */
    private static final double[] SCALES = {0.05, 0.5, 0.02};
    /** Share of a scale that Adam may move at one step. */
    private static final double ADAM_SHARE = 0.02;

    private final String key;
    private final String label;

    StepRuleName(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** {@return the name in files and on the command line} */
    public String key() {
        return key;
    }

    /** {@return the name on screen} */
    public String label() {
        return label;
    }

    /**
     * Finds a rule by its key.
     *
     * @param key such as {@code lbfgs}
     * @return the rule, or nothing when there is none of that name
     */
    public static Optional<StepRuleName> of(String key) {
        for (StepRuleName name : values()) {
            if (name.key.equals(key)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /**
     * Makes the rule.
     *
     * @param layout which parameters are free
     * @param rates of gradient descent and momentum
     * @return the rule
     */
    StepRule rule(ParameterLayout layout, Rates rates) {
        return switch (this) {
            case GRADIENT_DESCENT -> new GradientDescent(perParameter(layout, rates.values(), 1));
            case STRUCT_SNAP -> new StructSnapRule(
                    layout.isFree(ParameterGroup.COORDINATES) ? StructSnapRule.RATE : StructSnapRule.CELL_RATE,
                    fractional(layout));
            case MOMENTUM -> new Momentum(perParameter(layout, rates.values(), 1 - DECAY), DECAY, false);
            case NESTEROV -> new Momentum(perParameter(layout, rates.values(), 1 - DECAY), DECAY, true);
            case ADAM -> new Adam(perParameter(layout, SCALES, ADAM_SHARE));
            case LBFGS -> new LimitedMemoryBfgs(MEMORY, perParameter(layout, SCALES, 1));
            case FIRE -> new Fire(perParameter(layout, SCALES, 1), TIME_STEP, LONGEST_TIME_STEP);
            case LEVENBERG_MARQUARDT -> new LevenbergMarquardt();
        };
    }

    /** Lengths, angles, coordinates. */
    private static double[] perParameter(ParameterLayout layout, double[] byKind, double factor) {
        double[] all = new double[layout.dimension()];
        Arrays.fill(all, byKind[2] * factor);
        if (layout.isFree(ParameterGroup.CELL)) {
            int cell = layout.offset(ParameterGroup.CELL);
            for (int i = 0; i < 6; i++) {
                all[cell + i] = byKind[i < 3 ? 0 : 1] * factor;
            }
        }
        return all;
    }

    private static boolean[] fractional(ParameterLayout layout) {
        boolean[] all = new boolean[layout.dimension()];
        for (int i = layout.isFree(ParameterGroup.CELL) ? 6 : 0; i < all.length; i++) {
            all[i] = true;
        }
        return all;
    }

    /**
     * Learning rates of plain gradient descent and of momentum.
     *
     * @param lengths in Å² per unit of loss, positive
     * @param angles in degrees² per unit of loss, positive
     * @param coordinates of fractional coordinates, per unit of loss, positive
     */
    public record Rates(double lengths, double angles, double coordinates) {
        /** The best of sweeps over the ten samples, see the page on descents. */
        public static final Rates DEFAULT = new Rates(1e-3, 0.25, 2e-3);

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a rate is not positive and finite
         */
        public Rates {
            for (double rate : new double[] {lengths, angles, coordinates}) {
                if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("A rate of " + PlainNumber.text(rate) + " is impossible: it must be positive.");
                }
            }
        }

        private double[] values() {
            return new double[] {lengths, angles, coordinates};
        }
    }
}
