package org.braggscape.figure;

import java.awt.Color;
import java.awt.Font;
import java.util.EnumSet;
import java.util.Set;

/**
 * How figures look. Maps and markers are the same in the light and the dark style; only what surrounds them changes.
 *
 * @param palette colours of what surrounds the data
 * @param colourMap of maps
 * @param family of letters
 * @param sizes of letters in logical pixels
 * @param contourLevels a map has about so many contour lines, at round losses; 2 to 50
 * @param shown what is not left out
 */
public record FigureStyle(Palette palette, ColourMap colourMap, FontFamily family, TextSizes sizes, int contourLevels,
        Set<FigurePart> shown) {
    /** A map has about so many contour lines unless another number is wished. */
    public static final int LEVELS = 10;

    /** Dark on white, for print and the light window. */
    public static final FigureStyle LIGHT = of(new Palette(Color.WHITE, new Color(0x1F2328), new Color(0x59636E),
            new Color(0x8C959F), new Color(0xC9CDD2), new Color(0x1F2328),
            new Color[] {new Color(0x0969DA), new Color(0xBC4C00), new Color(0x1A7F37),
                new Color(0x8250DF), new Color(0xBF3989)}, new Color(0x6E7781)));

    /** Light on dark, for the dark window. */
    public static final FigureStyle DARK = of(new Palette(new Color(0x0D1117), new Color(0xE6EDF3), new Color(0x9198A1),
            new Color(0x57606A), new Color(0x3A424C), new Color(0xE6EDF3),
            new Color[] {new Color(0x58A6FF), new Color(0xF0883E), new Color(0x3FB950),
                new Color(0xBC8CFF), new Color(0xF778BA)}, new Color(0x8B949E)));

    /** Fill of the star that marks the truth, in figures and on screen. */
    public static final Color TRUTH = new Color(0xE5243B);

    /**
     * Colours of what surrounds the data.
     *
     * @param background of the whole picture
     * @param text of labels and numbers
     * @param muted of secondary text and of ticks
     * @param frame around data
     * @param hole where a map has no value
     * @param target line of the target pattern
     * @param candidates lines of the patterns that are compared with it, by turns
     * @param difference line of the difference of two patterns
     */
    public record Palette(Color background, Color text, Color muted, Color frame, Color hole, Color target,
            Color[] candidates, Color difference) {
    }

    /** Copies the set. */
    public FigureStyle {
        shown = Set.copyOf(shown);
    }

    private static FigureStyle of(Palette palette) {
        return new FigureStyle(palette, ColourMap.VIRIDIS, FontFamily.PLEX, TextSizes.SCREEN, LEVELS,
                FigurePart.USUAL);
    }

    /**
     * Chooses another colour map.
     *
     * @param other the new one
     * @return the new style
     */
    public FigureStyle withColourMap(ColourMap other) {
        return new FigureStyle(palette, other, family, sizes, contourLevels, shown);
    }

    /**
     * Shows a part or leaves it out.
     *
     * @param part which
     * @param visible whether it is shown
     * @return the new style
     */
    public FigureStyle with(FigurePart part, boolean visible) {
        Set<FigurePart> parts = EnumSet.noneOf(FigurePart.class);
        parts.addAll(shown);
        if (visible) {
            parts.add(part);
        } else {
            parts.remove(part);
        }
        return new FigureStyle(palette, colourMap, family, sizes, contourLevels, parts);
    }

    /** {@return whether a part is shown} */
    boolean shows(FigurePart part) {
        return shown.contains(part);
    }

    Color background() {
        return palette.background();
    }

    Color text() {
        return palette.text();
    }

    Color muted() {
        return palette.muted();
    }

    Color frame() {
        return palette.frame();
    }

    Color hole() {
        return palette.hole();
    }

    Color target() {
        return palette.target();
    }

    Color difference() {
        return palette.difference();
    }

    /** {@return the size of labels in logical pixels} */
    double fontSize() {
        return sizes.axisTitle();
    }

    /** {@return upright letters of another size than those of the roles, in logical pixels} */
    Font font(double size) {
        return family.regular(size);
    }

    /** {@return the font of labels} */
    Font labelFont() {
        return family.regular(sizes.axisTitle());
    }

    /** {@return the font of the numbers at ticks} */
    Font tickFont() {
        return family.regular(sizes.tickLabel());
    }

    /** {@return the font of headings} */
    Font titleFont() {
        return family.semiBold(sizes.title());
    }

    /**
     * The line colour of one compared pattern.
     *
     * @param index counts the compared patterns from 0
     * @return its colour
     */
    Color candidate(int index) {
        return palette.candidates()[index % palette.candidates().length];
    }
}
