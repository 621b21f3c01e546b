package org.braggscape.cli;

import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyModels;
import org.braggscape.energy.IpiEnergy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** An energy model named on the command line. */
final class EnergyArgument implements ITypeConverter<EnergyModel> {
    @Override
    public EnergyModel convert(String name) {
        if (IpiEnergy.isName(name)) {
            try {
                IpiEnergy model = new IpiEnergy(name, System.err::println);
                // also where the command is interrupted, for the sake of the socket's file
                Runtime.getRuntime().addShutdownHook(new Thread(model::close));
                return model;
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
        return EnergyModels.of(name).orElseThrow(() -> new TypeConversionException("there is no energy model '" + name
                + "'; use " + String.join(", ", EnergyModels.available().stream().map(EnergyModel::name).toList())
                + ", ipi:NAME or ipi:PORT."));
    }

    /** Sends the clients of a command away when it is done. */
    static void close(ParseResult command) {
        for (ParseResult part = command; part != null; part = part.subcommand()) {
            part.matchedOptions().forEach(option -> {
                if (option.getValue() instanceof IpiEnergy model) {
                    model.close();
                }
            });
        }
    }
}
