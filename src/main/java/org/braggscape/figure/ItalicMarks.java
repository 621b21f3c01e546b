package org.braggscape.figure;

import java.util.Arrays;
import java.util.List;

/** Text with symbols between asterisks, which are set in italics; an asterisk after a backslash is one that is seen. */
public final class ItalicMarks {
    private ItalicMarks() {
    }

    /**
     * Writes text whose asterisks are no marks, such as a name that a user gave.
     *
     * @param plain any text
     * @return the text, marked so that it is shown as it is
     */
    public static String escape(String plain) {
        return plain.replace("*", "\\*");
    }

    /**
     * Reads marked text.
     *
     * @param marked as {@code *a* / Å}
     * @return upright, italic, upright … parts by turns, each of them maybe empty
     */
    public static List<String> parts(String marked) {
        return Arrays.stream(marked.split("(?<!\\\\)\\*", -1)).map(part -> part.replace("\\*", "*")).toList();
    }

    /** {@return marked text without its marks} */
    public static String plain(String marked) {
        return String.join("", parts(marked));
    }
}
