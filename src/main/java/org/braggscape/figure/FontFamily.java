package org.braggscape.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The upright, italic and bold letters of one design, each from a TrueType file that figures can embed. One family comes with
 * the program, so that figures look the same everywhere; all its digits have the same width, so that numbers do not dance while
 * they change. Others may be taken from the system.
 */
public final class FontFamily {
    /** The family that comes with the program. */
    public static final FontFamily PLEX = new FontFamily("IBM Plex Sans", load("Regular"), load("Italic"), load("SemiBold"));

    private static final Map<String, Source> KNOWN = new ConcurrentHashMap<>();

    static {
        PLEX.remember();
    }

    private final String name;
    private final Face regular;
    private final Face italic;
    private final Face bold;

    /** Opens a font's file. */
    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    private record Face(Font font, Opening file) {
    }

    /** Where a font of Java2D comes from. */
    private record Source(FontFamily family, Face face) {
    }

    private FontFamily(String name, Face regular, Face italic, Face bold) {
        this.name = name;
        this.regular = regular;
        this.italic = italic;
        this.bold = bold;
    }

    private FontFamily remember() {
        for (Face face : List.of(bold, italic, regular)) {
            KNOWN.put(face.font().getPSName(), new Source(this, face));
        }
        return this;
    }

    private static Face load(String style) {
        String path = "fonts/IBMPlexSans-" + style + ".ttf";
        try {
            return face(() -> FontFamily.class.getResourceAsStream(path));
        } catch (FontFormatException e) {
            throw new IllegalStateException("The font " + path + " is damaged; install the program again.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Face face(Opening file) throws IOException, FontFormatException {
        try (InputStream stream = file.open()) {
            return new Face(Font.createFont(Font.TRUETYPE_FONT, stream), file);
        }
    }

    /** {@return the families that figures can use: the program's own, then those of the system by name; takes a second once} */
    public static List<String> names() {
        return Stream.concat(Stream.of(PLEX.name), SystemFonts.names().stream().filter(other -> !other.equals(PLEX.name)))
                .toList();
    }

    /**
     * Finds a family by name.
     *
     * @param name such as {@code DejaVu Sans}, in any case
     * @return the family
     * @throws IllegalArgumentException if the system has no such family of TrueType files that may be embedded
     */
    public static FontFamily of(String name) {
        if (name.equalsIgnoreCase(PLEX.name)) {
            return PLEX;
        }
        SystemFonts.Files files = SystemFonts.find(name).orElseThrow(() -> new IllegalArgumentException("There is no font '" + name
                + "' that can be embedded (a family of TrueType files); use IBM Plex Sans, or one of those that the window offers."));
        try {
            return new FontFamily(files.name(), face(opening(files.regular())), face(opening(files.italic())),
                    face(opening(files.bold()))).remember();
        } catch (IOException | FontFormatException e) {
            throw new IllegalArgumentException("The font '" + name + "' cannot be read (" + e.getMessage() + "); use another.", e);
        }
    }

    private static Opening opening(URI file) {
        Path path = new File(file).toPath();
        return () -> Files.newInputStream(path);
    }

    /**
     * Finds the family of a font.
     *
     * @param font of one of these families, of any size
     * @return its family, the program's own for others
     */
    static FontFamily of(Font font) {
        return Optional.ofNullable(KNOWN.get(font.getPSName())).map(Source::family).orElse(PLEX);
    }

    /**
     * Opens the file of a font.
     *
     * @param postScriptName of a font of one of these families
     * @return the TrueType file, to be closed by the caller; empty for other fonts
     * @throws IOException if it cannot be opened
     */
    static Optional<InputStream> open(String postScriptName) throws IOException {
        Source source = KNOWN.get(postScriptName);
        return source == null ? Optional.empty() : Optional.of(source.face().file().open());
    }

    /** A font as CSS names it. */
    record Css(String family, String style, String weight) {
    }

    /** {@return how CSS names a font of one of these families, nothing for others} */
    static Optional<Css> css(String postScriptName) {
        return Optional.ofNullable(KNOWN.get(postScriptName)).map(source -> new Css(source.family().name,
                source.face() == source.family().italic ? "italic" : "normal",
                source.face() == source.family().bold ? "600" : "normal"));
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /** {@return upright letters of a size in logical pixels} */
    public Font regular(double size) {
        return regular.font().deriveFont((float) size);
    }

    /** {@return letters for the symbols of quantities, of a size in logical pixels} */
    public Font italic(double size) {
        return italic.font().deriveFont((float) size);
    }

    /** {@return letters for headings and the numbers of minima, of a size in logical pixels} */
    public Font semiBold(double size) {
        return bold.font().deriveFont((float) size);
    }

    @Override
    public String toString() {
        return name;
    }
}
