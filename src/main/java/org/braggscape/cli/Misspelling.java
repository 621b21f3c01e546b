package org.braggscape.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Tells what a mistyped word may have meant. */
final class Misspelling {
    private static final int MOST_TYPING_ERRORS = 2;

    private Misspelling() {
    }

    /**
     * Finds the words that are nearest.
     *
     * @param word as typed
     * @param known the words that exist
     * @return those with the fewest typing errors, in their order; none where these are more than two, or than two in five letters
     */
    static List<String> nearest(String word, Collection<String> known) {
        int letters = word.replace("-", "").length();
        int fewest = Math.min(MOST_TYPING_ERRORS, Math.max(1, 2 * letters / 5));
        List<String> nearest = new ArrayList<>();
        for (String candidate : known) {
            int errors = errors(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (errors < fewest) {
                nearest.clear();
                fewest = errors;
            }
            if (errors == fewest) {
                nearest.add(candidate);
            }
        }
        return nearest;
    }

    /**
     * Letters left out, added, replaced or exchanged with their neighbour: the optimal string alignment distance (Damerau,
     * Commun. ACM 7, 171, 1964).
     */
    private static int errors(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int replaced = distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                distance[i][j] = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    distance[i][j] = Math.min(distance[i][j], 1 + distance[i - 2][j - 2]);
                }
            }
        }
        return distance[a.length()][b.length()];
    }
}
