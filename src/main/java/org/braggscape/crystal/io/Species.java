package org.braggscape.crystal.io;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.braggscape.crystal.Element;

/**
 * What a type symbol or a label of a CIF stands for.
 *
 * @param element what scatters
 * @param oxidationState the charge, if one is written and whole
 * @param remark why the reading deserves a notice, as the end of a sentence; empty where it does not
 */
record Species(Element element, OptionalInt oxidationState, String remark) {
    private static final Pattern LETTERS = Pattern.compile("([A-Za-z]+)(.*)");
    private static final Pattern CHARGE = Pattern.compile("(\\d{0,2})([+-])|([+-])(\\d{1,2})");

    /**
     * Reads a type symbol such as {@code Fe3+}, {@code O2-}, {@code FE} or {@code D}, or a label such as {@code Fe1a}.
     *
     * @param text as the file writes it
     * @return what it stands for, or nothing when that is no element
     */
    static Optional<Species> parse(String text) {
        Matcher matcher = LETTERS.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String letters = matcher.group(1);
        OptionalInt charge = charge(matcher.group(2));
        String lower = letters.toLowerCase(Locale.ROOT);
        if (lower.equals("d") || lower.equals("t")) {
            return Optional.of(new Species(Element.H, charge, "is an isotope of hydrogen and scatters as H"));
        }
        if (lower.startsWith("wat")) {
            return Optional.of(new Species(Element.O, OptionalInt.empty(), "was taken as the oxygen of water, without its H"));
        }
        if (lower.equals("oh")) {
            return Optional.of(new Species(Element.O, OptionalInt.empty(), "was taken as oxygen, without its H"));
        }
        return element(letters).map(element -> new Species(element, charge, ""));
    }

    /** Two letters go before one; a single letter is meant only where no lower-case letter follows: OW1 is O, Wx nothing. */
    private static Optional<Element> element(String letters) {
        if (letters.length() > 1) {
            Optional<Element> two = Element.of(letters.substring(0, 1).toUpperCase(Locale.ROOT)
                    + letters.substring(1, 2).toLowerCase(Locale.ROOT));
            if (two.isPresent()) {
                return two;
            }
            if (Character.isLowerCase(letters.charAt(1))) {
                return Optional.empty();
            }
        }
        return Element.of(letters.substring(0, 1).toUpperCase(Locale.ROOT));
    }

    /** Both {@code 3+} and {@code +3} are written; a sign alone is a charge of one. */
    private static OptionalInt charge(String text) {
        Matcher matcher = CHARGE.matcher(text);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        boolean signLast = matcher.group(2) != null;
        String digits = signLast ? matcher.group(1) : matcher.group(4);
        int size = digits.isEmpty() ? 1 : Integer.parseInt(digits);
        return OptionalInt.of((signLast ? matcher.group(2) : matcher.group(3)).equals("-") ? -size : size);
    }
}
