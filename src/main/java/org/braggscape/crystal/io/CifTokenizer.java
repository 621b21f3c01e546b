package org.braggscape.crystal.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts the text of a CIF into tokens, by the grammar of CIF 1.1 (S. R. Hall and others, International Tables for
 * Crystallography, volume G, chapter 2.2) with the triple quotes of CIF 2.
 */
final class CifTokenizer {
    private final String text;
    private final ReadingLog log;
    private final List<CifToken> tokens = new ArrayList<>();
    private int position;
    private int line = 1;

    private CifTokenizer(String text, ReadingLog log) {
        this.text = text;
        this.log = log;
    }

    /**
     * Cuts a whole text.
     *
     * @param text of a CIF, with any line ends, with or without byte-order mark
     * @param log takes notices and names the file
     * @return all tokens in order, comments left out
     * @throws StructureFormatException if a text field has no end
     */
    static List<CifToken> tokens(String text, ReadingLog log) throws StructureFormatException {
        String plain = text.replace("\r\n", "\n").replace('\r', '\n');
        CifTokenizer tokenizer = new CifTokenizer(plain.startsWith("\uFEFF") ? plain.substring(1) : plain, log);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() throws StructureFormatException {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '\n') {
                line++;
                position++;
            } else if (Character.isWhitespace(c)) {
                position++;
            } else if (c == '#') {
                position = endOfLine();
            } else if (c == ';' && (position == 0 || text.charAt(position - 1) == '\n')) {
                textField();
            } else if (c == '\'' || c == '"') {
                quoted(c);
            } else {
                word();
            }
        }
    }

    private int endOfLine() {
        int end = text.indexOf('\n', position);
        return end < 0 ? text.length() : end;
    }

    /** A value between two lines that begin with a semicolon. */
    private void textField() throws StructureFormatException {
        int end = text.indexOf("\n;", position);
        if (end < 0) {
            throw log.problem(line, "the text that begins with a semicolon here never ends; close it with a line that holds "
                    + "only a semicolon.");
        }
        addValue(text.substring(position + 1, end), end + 2);
    }

    /** A quote ends a value only where a blank follows, so that {@code 'a dog's life'} is one value. */
    private void quoted(char quote) {
        String triple = String.valueOf(quote).repeat(3);
        int tripleEnd = text.startsWith(triple, position) ? text.indexOf(triple, position + 3) : -1;
        if (tripleEnd >= 0) {
            addValue(text.substring(position + 3, tripleEnd), tripleEnd + 3);
            return;
        }
        int stop = endOfLine();
        int end = position + 1;
        while (end < stop && !(text.charAt(end) == quote
                && (end + 1 == stop || Character.isWhitespace(text.charAt(end + 1))))) {
            end++;
        }
        if (end == stop) {
            log.notice("Line " + line + ": a quotation mark is not closed; the value was taken to end with the line.");
        }
        addValue(text.substring(position + 1, end), Math.min(end + 1, stop));
    }

    private void addValue(String value, int next) {
        tokens.add(new CifToken(CifToken.Kind.VALUE, value.strip(), true, line));
        line += (int) text.substring(position, next).chars().filter(c -> c == '\n').count();
        position = next;
    }

    private void word() {
        int end = position;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        String word = text.substring(position, end);
        position = end;
        String lower = word.toLowerCase(Locale.ROOT);
        if (word.startsWith("_")) {
            add(CifToken.Kind.TAG, word);
        } else if (lower.startsWith("data_")) {
            add(CifToken.Kind.BLOCK, word.substring(5));
        } else if (lower.startsWith("save_")) {
            add(CifToken.Kind.FRAME, word.substring(5));
        } else if (lower.equals("loop_")) {
            add(CifToken.Kind.LOOP, word);
        } else if (!lower.equals("global_") && !lower.equals("stop_")) {
            add(CifToken.Kind.VALUE, word);
        }
    }

    private void add(CifToken.Kind kind, String word) {
        tokens.add(new CifToken(kind, word, false, line));
    }
}
