package org.braggscape.math;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as sentences name them: {@code 1000000000} and {@code -1}, not {@code 1.0E9} and {@code -1.0}. */
public final class PlainNumber {
    private static final MathContext TWELVE_DIGITS = new MathContext(12);
    private static final double LARGEST = 1e12;
    private static final double SMALLEST = 1e-9;

    private PlainNumber() {
    }

    /**
     * Writes a number to twelve digits, without a needless point or exponent.
     *
     * @param number any; what is not finite, very large or very small is written as Java does
     * @return the text
     */
    public static String text(double number) {
        double size = Math.abs(number);
        if (size == 0) {
            return "0";
        }
        return size >= SMALLEST && size < LARGEST
                ? new BigDecimal(number, TWELVE_DIGITS).stripTrailingZeros().toPlainString() : Double.toString(number);
    }
}
