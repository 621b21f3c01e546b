package org.braggscape.cli;

import java.util.ArrayList;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A loss named on the command line. */
final class LossArgument implements ITypeConverter<Loss> {
    /** What --help lists. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(Losses.ALL.stream().map(Loss::name).toList());
        }
    }

    @Override
    public Loss convert(String name) {
        return Losses.of(name).orElseThrow(() -> new TypeConversionException("there is no loss '" + name + "'; use "
                + String.join(", ", new Names()) + "."));
    }
}
