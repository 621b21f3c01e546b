package org.braggscape.diffraction;

import java.util.Locale;

/** Patterns as text: 2θ in degrees and intensity, two columns (.xy). */
public final class PatternFile {
    private PatternFile() {
    }

    /**
     * Formats a pattern.
     *
     * @param pattern the pattern
     * @param title one line for the comment at the top
     * @return the lines of an .xy file, full double precision
     */
    public static String toXy(Pattern pattern, String title) {
        StringBuilder text = new StringBuilder("# ").append(title.replace('\n', ' ')).append('\n');
        text.append("# two_theta/degree intensity\n");
        for (int k = 0; k < pattern.intensity().length; k++) {
            text.append(String.format(Locale.ROOT, "%.6f ", pattern.grid().at(k))).append(pattern.intensity()[k])
                    .append('\n');
        }
        return text.toString();
    }
}
