package org.braggscape.cli;

import java.util.Optional;
import org.braggscape.energy.EnergyModel;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.JointLoss;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is mapped or descended on: a loss, an energy in its place, or both together. */
final class LossOrEnergyArgument {
    static final String JOINT = "Add the energy to the loss instead: loss + LAMBDA (E - E0)/N, with LAMBDA in 1/(eV per atom), N "
            + "atoms, and E0 the energy of the truth.";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--loss", paramLabel = "NAME", defaultValue = "cosine", converter = LossArgument.class,
            completionCandidates = LossArgument.Names.class,
            description = "The loss: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Loss loss;

    @Option(names = "--energy", paramLabel = "MODEL", converter = EnergyArgument.class,
            description = "The candidate's energy in eV per cell in the place of a loss: " + EnergyArgument.NAMES + ".")
    private EnergyModel energy;

    @Option(names = "--joint", paramLabel = "LAMBDA", description = JOINT)
    private Double joint;

    /**
     * Tells which.
     *
     * @return the loss, the energy in its place, or both together
     * @throws ParameterException if a loss and an energy were given but not how to add them, or half of what it takes to add them
     */
    Loss chosen() {
        if (energy == null || joint != null) {
            return beforeRelaxation();
        }
        if (spec.commandLine().getParseResult().hasMatchedOption("--loss")) {
            throw new ParameterException(spec.commandLine(), "--loss and --energy exclude each other: give one of them, or add them "
                    + "with --joint LAMBDA.");
        }
        return new EnergyLoss(energy);
    }

    /**
     * Tells what to descend on where the energy is for the relaxation afterwards.
     *
     * @return the loss, or both together
     * @throws ParameterException as {@link #chosen} does
     */
    Loss beforeRelaxation() {
        return joint == null ? loss : joint(loss, energy, joint, spec);
    }

    /** {@return the energy model, nothing where none was given} */
    Optional<EnergyModel> energy() {
        return Optional.ofNullable(energy);
    }

    /** {@return a loss and an energy together, or a complaint about the options} */
    static Loss joint(Loss loss, EnergyModel energy, double weight, CommandSpec spec) {
        if (energy == null) {
            throw new ParameterException(spec.commandLine(), "--joint needs --energy MODEL: say which energy to add to the loss.");
        }
        try {
            return new JointLoss(loss, energy, weight);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--joint: " + e.getMessage());
        }
    }
}
