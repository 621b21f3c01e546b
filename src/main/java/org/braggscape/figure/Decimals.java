package org.braggscape.figure;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.util.Locale;

/** Numbers as figures and the window show them: a fixed number of decimals, a real minus sign, no negative zero. */
public final class Decimals {
    private Decimals() {
    }

    /**
     * Writes a number.
     *
     * @param number finite
     * @param decimals at least 0
     * @return such as {@code −0.747}
     */
    public static String text(double number, int decimals) {
        return format(decimals).format(number);
    }

    static NumberFormat format(int decimals) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setMinusSign('\u2212');
        return new DecimalFormat(decimals == 0 ? "0" : "0." + "0".repeat(decimals), symbols) {
            private static final long serialVersionUID = 1L;

            @Override
            public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
                // axes arrive at zero by sums, which may leave a tiny negative number
                return super.format(Math.abs(number) < 0.5 * Math.pow(10, -decimals) ? 0 : number, text, position);
            }
        };
    }
}
