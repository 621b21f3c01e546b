package org.braggscape.cli;

import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A loss named on the command line. */
final class LossArgument implements ITypeConverter<Loss> {
    @Override
    public Loss convert(String name) {
        return Losses.of(name).orElseThrow(() -> new TypeConversionException("there is no loss '" + name + "'; use "
                + String.join(", ", Losses.ALL.stream().map(Loss::name).toList()) + "."));
    }
}
