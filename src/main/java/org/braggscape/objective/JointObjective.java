package org.braggscape.objective;

import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyResult;

/** A loss between patterns and an energy together, as {@link JointLoss} adds them. */
public final class JointObjective implements Objective {
    private final PatternObjective pattern;
    private final EnergyObjective energy;
    private final double perEnergy;
    private final double reference;

    /**
     * Joins two objectives.
     *
     * @param pattern the loss
     * @param loss how they are joined
     * @param target whose truth, where it is known, has the energy 0 here
     * @param candidate the structure whose parameters move; has the energy 0 here where the truth is not known
     * @throws IllegalArgumentException if the model cannot compute candidate or truth, or something is free on which an energy
     *     does not depend; the message is a sentence for the user
     */
    JointObjective(PatternObjective pattern, JointLoss loss, Target target, CrystalStructure candidate) {
        this.pattern = pattern;
        this.energy = new EnergyObjective(loss.model(), candidate, pattern.layout());
        this.perEnergy = loss.weight() / candidate.sites().size();
        this.reference = reference(loss.model(), target, candidate);
    }

    /**
     * The energy that counts as 0: that of the truth where it is known, else of the candidate as it is given.
     *
     * @param model computes it
     * @param target whose truth it is
     * @param candidate the structure whose parameters move
     * @return eV for as many atoms as the candidate has
     * @throws IllegalArgumentException if the model cannot compute it; the message is a sentence for the user
     */
    public static double reference(EnergyModel model, Target target, CrystalStructure candidate) {
        CrystalStructure zero = target.truth().orElse(candidate);
        return EnergyResult.of(model, zero).energy() / zero.sites().size() * candidate.sites().size();
    }

    @Override
    public ParameterLayout layout() {
        return pattern.layout();
    }

    @Override
    public double[] startPoint() {
        return pattern.startPoint();
    }

    @Override
    public int dimension() {
        return pattern.dimension();
    }

    @Override
    public Evaluator newEvaluator() {
        return new SumEvaluator();
    }

    private final class SumEvaluator implements Evaluator {
        private final DifferentiableFunction.Evaluator ofPattern = pattern.newEvaluator();
        private final DifferentiableFunction.Evaluator ofEnergy = energy.newEvaluator();
        private final double[] derivatives = new double[dimension()];

        @Override
        public double value(double[] x) {
            return ofPattern.value(x) + perEnergy * (ofEnergy.value(x) - reference);
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            double value = ofPattern.gradient(x, gradient) + perEnergy * (ofEnergy.gradient(x, derivatives) - reference);
            for (int i = 0; i < derivatives.length; i++) {
                gradient[i] += perEnergy * derivatives[i];
            }
            return value;
        }
    }
}
