package org.braggscape.objective;

import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;

/**
 * What is to be made small, as one function of the candidate's free parameters: the loss between a target's pattern and the
 * candidate's, the candidate's energy, or both together. Undefined (NaN) where the six cell parameters describe no cell.
 */
public sealed interface Objective extends DifferentiableFunction permits PatternObjective, EnergyObjective, JointObjective {
    /** {@return which parameters are free} */
    ParameterLayout layout();

    /** {@return the candidate's own values of the free parameters, a new array} */
    double[] startPoint();

    /**
     * The exact objective.
     *
     * @param target what the candidate's pattern is compared with; an energy does not look at it
     * @param candidate the structure whose parameters move; the same as the target for a landscape around the truth
     * @param settings the experiment; an energy does not look at it
     * @param loss the loss, an {@link EnergyLoss} or a {@link JointLoss}
     * @param layout which parameters of the candidate are free
     * @return the objective
     * @throws org.braggscape.diffraction.NoReflectionsException if the target has no reflections in the range
     * @throws IllegalArgumentException if the energy of the candidate cannot be computed, or something is free on which it
     *     does not depend; the message is a sentence for the user
     */
    static Objective exact(Target target, CrystalStructure candidate, XrdSettings settings, Loss loss, ParameterLayout layout) {
        if (loss instanceof JointLoss joint) {
            return new JointObjective(PatternObjective.exact(target, candidate, settings, joint.pattern(), layout), joint, target,
                    candidate);
        }
        return loss instanceof EnergyLoss energy ? new EnergyObjective(energy.model(), candidate, layout)
                : PatternObjective.exact(target, candidate, settings, loss, layout);
    }

    /**
     * The fast objective; see {@link PatternObjective#fast} for how close it is to the exact one.
     *
     * @param target as for {@link #exact}
     * @param candidate as for {@link #exact}
     * @param settings as for {@link #exact}
     * @param loss as for {@link #exact}
     * @param layout as for {@link #exact}
     * @return the objective
     * @throws IllegalArgumentException as {@link #exact} does
     */
    static Objective fast(Target target, CrystalStructure candidate, XrdSettings settings, Loss loss, ParameterLayout layout) {
        if (loss instanceof JointLoss joint) {
            return new JointObjective(PatternObjective.fast(target, candidate, settings, joint.pattern(), layout), joint, target,
                    candidate);
        }
        return loss instanceof EnergyLoss energy ? new EnergyObjective(energy.model(), candidate, layout)
                : PatternObjective.fast(target, candidate, settings, loss, layout);
    }
}
