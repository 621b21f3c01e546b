package org.braggscape.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.braggscape.crystal.io.AtomicFile;

/** The preferences as a small JSON file. Whatever is wrong with it, the program starts: with what it has without a file. */
public final class PreferencesFile {
    private static final Logger LOG = Logger.getLogger(PreferencesFile.class.getName());
    private static final String NAME = "preferences.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private PreferencesFile() {
    }

    /**
     * Reads the preferences.
     *
     * @param folder where their file is
     * @return what it holds; where it is missing or a value is wrong, that of {@link Preferences#START}
     */
    public static Preferences read(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            return preferences(JSON.readTree(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return Preferences.START;
        } catch (JsonProcessingException e) {
            LOG.warning(() -> "The preferences in " + file + " are broken at line " + (e.getLocation() == null ? 1
                    : e.getLocation().getLineNr()) + "; the usual ones are used.");
        } catch (IOException e) {
            LOG.warning(() -> "The preferences in " + file + " cannot be read (" + e + "); the usual ones are used.");
        }
        return Preferences.START;
    }

    private static Preferences preferences(JsonNode root) {
        Preferences found = Preferences.START.withDark(root.path("theme").asText().equals("dark"));
        if (root.path("colour_map").isTextual()) {
            found = found.withColourMap(root.path("colour_map").asText());
        }
        JsonNode window = root.path("window");
        double width = window.path("width").asDouble();
        double height = window.path("height").asDouble();
        if (width > 0 && height > 0) {
            found = found.withWindow(new Preferences.WindowPlace(window.path("x").asDouble(), window.path("y").asDouble(), width,
                    height, window.path("maximised").asBoolean()));
        }
        List<Path> recent = new ArrayList<>();
        root.path("recent").forEach(one -> path(one).ifPresent(recent::add));
        return new Preferences(found.window(), found.dark(), found.colourMap(), recent, path(root.path("folder")),
                root.path("hint_dismissed").asBoolean(), path(root.path("chgnet_weights")));
    }

    private static Optional<Path> path(JsonNode node) {
        try {
            return node.isTextual() ? Optional.of(Path.of(node.asText())) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes the preferences.
     *
     * @param preferences what
     * @param folder where, created if missing
     * @throws IOException if that fails; the message is a sentence for the user
     */
    public static void write(Preferences preferences, Path folder) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        preferences.window().ifPresent(place -> root.set("window", JsonNodeFactory.instance.objectNode().put("x", place.x())
                .put("y", place.y()).put("width", place.width()).put("height", place.height())
                .put("maximised", place.maximised())));
        root.put("theme", preferences.dark() ? "dark" : "light").put("colour_map", preferences.colourMap())
                .put("hint_dismissed", preferences.hintDismissed());
        preferences.folder().ifPresent(folderNow -> root.put("folder", folderNow.toString()));
        preferences.chgnetWeights().ifPresent(file -> root.put("chgnet_weights", file.toString()));
        ArrayNode recent = root.putArray("recent");
        preferences.recent().forEach(file -> recent.add(file.toString()));
        Files.createDirectories(folder);
        AtomicFile.write(folder.resolve(NAME), JsonText.of(root));
    }
}
