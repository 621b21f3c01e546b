package org.braggscape.figure;

/**
 * How patterns are looked at.
 *
 * @param axis what runs along the horizontal axis
 * @param normalisation what intensities are divided by
 * @param overlaid whether curves share one frame and do not stand above each other
 * @param differences whether the differences from the target are drawn below
 * @param from smallest 2θ in degrees, NaN for the usual one
 * @param to largest 2θ in degrees, NaN for the end of the pattern
 */
public record PatternView(Axis axis, Normalisation normalisation, boolean overlaid, boolean differences, double from,
        double to) {
    /** The whole patterns above each other over 2θ, each divided by its maximum, with their differences. */
    public static final PatternView START =
            new PatternView(Axis.TWO_THETA, Normalisation.MAXIMUM, false, true, Double.NaN, Double.NaN);

    /** What runs along the horizontal axis. */
    public enum Axis {
        TWO_THETA("2θ", "2*θ* / °"),
        D("d", "*d* / Å"),
        Q("Q", "*Q* / Å⁻¹");

        private final String title;
        private final String label;

        Axis(String title, String label) {
            this.title = title;
            this.label = label;
        }

        /** {@return the name on screen} */
        public String title() {
            return title;
        }

        /** {@return the label with its unit, symbols between asterisks} */
        String label() {
            return label;
        }
    }

    /** What intensities are divided by. */
    public enum Normalisation {
        MAXIMUM("To maximum", "Intensity / maximum"),
        AREA("To area", "Intensity / area"),
        COUNTS("As computed", "Intensity");

        private final String title;
        private final String label;

        Normalisation(String title, String label) {
            this.title = title;
            this.label = label;
        }

        /** {@return the name on screen} */
        public String title() {
            return title;
        }

        /** {@return the label of the vertical axis} */
        String label() {
            return label;
        }
    }

    /** {@return the same with another axis} */
    public PatternView withAxis(Axis other) {
        return new PatternView(other, normalisation, overlaid, differences, from, to);
    }

    /** {@return the same with another normalisation} */
    public PatternView withNormalisation(Normalisation other) {
        return new PatternView(axis, other, overlaid, differences, from, to);
    }

    /** {@return the same with curves in one frame, or above each other} */
    public PatternView withOverlaid(boolean other) {
        return new PatternView(axis, normalisation, other, differences, from, to);
    }

    /** {@return the same with or without differences} */
    public PatternView withDifferences(boolean other) {
        return new PatternView(axis, normalisation, overlaid, other, from, to);
    }

    /** {@return the same over another range of 2θ, NaN for the usual ends} */
    public PatternView withRange(double otherFrom, double otherTo) {
        return new PatternView(axis, normalisation, overlaid, differences, otherFrom, otherTo);
    }
}
