package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.math.PlainNumber;

/**
 * The X-rays that make the pattern.
 *
 * @param name as shown to the user
 * @param lines the spectral lines, strongest first, at least one
 */
public record Radiation(String name, List<Line> lines) {
    /** Cu Kα1 with the wavelength of Segal et al. (arXiv 2512.04036), the default. */
    public static final Radiation PAPER = monochromatic("Cu Kα1 (1.5406 Å)", 1.5406);

    /** The named radiations that the program offers, the default first. */
    public static final List<Radiation> NAMED = List.of(
            PAPER,
            monochromatic("CuKa1", 1.54056),
            monochromatic("CuKa", 1.54184),
            new Radiation("CuKa1+CuKa2", List.of(new Line(1.54056, 1), new Line(1.54439, 0.5))),
            monochromatic("MoKa1", 0.70930),
            monochromatic("CoKa1", 1.78896));

    /**
     * One spectral line.
     *
     * @param wavelength in Å, positive
     * @param weight its intensity relative to the strongest line, positive
     */
    public record Line(double wavelength, double weight) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is not positive and finite
         */
        public Line {
            if (!(wavelength > 0.05 && wavelength < 10)) {
                throw new IllegalArgumentException(
                        "A wavelength of " + PlainNumber.text(wavelength) + " Å is out of range: give one between 0.05 and 10 Å.");
            }
            if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A spectral line needs a positive weight, not " + PlainNumber.text(weight) + ".");
            }
        }
    }

    /** Copies the list. */
    public Radiation {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A radiation needs at least one spectral line.");
        }
        lines = List.copyOf(lines);
    }

    /**
     * Reads what a user names: one of {@link #NAMED}, or a wavelength in Å.
     *
     * @param text such as {@code CuKa1} or {@code 1.5406}
     * @return the radiation
     * @throws IllegalArgumentException if it is neither; the message is the sentence for the user
     */
    public static Radiation parse(String text) {
        for (Radiation named : NAMED) {
            if (named.name().equals(text.strip())) {
                return named;
            }
        }
        String number = text.replace("Å", "").replace(',', '.').strip();
        try {
            return monochromatic(number + " Å", Double.parseDouble(number));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text.strip() + "' is neither a number nor a radiation; use a length in Å, "
                    + "CuKa1, CuKa, CuKa1+CuKa2, MoKa1 or CoKa1.");
        }
    }

    /**
     * Makes a radiation of a single line.
     *
     * @param name as shown to the user
     * @param wavelength in Å
     * @return the radiation
     */
    public static Radiation monochromatic(String name, double wavelength) {
        return new Radiation(name, List.of(new Line(wavelength, 1)));
    }
}
