package org.braggscape.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.StructureFormatException;
import org.braggscape.crystal.io.TextFile;
import org.braggscape.matching.Match;
import org.braggscape.matching.PreparedStructure;
import org.braggscape.matching.StructureMatcher;
import picocli.CommandLine.Model.CommandSpec;

/** The pairs of a JSON-lines file, compared one after the other. A reference that stays the same is reduced once. */
final class MatchedPairs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final StructureMatcher matcher;
    private final CommandSpec command;
    private String lastName;
    private PreparedStructure last;

    MatchedPairs(Path file, StructureMatcher matcher, CommandSpec command) {
        this.file = file;
        this.matcher = matcher;
        this.command = command;
    }

    private record Verdict(boolean match, double rms, double max, double volumeError) {
    }

    /**
     * Prints one verdict a line; lines that are blank are skipped.
     *
     * @throws IOException at the first line that is no pair of structures; the message names it
     */
    void run() throws IOException {
        List<String> lines = TextFile.read(file, "pairs of structures", "a file with one JSON object a line").lines().toList();
        PrintWriter terminal = command.commandLine().getOut();
        try (TerminalProgress progress = new TerminalProgress("pairs")) {
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    Match match = match(lines.get(i), i + 1);
                    terminal.println(JsonOutput.write(new Verdict(match.matches(), match.rms(), match.maximumDistance(),
                            match.volumeError())));
                }
                progress.update(i + 1, lines.size());
            }
        }
    }

    private Match match(String line, int number) throws IOException {
        JsonNode pair;
        try {
            pair = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw problem(number, "is no JSON; write {\"a\": \"one.cif\", \"b\": \"other.cif\"}.");
        }
        String reference = name(pair, "a", number);
        String candidate = name(pair, "b", number);
        if (!reference.equals(lastName)) {
            last = matcher.prepare(read(reference, number));
            lastName = reference;
        }
        return matcher.match(last, matcher.prepare(read(candidate, number)));
    }

    private String name(JsonNode pair, String key, int number) throws IOException {
        JsonNode name = pair.path(key);
        if (!name.isTextual() || name.asText().isBlank()) {
            throw problem(number, "has no path under \"" + key + "\"; write {\"a\": \"one.cif\", \"b\": \"other.cif\"}.");
        }
        return name.asText();
    }

    private CrystalStructure read(String name, int number) throws IOException {
        try {
            return StructureArgument.read(name, file.toAbsolutePath().getParent(), command);
        } catch (StructureFormatException | IllegalArgumentException e) {
            throw problem(number, "names a structure that cannot be read: " + e.getMessage());
        }
    }

    private IOException problem(int line, String text) {
        return new IOException(TextFile.name(file) + ", line " + line + " " + text);
    }
}
