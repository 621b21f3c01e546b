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
    private static final Map<String, Face> KNOWN = new ConcurrentHashMap<>();

    /** The family that comes with the program. */
    public static final FontFamily PLEX = new FontFamily("IBM Plex Sans", bundled("Regular"), bundled("Italic"),
            bundled("SemiBold"));

    private final String name;
    private final Face regular;
    private final Face italic;
    private final Face bold;

    /** Opens a font's file. */
    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    /** One file. It is read when it is first used: Java2D unpacks fonts into the folder for temporary files, which may be full. */
    private static final class Face {
        private final Opening file;
        private FontFamily family;
        private Font font;

        Face(Opening file) {
            this.file = file;
        }

        synchronized Font font() {
            if (font == null) {
                try (InputStream stream = file.open()) {
                    font = Font.createFont(Font.TRUETYPE_FONT, stream);
                } catch (FontFormatException e) {
                    throw new IllegalArgumentException("The font " + family.name + " is damaged (" + e.getMessage()
                            + "); use another, or install it again.", e);
                } catch (IOException e) {
                    throw new UncheckedIOException(new IOException("The font " + family.name + " cannot be unpacked into "
                            + System.getProperty("java.io.tmpdir") + " (" + e.getMessage() + "); make room there.", e));
                }
                KNOWN.putIfAbsent(font.getPSName(), this);
            }
            return font;
        }
    }

    private FontFamily(String name, Face regular, Face italic, Face bold) {
        this.name = name;
        this.regular = regular;
        this.italic = italic;
        this.bold = bold;
        for (Face face : List.of(regular, italic, bold)) {
            face.family = this;
        }
    }

    private static Face bundled(String style) {
        return new Face(() -> FontFamily.class.getResourceAsStream("fonts/IBMPlexSans-" + style + ".ttf"));
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
        FontFamily family = new FontFamily(files.name(), face(files.regular()), face(files.italic()), face(files.bold()));
        family.regular.font();
        return family;
    }

    private static Face face(URI file) {
        Path path = new File(file).toPath();
        return new Face(() -> Files.newInputStream(path));
    }

    /**
     * Finds the family of a font.
     *
     * @param font of one of these families, of any size
     * @return its family, the program's own for others
     */
    static FontFamily of(Font font) {
        return Optional.ofNullable(KNOWN.get(font.getPSName())).map(face -> face.family).orElse(PLEX);
    }

    /**
     * Opens the file of a font.
     *
     * @param postScriptName of a font of one of these families
     * @return the TrueType file, to be closed by the caller; empty for other fonts
     * @throws IOException if it cannot be opened
     */
    static Optional<InputStream> open(String postScriptName) throws IOException {
        Face face = KNOWN.get(postScriptName);
        return face == null ? Optional.empty() : Optional.of(face.file.open());
    }

    /** A font as CSS names it. */
    record Css(String family, String style, String weight) {
    }

    /** {@return how CSS names a font of one of these families, nothing for others} */
    static Optional<Css> css(String postScriptName) {
        return Optional.ofNullable(KNOWN.get(postScriptName)).map(face -> new Css(face.family.name,
                face == face.family.italic ? "italic" : "normal", face == face.family.bold ? "600" : "normal"));
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
