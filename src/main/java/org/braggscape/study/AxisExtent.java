package org.braggscape.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;

/**
 * How much of a parameter's line a map shows, as people write it.
 *
 * @param from smallest number
 * @param to largest number
 * @param kind what the numbers count
 */
public record AxisExtent(double from, double to, Kind kind) {
    /** ±15 %, what a map shows when nobody says otherwise. */
    public static final AxisExtent USUAL = new AxisExtent(-15, 15, Kind.PERCENT);

    /** So many parts of a range can be told from each other. */
    private static final double VISIBLE = 300;
    private static final String NUMBER = "(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?";
    private static final Pattern AROUND = Pattern.compile("(?:±|\\+-|\\+/-)?(" + NUMBER + ")(%?)");
    private static final Pattern FROM_TO = Pattern.compile(
            "([+-]?" + NUMBER + ")%?(?:\\.\\.\\.?|…|–|to|:)([+-]?" + NUMBER + ")(%?)");

    /** What the numbers of an extent count. */
    public enum Kind {
        /** From the value in the middle, in percent of it. */
        PERCENT,
        /** From the value in the middle, in the parameter's unit. */
        OFFSET,
        /** Values of the parameter. */
        VALUE
    }

    /**
     * Checks the ends.
     *
     * @throws IllegalArgumentException if they are not in order or not finite, or lie 100 % or more below the middle
     */
    public AxisExtent {
        if (!(from < to) || !Double.isFinite(from) || !Double.isFinite(to)) {
            throw new IllegalArgumentException("A range from " + plain(from) + " to " + plain(to)
                    + " is empty: the second number must be larger.");
        }
        if (kind == Kind.PERCENT && (from <= -100 || to >= 1000)) {
            throw new IllegalArgumentException("A range in percent must stay above −100 and below 1000, such as 15 %.");
        }
    }

    /**
     * The extent that suits a parameter when nobody says otherwise.
     *
     * @param parameter which
     * @return ±15 % of lengths and angles, the parameter's own usual range else
     */
    public static AxisExtent usual(MapParameter parameter) {
        return parameter.isRelative() ? USUAL
                : new AxisExtent(-parameter.usualHalfRange(), parameter.usualHalfRange(), Kind.OFFSET);
    }

    /**
     * Reads an extent: {@code 15 %} or {@code ±15 %} around the middle, {@code -10..20 %}, {@code ±0.3} in the parameter's
     * unit, or {@code 4.2..5.1} for values. A single plain number counts percent for lengths and angles.
     *
     * @param text as typed
     * @param parameter of the axis
     * @return the extent
     * @throws IllegalArgumentException if the text is none of these; the message is the sentence for the user
     */
    public static AxisExtent parse(String text, MapParameter parameter) {
        String plain = text.replaceAll("\\s", "").replace('−', '-').replace(',', '.');
        try {
            Matcher around = AROUND.matcher(plain);
            if (around.matches()) {
                double half = Double.parseDouble(around.group(1));
                boolean signed = !Character.isDigit(plain.charAt(0)) && plain.charAt(0) != '.';
                boolean percent = parameter.isRelative() && (!signed || !around.group(2).isEmpty());
                return new AxisExtent(-half, half, percent ? Kind.PERCENT : Kind.OFFSET);
            }
            Matcher fromTo = FROM_TO.matcher(plain);
            if (fromTo.matches()) {
                boolean percent = parameter.isRelative() && !fromTo.group(3).isEmpty();
                return new AxisExtent(Double.parseDouble(fromTo.group(1)), Double.parseDouble(fromTo.group(2)),
                        percent ? Kind.PERCENT : Kind.VALUE);
            }
        } catch (NumberFormatException e) {
            // falls through to the sentence
        }
        throw new IllegalArgumentException("'" + text.strip() + "' is no range; write "
                + (parameter.isRelative() ? "±15 %, −10 … 20 % or 4.2 … 5.1." : "±" + plain(parameter.usualHalfRange())
                + " or 0 … " + plain(parameter.usualHalfRange()) + "."));
    }

    /**
     * The range of a map around a structure.
     *
     * @param parameter of the axis
     * @param structure in the middle
     * @param settings the experiment
     * @return the range
     * @throws IllegalArgumentException if it is empty
     */
    public AxisRange range(MapParameter parameter, CrystalStructure structure, XrdSettings settings) {
        double middle = parameter.at(structure, settings);
        return switch (kind) {
            case PERCENT -> new AxisRange(parameter, middle * (1 + from / 100), middle * (1 + to / 100));
            case OFFSET -> new AxisRange(parameter, middle + from, middle + to);
            case VALUE -> new AxisRange(parameter, from, to);
        };
    }

    /** {@return the extent as {@link #parse} reads it, the ends rounded to what can be seen on a map} */
    public String text() {
        String unit = kind == Kind.PERCENT ? " %" : "";
        if (kind != Kind.VALUE && from == -to) {
            return "±" + plain(to) + unit;
        }
        int decimals = (int) Math.ceil(Math.log10(VISIBLE / (to - from)));
        // offsets that are not symmetric can only come from a program
        return plain(rounded(from, decimals)) + "…" + plain(rounded(to, decimals)) + unit;
    }

    private static double rounded(double number, int decimals) {
        return new BigDecimal(number).setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN).doubleValue();
    }

    private static String plain(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        String text = new BigDecimal(number, new MathContext(7)).stripTrailingZeros().toPlainString();
        return text.replace('-', '−');
    }
}
