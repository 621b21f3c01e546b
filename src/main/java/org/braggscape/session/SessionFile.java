package org.braggscape.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.crystal.io.TextFile;
import org.braggscape.study.Schedule;

/** Session files: a document as JSON that people can read and change. */
public final class SessionFile {
    /** How names of session files end. */
    public static final String SUFFIX = ".braggscape";

    private static final String FORMAT = "braggscape-session";
    private static final int VERSION = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a file holds.
     *
     * @param document the document
     * @param original the session file for which an autosave stands, nothing where it was never saved
     * @param missing sentences about energies that it shows and that cannot be had now; the document has the first loss instead
     */
    public record Stored(Document document, Optional<Path> original, List<String> missing) {
    }

    private SessionFile() {
    }

    /** {@return whether a file is named as sessions are} */
    public static boolean isNamedAsSession(Path file) {
        return TextFile.name(file).toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /**
     * Writes a document as text.
     *
     * @param document what
     * @param file into which the text will be written, for paths relative to it
     * @param original the session file for which an autosave stands, nothing for a session itself
     * @return JSON
     */
    public static String text(Document document, Path file, Optional<Path> original) {
        Path folder = folder(file);
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("format", FORMAT).put("version", VERSION);
        original.ifPresent(session -> root.put("autosave_of", SessionWriter.relative(folder, session.toAbsolutePath())));
        SessionWriter.write(document, folder, root);
        return JsonText.of(root);
    }

    /**
     * Saves a session; what the file held before is kept beside it, with a {@code ~} behind its name.
     *
     * @param document what
     * @param file where
     * @throws IOException if it cannot be written; the message is a sentence for the user, and the file is as it was
     */
    public static void write(Document document, Path file) throws IOException {
        String text = text(document, file, Optional.empty());
        if (Files.isRegularFile(file)) {
            try {
                Files.copy(file, file.resolveSibling(file.getFileName() + "~"), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new IOException(file.getFileName() + " was not saved, because what it holds now cannot be kept beside it ("
                        + e.getMessage() + "); check the disk, or save it elsewhere.", e);
            }
        }
        AtomicFile.write(file, text);
    }

    /**
     * Opens a session.
     *
     * @param file where
     * @return what it holds
     * @throws IOException if it cannot be read or is no session; the message is a sentence for the user
     */
    public static Stored read(Path file) throws IOException {
        return parse(TextFile.read(file, "a session", "a session, whose name ends in " + SUFFIX), file);
    }

    /**
     * Reads a session from its text.
     *
     * @param text JSON
     * @param file where it stood, for messages and relative paths
     * @return what it holds
     * @throws SessionFormatException if it is no session; the message names file and place
     */
    public static Stored parse(String text, Path file) throws SessionFormatException {
        String name = TextFile.name(file);
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new SessionFormatException(name + ", line " + line + ": the JSON is broken or cut off there; mend the file or "
                    + "open an older copy, " + name + "~ perhaps.");
        }
        if (!FORMAT.equals(tree.path("format").asText())) {
            throw new SessionFormatException(name + " is no session of Braggscape; choose a file that Save session wrote.");
        }
        JsonPlace root = new JsonPlace(name, "", tree);
        long version = root.get("version").whole(1, Integer.MAX_VALUE);
        if (version > VERSION) {
            throw new SessionFormatException(name + " was written by a newer Braggscape (version " + version + " of the format; "
                    + "this program reads up to " + VERSION + "): open it with that one.");
        }
        migrate((ObjectNode) tree, (int) version);
        Optional<JsonPlace> original = root.find("autosave_of");
        SessionReader reader = new SessionReader(folder(file));
        return new Stored(reader.document(root),
                original.isPresent() ? Optional.of(SessionReader.path(original.get(), folder(file))) : Optional.empty(),
                reader.missing());
    }

    /** Brings the tree of an older version to the present one, version by version. What is broken in it is said later. */
    private static void migrate(ObjectNode tree, int version) {
        if (version < 2) {
            // no widths, no fourth descent, nothing over the map
            put(tree, "map", "width", JsonNodeFactory.instance.numberNode(0.0));
            put(tree, "descents", "schedule", JsonNodeFactory.instance.textNode(Schedule.LADDER.key()));
            put(tree, "pictures", "match_region", JsonNodeFactory.instance.booleanNode(false));
            tree.put("version", 2);
        }
    }

    private static void put(ObjectNode tree, String object, String name, JsonNode value) {
        if (tree.get(object) instanceof ObjectNode node) {
            node.set(name, value);
        }
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().normalize().getParent();
    }
}
