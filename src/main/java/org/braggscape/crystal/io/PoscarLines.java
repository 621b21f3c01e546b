package org.braggscape.crystal.io;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a POSCAR one after the other, where each line's meaning is its number. */
final class PoscarLines {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eEdD][+-]?\\d+)?");

    private final String[] lines;
    private final ReadingLog log;
    private int next;

    PoscarLines(String text, ReadingLog log) {
        this.lines = text.split("\\R");
        this.log = log;
    }

    /** {@return the words of a text, which may be none} */
    static List<String> split(String text) {
        return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    /** Makes the exception for a problem in the line that was read last. */
    StructureFormatException problem(String text) {
        return log.problem(next, text);
    }

    /**
     * Goes to the next line.
     *
     * @param meaning what it should hold, for the message
     * @return the line
     * @throws StructureFormatException if the file ends before it
     */
    String next(String meaning) throws StructureFormatException {
        if (next == lines.length) {
            throw log.problem("ends after line " + lines.length + ", before " + meaning + "; complete the file.");
        }
        return lines[next++];
    }

    /**
     * Goes to the next line and cuts it into words, without what follows {@code !} or {@code #}.
     *
     * @param meaning what it should hold, for the message
     * @return at least one word
     * @throws StructureFormatException if the file ends before it or the line is blank
     */
    List<String> words(String meaning) throws StructureFormatException {
        List<String> words = split(next(meaning).replaceFirst("[!#].*", ""));
        if (words.isEmpty()) {
            throw problem("the line is blank, but should hold " + meaning + "; fill it in.");
        }
        return words;
    }

    /**
     * Goes to the next line and reads three numbers; whatever follows them is passed over.
     *
     * @param meaning what they are, for the message
     * @return three numbers
     * @throws StructureFormatException if they are not there
     */
    double[] threeNumbers(String meaning) throws StructureFormatException {
        List<String> words = words(meaning);
        double[] numbers = leadingNumbers(words.subList(0, Math.min(3, words.size())));
        if (numbers.length == 3) {
            return numbers;
        }
        if (numbers.length < words.size()) {
            throw problem(meaning + " holds '" + words.get(numbers.length)
                    + "', which is no number; write three numbers such as 0.5 0 0.25.");
        }
        throw problem(meaning + " has " + numbers.length + " instead of three numbers; complete the line.");
    }

    /** {@return the finite numbers with which a line begins, in Fortran's spelling too} */
    double[] leadingNumbers(List<String> words) {
        return words.stream().takeWhile(word -> NUMBER.matcher(word).matches())
                .mapToDouble(word -> Double.parseDouble(word.replaceAll("[dD]", "e"))).takeWhile(Double::isFinite).toArray();
    }
}
