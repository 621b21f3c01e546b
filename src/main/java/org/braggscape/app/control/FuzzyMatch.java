package org.braggscape.app.control;

import java.text.Normalizer;
import java.util.Locale;

/** How well a few typed letters fit a name. */
public final class FuzzyMatch {
    /** What letters that do not even occur in this order score. */
    public static final int NONE = Integer.MIN_VALUE;

    private static final int WHOLE_BEGINNING = 1000;
    private static final int WORD_BEGINNING = 800;
    private static final int INSIDE = 600;
    private static final int LETTER_AT_WORD = 20;
    private static final int LETTER_AFTER_LETTER = 10;

    private FuzzyMatch() {
    }

    /**
     * Scores a name. Words of the query may stand anywhere; within a word, letters may be left out.
     *
     * @param query what was typed
     * @param name what it is compared with
     * @return larger for better, {@link #NONE} for no match
     */
    public static int score(String query, String name) {
        String plain = plain(name);
        int total = 0;
        for (String word : plain(query).split(" ")) {
            int score = word.isEmpty() ? 0 : scoreWord(word, plain);
            if (score == NONE) {
                return NONE;
            }
            total += score;
        }
        // among equals the shorter name is the one that is meant
        return total - plain.length();
    }

    private static int scoreWord(String word, String name) {
        int at = name.indexOf(word);
        if (at == 0) {
            return WHOLE_BEGINNING;
        }
        if (name.contains(" " + word)) {
            return WORD_BEGINNING;
        }
        if (at > 0) {
            return INSIDE;
        }
        int score = 0;
        int last = -1;
        for (char letter : word.toCharArray()) {
            int next = name.indexOf(letter, last + 1);
            if (next < 0) {
                return NONE;
            }
            score += next == 0 || name.charAt(next - 1) == ' ' ? LETTER_AT_WORD : next == last + 1 ? LETTER_AFTER_LETTER : 0;
            last = next;
        }
        return score;
    }

    /** Small letters and numerals without accents and lowered numbers, one blank between words. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}+=.]+", " ").strip();
    }
}
