package org.braggscape.session;

import java.util.Optional;

/**
 * What is added to the loss in the joint map.
 *
 * @param weight λ in 1/(eV per atom), from 0 to {@link org.braggscape.objective.JointLoss#MOST}
 * @param energyName name of the energy model, nothing for the first that knows the structure
 */
public record JointWeight(double weight, Optional<String> energyName) {
    /** What a new window has. */
    public static final JointWeight START = new JointWeight(1, Optional.empty());
}
