package org.braggscape.figure;

import org.braggscape.loss.Loss;
import org.braggscape.study.MapParameter;

/** How the parameters of a map are written: symbols of one letter in italics, marked by asterisks as {@link ItalicMarks} reads. */
public final class ParameterText {
    private static final int DECIMALS_OF_ANGLES = 2;
    private static final int DECIMALS = 3;

    private ParameterText() {
    }

    /**
     * Writes the name of a parameter.
     *
     * @param parameter which
     * @return such as {@code *a* = *b*}; words stay upright
     */
    public static String symbol(MapParameter parameter) {
        return ItalicMarks.escape(parameter.symbol()).replaceAll("(?<![\\p{L}\\d])(\\p{L})(?![\\p{L}\\d])", "*$1*");
    }

    /**
     * Writes a parameter as the label of an axis.
     *
     * @param parameter which
     * @return such as {@code *a* / Å}
     */
    public static String axis(MapParameter parameter) {
        return symbol(parameter) + (parameter.unit().isEmpty() ? "" : " / " + parameter.unit());
    }

    /**
     * Writes what a map shows as the label of an axis.
     *
     * @param loss which
     * @return such as {@code cosine loss} or {@code EMT energy / eV}
     */
    public static String axis(Loss loss) {
        return ItalicMarks.escape(loss.label()) + (loss.unit().isEmpty() ? "" : " / " + loss.unit());
    }

    /**
     * Writes a value.
     *
     * @param parameter which
     * @param value in the parameter's unit
     * @return such as {@code *a* = 4.642 Å}
     */
    public static String value(MapParameter parameter, double value) {
        String unit = parameter.unit();
        return symbol(parameter) + " = " + Decimals.text(value, unit.equals("°") ? DECIMALS_OF_ANGLES : DECIMALS)
                + (unit.equals("°") || unit.isEmpty() ? unit : " " + unit);
    }
}
