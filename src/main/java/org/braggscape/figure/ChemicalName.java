package org.braggscape.figure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.braggscape.crystal.Element;

/** Names of structures as chemists write them: U₂Ti for U2Ti. Names that are no formula stay as they are. */
public final class ChemicalName {
    private static final Pattern PART = Pattern.compile("([A-Z][a-z]?)(\\d*)");
    private static final char SUBSCRIPT_ZERO = '₀';

    private ChemicalName() {
    }

    /**
     * Lowers the numbers of a formula for text in which asterisks are marks.
     *
     * @param name any name
     * @return the same as {@link #pretty}, as {@link ItalicMarks} reads it
     */
    public static String marked(String name) {
        return ItalicMarks.escape(pretty(name));
    }

    /**
     * Lowers the numbers of a formula.
     *
     * @param name such as {@code U2Ti} or {@code sample_2}
     * @return such as {@code U₂Ti}, or the name itself
     */
    public static String pretty(String name) {
        StringBuilder text = new StringBuilder();
        Matcher part = PART.matcher(name);
        int end = 0;
        while (end < name.length()) {
            if (!part.find(end) || part.start() != end || Element.of(part.group(1)).isEmpty()) {
                return name;
            }
            text.append(part.group(1));
            part.group(2).chars().forEach(digit -> text.append((char) (SUBSCRIPT_ZERO + digit - '0')));
            end = part.end();
        }
        return text.toString();
    }
}
