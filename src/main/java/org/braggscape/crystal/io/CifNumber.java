package org.braggscape.crystal.io;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of a CIF, with or without a standard uncertainty in parentheses, which is dropped. */
final class CifNumber {
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eEdD][+-]?\\d+)?)(?:\\(\\d*\\.?\\d*\\)?)?");

    private CifNumber() {
    }

    /**
     * Reads a number.
     *
     * @param value such as {@code 5.431(2)}
     * @param meaning what it is, for the message, such as {@code the cell length a}
     * @param log names the file
     * @return the number
     * @throws StructureFormatException if it is none
     */
    static double parse(CifToken value, String meaning, ReadingLog log) throws StructureFormatException {
        Matcher number = NUMBER.matcher(value.text().replace('\u2212', '-'));
        double parsed = number.matches() ? Double.parseDouble(number.group(1).replaceAll("[dD]", "e")) : Double.NaN;
        if (!Double.isFinite(parsed)) {
            throw log.problem(value.line(), meaning + " is '" + value.text()
                    + "', which is no number; write it like 5.431 or 5.431(2).");
        }
        return parsed;
    }
}
