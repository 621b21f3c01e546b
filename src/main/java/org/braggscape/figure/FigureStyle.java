package org.braggscape.figure;

import java.awt.Color;
import java.awt.Font;

/**
 * How figures look. Maps and markers are the same in the light and the dark style; only what surrounds them changes.
 *
 * @param background of the whole picture
 * @param text of labels and numbers
 * @param muted of secondary text and of ticks
 * @param frame around data
 * @param hole where a map has no value
 * @param target line of the target pattern
 * @param candidates lines of the patterns that are compared with it, by turns
 * @param difference line of the difference of two patterns
 * @param colourMap of maps
 * @param fontSize of labels in logical pixels; numbers at ticks are 1.5 smaller
 */
public record FigureStyle(Color background, Color text, Color muted, Color frame, Color hole, Color target,
        Color[] candidates, Color difference, ColourMap colourMap, double fontSize) {
    /** Dark on white, for print and the light window. */
    public static final FigureStyle LIGHT = new FigureStyle(Color.WHITE, new Color(0x1F2328), new Color(0x59636E),
            new Color(0x8C959F), new Color(0xC9CDD2), new Color(0x1F2328),
            new Color[] {new Color(0x0969DA), new Color(0xBC4C00), new Color(0x1A7F37),
                new Color(0x8250DF), new Color(0xBF3989)}, new Color(0x6E7781),
            ColourMap.VIRIDIS, 13);

    /** Light on dark, for the dark window. */
    public static final FigureStyle DARK = new FigureStyle(new Color(0x0D1117), new Color(0xE6EDF3), new Color(0x9198A1),
            new Color(0x57606A), new Color(0x3A424C), new Color(0xE6EDF3),
            new Color[] {new Color(0x58A6FF), new Color(0xF0883E), new Color(0x3FB950),
                new Color(0xBC8CFF), new Color(0xF778BA)}, new Color(0x8B949E),
            ColourMap.VIRIDIS, 13);

    /** Fill of the star that marks the truth, in figures and on screen. */
    public static final Color TRUTH = new Color(0xE5243B);

    /**
     * Chooses another colour map.
     *
     * @param other the new one
     * @return the new style
     */
    public FigureStyle withColourMap(ColourMap other) {
        return new FigureStyle(background, text, muted, frame, hole, target, candidates, difference, other, fontSize);
    }

    /** {@return the font of labels} */
    Font labelFont() {
        return Fonts.regular(fontSize);
    }

    /** {@return the font of the numbers at ticks} */
    Font tickFont() {
        return Fonts.regular(fontSize - 1.5);
    }

    /**
     * The line colour of one compared pattern.
     *
     * @param index counts the compared patterns from 0
     * @return its colour
     */
    Color candidate(int index) {
        return candidates[index % candidates.length];
    }
}
