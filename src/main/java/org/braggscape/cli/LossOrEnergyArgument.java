package org.braggscape.cli;

import org.braggscape.energy.EnergyModel;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is mapped or descended on: a loss, or an energy in its place. */
final class LossOrEnergyArgument {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--loss", paramLabel = "NAME", defaultValue = "cosine", converter = LossArgument.class,
            description = "The loss (default: ${DEFAULT-VALUE}).")
    private Loss loss;

    @Option(names = "--energy", paramLabel = "MODEL", converter = EnergyArgument.class,
            description = "The candidate's energy in eV per cell in the place of a loss: " + EnergyArgument.NAMES + ".")
    private EnergyModel energy;

    /**
     * Tells which.
     *
     * @return the loss, or the energy in its place
     * @throws ParameterException if both were given
     */
    Loss chosen() {
        if (energy == null) {
            return loss;
        }
        if (spec.commandLine().getParseResult().hasMatchedOption("--loss")) {
            throw new ParameterException(spec.commandLine(), "--loss and --energy exclude each other: give one of them.");
        }
        return new EnergyLoss(energy);
    }
}
