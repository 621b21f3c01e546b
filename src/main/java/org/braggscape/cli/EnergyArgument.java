package org.braggscape.cli;

import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyModels;
import org.braggscape.energy.IpiEnergy;
import org.braggscape.energy.chgnet.Chgnet;
import org.braggscape.energy.chgnet.ChgnetWeights;
import org.braggscape.session.PreferencesFile;
import org.braggscape.session.UserFolders;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** An energy model named on the command line. */
final class EnergyArgument implements ITypeConverter<EnergyModel> {
    /** What may be given. */
    static final String NAMES = "emt, chgnet, chgnet:FILE, ipi:NAME or ipi:PORT";

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
        try {
            return EnergyModels.of(name.equals("chgnet") ? weights() : name).orElseThrow(
                    () -> new TypeConversionException("there is no energy model '" + name + "'; use " + NAMES + "."));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** The weights that were chosen in the window, else those that are found. */
    private static String weights() {
        return Chgnet.PREFIX + PreferencesFile.read(UserFolders.config()).chgnetWeights().or(ChgnetWeights::find)
                .orElseThrow(() -> new TypeConversionException("no weights of CHGNet were found on this machine; install them "
                        + "with 'pip install chgnet', or say where they are: chgnet:FILE."));
    }

    /** Lets the models of a command go when it is done: clients are sent away, weights are forgotten. */
    static void close(ParseResult command) {
        for (ParseResult part = command; part != null; part = part.subcommand()) {
            part.matchedOptions().forEach(option -> {
                if (option.getValue() instanceof EnergyModel model) {
                    EnergyModels.leave(model);
                    if (model instanceof IpiEnergy clients) {
                        clients.close();
                    }
                }
            });
        }
    }
}
