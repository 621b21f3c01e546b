package org.braggscape.app.control;

import java.math.BigDecimal;
import java.util.function.DoubleFunction;

/** A field for a number. */
public final class NumberField extends ParsedField<Double> {
    private static final int COLUMNS = 4;

    /**
     * Creates a field.
     *
     * @param name for screen readers
     * @param start first number
     * @param check gives the sentence for a number that is wrong, null for one that is right; NaN stands for no number
     */
    public NumberField(String name, double start, DoubleFunction<String> check) {
        super(name, start, text -> checked(number(text), check), NumberField::text);
        field().setPrefColumnCount(COLUMNS);
    }

    private static double checked(double number, DoubleFunction<String> check) {
        String wrong = check.apply(number);
        if (wrong != null) {
            throw new IllegalArgumentException(wrong);
        }
        return number;
    }

    private static double number(String text) {
        String plain = text.replaceAll("[\\s%±]", "").replace(',', '.').replace('−', '-');
        try {
            double number = Double.parseDouble(plain);
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** {@return a number as the field writes it, with as many digits as it has} */
    public static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number)
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
