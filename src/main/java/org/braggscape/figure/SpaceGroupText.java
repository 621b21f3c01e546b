package org.braggscape.figure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hermann–Mauguin symbols as crystallographers print them: letters in italics, screw axes lowered, a bar above an inversion axis. */
final class SpaceGroupText {
    private static final Pattern PART = Pattern.compile("([A-Za-z]+)|-(\\d)|_(\\d)|(.)");
    private static final char SUBSCRIPT_ZERO = '₀';

    private SpaceGroupText() {
    }

    /**
     * Marks a symbol for {@link RichText}.
     *
     * @param symbol such as {@code P6_3/mmc} or {@code Pn-3m}
     * @return such as {@code *P*6₃/*mmc*}
     */
    static String marked(String symbol) {
        return PART.matcher(symbol).replaceAll(part -> Matcher.quoteReplacement(
                part.group(1) != null ? "*" + part.group(1) + "*" : part.group(2) != null ? part.group(2) + RichText.BAR
                : part.group(3) != null ? String.valueOf((char) (SUBSCRIPT_ZERO + part.group(3).charAt(0) - '0')) : part.group(4)));
    }
}
