package org.braggscape.cli;

import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyModels;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An energy model named on the command line. */
final class EnergyArgument implements ITypeConverter<EnergyModel> {
    @Override
    public EnergyModel convert(String name) {
        return EnergyModels.of(name).orElseThrow(() -> new TypeConversionException("there is no energy model '" + name
                + "'; use " + String.join(", ", EnergyModels.ALL.stream().map(EnergyModel::name).toList()) + "."));
    }
}
