package org.braggscape.diffraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Patterns in columns: 2θ, intensity and, where there is a third, its standard uncertainty. */
final class ColumnsReader {
    private static final Pattern COMMENT = Pattern.compile("^[#!'\"/;].*");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(?<=\\d),(?=\\d)");

    private final String name;
    private final List<String> notices = new ArrayList<>();
    private double[][] rows = new double[3][1024];
    private int count;
    private int columns;

    ColumnsReader(String name) {
        this.name = name;
    }

    MeasuredPattern read(String text) throws PatternFormatException {
        String[] lines = text.split("\r\n|\r|\n");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && !COMMENT.matcher(line).matches()) {
                add(line, i + 1);
            }
        }
        if (count < MeasuredPattern.FEWEST_POINTS) {
            throw new PatternFormatException(name + " holds " + count + " points of a pattern; it needs at least "
                    + MeasuredPattern.FEWEST_POINTS + " lines with 2θ and intensity.");
        }
        if (columns > 3) {
            notices.add(name + " has " + columns + " columns; the first was taken as 2θ, the second as intensity.");
        }
        return new MeasuredPattern(name, column(0), column(1), columns == 3 ? Optional.of(column(2)) : Optional.empty(),
                Optional.empty(), notices);
    }

    private double[] column(int index) {
        return Arrays.copyOf(rows[index], count);
    }

    private void add(String line, int number) throws PatternFormatException {
        double[] values = numbers(line);
        if (values == null || values.length < 2) {
            if (count == 0) {
                // a heading
                return;
            }
            throw new PatternFormatException(name + ", line " + number + ": '" + shortened(line)
                    + "' is not 2θ and intensity; mend or remove this line.");
        }
        if (columns == 0) {
            columns = values.length;
        }
        if (values.length != columns) {
            throw new PatternFormatException(name + ", line " + number + ": " + values.length + " numbers where the lines "
                    + "before have " + columns + "; mend or remove this line.");
        }
        check(values, number);
        if (count == rows[0].length) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] = Arrays.copyOf(rows[i], 2 * count);
            }
        }
        for (int i = 0; i < Math.min(3, columns); i++) {
            rows[i][count] = values[i];
        }
        count++;
    }

    private void check(double[] values, int number) throws PatternFormatException {
        if (!(values[0] >= 0 && values[0] <= 180)) {
            throw new PatternFormatException(name + ", line " + number + ": 2θ = " + values[0]
                    + " is not between 0 and 180 degrees; the first column must be 2θ in degrees.");
        }
        if (count > 0 && !(values[0] > rows[0][count - 1])) {
            throw new PatternFormatException(name + ", line " + number + ": 2θ = " + values[0] + " does not follow "
                    + rows[0][count - 1] + "; sort the lines by 2θ and keep each angle once.");
        }
        for (int i = 1; i < Math.min(3, values.length); i++) {
            if (!Double.isFinite(values[i])) {
                throw new PatternFormatException(name + ", line " + number + ": " + values[i]
                        + " is not a number that can be used; mend or remove this line.");
            }
        }
        if (values.length == 3 && values[2] < 0) {
            throw new PatternFormatException(name + ", line " + number + ": the uncertainty " + values[2]
                    + " is negative; the third column must be standard uncertainties.");
        }
    }

    private static String shortened(String line) {
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    /** {@return the numbers of a line, null where something else is in it} */
    private static double[] numbers(String line) {
        String[] words;
        if (line.indexOf(';') >= 0 || line.indexOf('\t') >= 0 && DECIMAL_COMMA.matcher(line).find()) {
            words = DECIMAL_COMMA.matcher(line).replaceAll(".").split("[;\t ]+");
        } else {
            words = line.split("\\s*[,\\s]\\s*");
        }
        double[] values = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                values[i] = Double.parseDouble(words[i]);
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return values;
    }
}
