package org.braggscape.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command of this program as README or manual give it.
 *
 * @param page where it stands
 * @param text the command without the name of the program
 * @param complete whether it is meant to be run as it stands; a mention within a sentence, such as {@code slice --full-basins},
 *     need not be
 */
record WrittenCommand(Path page, String text, boolean complete) {
    private static final String PROGRAM = "(?:java (?:-\\S+ )*-jar target/braggscape\\.jar|braggscape)";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(?:bash)?\n(.*?)^```");
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*" + PROGRAM + " (.+)$");
    private static final Pattern SPAN = Pattern.compile("`" + PROGRAM + " ([^`]+)`");
    private static final Pattern MENTION = Pattern.compile("`((?:pattern|slice|descend|loss|energy|match|study|figure|bench|doctor) [^`]+)`");

    /** {@return the pages with commands, without the one that is made of the program itself} */
    static List<Path> pages() {
        try (Stream<Path> manual = Files.list(Path.of("src/site/markdown"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), manual.filter(file -> file.toString().endsWith(".md") && !file.endsWith("commands.md"))
                    .sorted()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return all commands of all pages, in their order} */
    static List<WrittenCommand> all() {
        List<WrittenCommand> all = new ArrayList<>();
        for (Path page : pages()) {
            String text;
            try {
                text = Files.readString(page).replace("\\\n", " ");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Matcher blocks = BLOCK.matcher(text);
            while (blocks.find()) {
                find(LINE, blocks.group(1)).forEach(line -> all.add(new WrittenCommand(page, line, true)));
            }
            find(SPAN, text).forEach(span -> all.add(new WrittenCommand(page, span, !span.contains("FILE"))));
            find(MENTION, text).forEach(span -> all.add(new WrittenCommand(page, span, false)));
        }
        return all;
    }

    private static List<String> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1).strip()).toList();
    }

    /** {@return whether it is part of a shell script, whose variables have values only when that runs} */
    boolean isScript() {
        return text.contains("$");
    }

    /** {@return whether it only names files, which open in the window} */
    boolean opensWindow() {
        return text.matches("\\S+\\.(braggscape|cif)");
    }

    /** {@return whether it waits for a client of i-PI} */
    boolean waitsForClient() {
        return text.contains("ipi:");
    }

    /**
     * Splits it as a shell would.
     *
     * @param weights the file to take for CHGNet's, which is not there on every machine
     * @return the arguments, variables of a script replaced by 1; without the redirection of the output
     */
    List<String> arguments(Path weights) {
        String plain = text.replaceAll("\\s>\\s.*", "").replace("\"", "").replaceAll("\\$\\w+", "1").replaceAll("1/part-\\*", "1");
        List<String> words = new ArrayList<>();
        for (String word : plain.split("\\s+")) {
            words.add(word.startsWith("chgnet") ? "chgnet:" + weights : word);
        }
        return words;
    }
}
