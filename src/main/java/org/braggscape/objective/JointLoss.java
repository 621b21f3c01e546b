package org.braggscape.objective;

import java.util.Optional;
import org.braggscape.energy.EnergyModel;
import org.braggscape.loss.Loss;
import org.braggscape.math.PlainNumber;

/**
 * A loss and an energy together: loss + λ·(E − E₀)/N, where E is the candidate's energy, N the number of its atoms, and E₀ the
 * energy of as many atoms in the truth, so that at the truth this is the loss.
 *
 * @param pattern the loss between patterns
 * @param model computes the energy
 * @param weight λ in 1/(eV per atom), from 0 to {@link #MOST}
 */
public record JointLoss(Loss pattern, EnergyModel model, double weight) implements Loss {
    /** The largest weight. */
    public static final double MOST = 1e6;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the weight is out of range or the pattern's part looks at no pattern
     */
    public JointLoss {
        checkWeight(weight);
        if (pattern instanceof EnergyLoss || pattern instanceof JointLoss) {
            throw new IllegalArgumentException("An energy joins a loss between patterns, not " + pattern.name() + ".");
        }
    }

    /**
     * Checks a weight.
     *
     * @param weight λ
     * @throws IllegalArgumentException if it is out of range
     */
    public static void checkWeight(double weight) {
        if (!(weight >= 0 && weight <= MOST)) {
            throw new IllegalArgumentException("A weight of " + PlainNumber.text(weight) + " is out of range; give a number from 0 to 1000000, in "
                    + "1/(eV per atom).");
        }
    }

    @Override
    public String name() {
        return pattern.name() + "+" + weight() + "*" + new EnergyLoss(model).name();
    }

    @Override
    public String label() {
        return pattern.name() + " loss + " + weightText() + " × " + new EnergyLoss(model).label();
    }

    /** {@return λ without digits that say nothing} */
    private String weightText() {
        return weight == Math.rint(weight) ? Long.toString((long) weight) : Double.toString(weight);
    }

    /** The energy has its own lowest point, so that the truth need not be that of both together. */
    @Override
    public boolean knowsTruth() {
        return weight == 0 && pattern.knowsTruth();
    }

    /**
     * Finds a joint loss by its name.
     *
     * @param name such as {@code cosine+0.5*energy:emt}
     * @return the loss, or nothing when there is none of that name
     */
    static Optional<Loss> of(String name) {
        int plus = name.indexOf('+');
        int times = name.indexOf('*', plus + 1);
        if (plus < 0 || times < 0) {
            return Optional.empty();
        }
        try {
            double weight = Double.parseDouble(name.substring(plus + 1, times));
            Optional<Loss> pattern = EnergyLoss.find(name.substring(0, plus));
            Optional<Loss> energy = EnergyLoss.find(name.substring(times + 1));
            return pattern.isPresent() && energy.isPresent() && energy.get() instanceof EnergyLoss found
                    ? Optional.of(new JointLoss(pattern.get(), found.model(), weight)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
