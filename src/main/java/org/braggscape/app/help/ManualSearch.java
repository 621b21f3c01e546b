package org.braggscape.app.help;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Searches the manual for words or for a question as one asks it; Greek letters may be spelt out. Pages with all words come
 * first; where none has them all, those with any. A word that few pages have counts for more.
 */
final class ManualSearch {
    private static final Set<String> IN_ANY_QUESTION = Set.of("a", "an", "and", "are", "can", "do", "does", "for", "how", "i", "in",
            "is", "it", "of", "on", "still", "the", "to", "use", "what", "when", "why", "with");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<ManualPage> pages;

    /** Prepares a search through some pages. */
    ManualSearch(List<ManualPage> pages) {
        this.pages = List.copyOf(pages);
        pages.forEach(page -> texts.put(page.file(), plain(page.text())));
    }

    /** {@return the pages that a question finds, the best first; all for an empty one} */
    List<ManualPage> find(String question) {
        List<String> words = words(question);
        if (words.isEmpty()) {
            return pages;
        }
        List<ManualPage> whole = pages.stream().filter(page -> words.stream().allMatch(text(page)::contains)).toList();
        return (whole.isEmpty() ? pages.stream().filter(page -> worth(words, page) > 0) : whole.stream())
                .sorted(Comparator.comparingDouble((ManualPage page) -> -worth(words, page))).toList();
    }

    /** {@return the rarest word of a question that a page has, in small letters, Greek ones spelt out} */
    Optional<String> lead(String question, ManualPage page) {
        return words(question).stream().filter(text(page)::contains).findFirst();
    }

    /** {@return a text in small letters, Greek ones spelt out} */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace("α", "alpha").replace("β", "beta").replace("γ", "gamma")
                .replace("θ", "theta").replace("λ", "lambda").replace("σ", "sigma");
    }

    private List<String> words(String question) {
        List<String> all = Stream.of(plain(question).split("[\\s?!,;\"]+")).filter(word -> !word.isEmpty()).distinct().toList();
        List<String> telling = all.stream().filter(word -> !IN_ANY_QUESTION.contains(word)).toList();
        return (telling.isEmpty() ? all : telling).stream().sorted(Comparator.comparingDouble(word -> -rarity(word))).toList();
    }

    private String text(ManualPage page) {
        return texts.get(page.file());
    }

    private double worth(List<String> words, ManualPage page) {
        return words.stream().mapToDouble(word -> rarity(word) * Math.log1p(count(text(page), word))).sum();
    }

    /** 0 for a word that all pages have or none has, most for one that a single page has. */
    private double rarity(String word) {
        long having = texts.values().stream().filter(text -> text.contains(word)).count();
        return having == 0 ? 0 : Math.log((double) texts.size() / having);
    }

    private static int count(String text, String word) {
        return (text.length() - text.replace(word, "").length()) / word.length();
    }
}
