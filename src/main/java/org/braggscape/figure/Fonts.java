package org.braggscape.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * IBM Plex Sans as Java2D knows it. The font comes with the program, so that figures look the same everywhere; its figures
 * all have the same width, so that numbers do not dance while they change.
 */
public final class Fonts {
    private static final Font REGULAR = load("Regular");
    private static final Font ITALIC = load("Italic");
    private static final Font SEMI_BOLD = load("SemiBold");

    private Fonts() {
    }

    /**
     * Upright text.
     *
     * @param size in logical pixels
     * @return the font
     */
    public static Font regular(double size) {
        return REGULAR.deriveFont((float) size);
    }

    /**
     * Symbols of quantities.
     *
     * @param size in logical pixels
     * @return the font
     */
    public static Font italic(double size) {
        return ITALIC.deriveFont((float) size);
    }

    /**
     * Headings and the numbers of minima.
     *
     * @param size in logical pixels
     * @return the font
     */
    public static Font semiBold(double size) {
        return SEMI_BOLD.deriveFont((float) size);
    }

    /**
     * Opens the file of a face.
     *
     * @param font one of this class
     * @return the TrueType file, to be closed by the caller
     */
    static InputStream open(Font font) {
        String name = font.getPSName();
        String style = name.contains("Italic") ? "Italic" : name.contains("SmBld") || name.contains("SemiBold") ? "SemiBold"
                : "Regular";
        return Fonts.class.getResourceAsStream("fonts/IBMPlexSans-" + style + ".ttf");
    }

    private static Font load(String style) {
        String path = "fonts/IBMPlexSans-" + style + ".ttf";
        try (InputStream stream = Fonts.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("The program lacks the font " + path + "; install it again.");
            }
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The font " + path + " is damaged; install the program again.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
