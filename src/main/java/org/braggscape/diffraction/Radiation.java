package org.braggscape.diffraction;

import java.util.List;

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
                        "A wavelength of " + wavelength + " Å is out of range: give one between 0.05 and 10 Å.");
            }
            if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A spectral line needs a positive weight, not " + weight + ".");
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
