package org.braggscape.figure;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.braggscape.math.PlainNumber;

/**
 * How a figure is exported: always light, whatever the screen.
 *
 * @param size on paper
 * @param dotsPerInch of PNG, 30 to 2400
 * @param family of letters
 * @param sizes of letters in points, each 3 to 200; lines, markers and margins grow with them
 * @param colourMap of maps
 * @param contourLevels a map has about so many contour lines, 2 to 50
 * @param shown what is not left out
 */
public record FigureOptions(FigureExport.Size size, double dotsPerInch, FontFamily family, TextSizes sizes,
        ColourMap colourMap, int contourLevels, Set<FigurePart> shown) {
    /** Points per logical pixel. */
    private static final double POINTS = 0.75;
    private static final double LEAST_DOTS = 30;
    private static final double MOST_DOTS = 2400;
    private static final double LEAST_LETTERS = 3;
    private static final double MOST_LETTERS = 200;
    private static final int LEAST_LEVELS = 2;
    private static final int MOST_LEVELS = 50;

    /** A map for the width of a page, without a title of its own. */
    public static final FigureOptions DEFAULT = new FigureOptions(FigureExport.Size.DEFAULT, 300, FontFamily.PLEX,
            new TextSizes(10, 10, 8.5, 8), ColourMap.VIRIDIS, FigureStyle.LEVELS,
            EnumSet.complementOf(EnumSet.of(FigurePart.TITLE, FigurePart.BASINS, FigurePart.MATCH_REGION)));

    /**
     * Checks the numbers and copies the set.
     *
     * @throws IllegalArgumentException if a number is out of range; the message names the range
     */
    public FigureOptions {
        check("The resolution", dotsPerInch, LEAST_DOTS, MOST_DOTS, "dots per inch");
        for (double letters : new double[] {sizes.title(), sizes.axisTitle(), sizes.tickLabel(), sizes.annotation()}) {
            check("A size of letters", letters, LEAST_LETTERS, MOST_LETTERS, "pt");
        }
        check("The number of contour levels", contourLevels, LEAST_LEVELS, MOST_LEVELS, "");
        shown = Set.copyOf(shown);
    }

    private static void check(String what, double value, double least, double most, String unit) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException((what + " of " + PlainNumber.text(value) + " " + unit).strip() + " is impossible: give "
                    + PlainNumber.text(least) + " to " + (PlainNumber.text(most) + " " + unit).strip() + ".");
        }
    }

    /** {@return the same of another size} */
    public FigureOptions withSize(FigureExport.Size other) {
        return new FigureOptions(other, dotsPerInch, family, sizes, colourMap, contourLevels, shown);
    }

    /** {@return the same with another resolution of PNG} */
    public FigureOptions withDotsPerInch(double other) {
        return new FigureOptions(size, other, family, sizes, colourMap, contourLevels, shown);
    }

    /** {@return the same with other letters} */
    public FigureOptions withFamily(FontFamily other) {
        return new FigureOptions(size, dotsPerInch, other, sizes, colourMap, contourLevels, shown);
    }

    /** {@return the same with letters of other sizes, in points} */
    public FigureOptions withSizes(TextSizes other) {
        return new FigureOptions(size, dotsPerInch, family, other, colourMap, contourLevels, shown);
    }

    /** {@return the same in other colours} */
    public FigureOptions withColourMap(ColourMap other) {
        return new FigureOptions(size, dotsPerInch, family, sizes, other, contourLevels, shown);
    }

    /** {@return the same with another number of contour lines} */
    public FigureOptions withContourLevels(int other) {
        return new FigureOptions(size, dotsPerInch, family, sizes, colourMap, other, shown);
    }

    /** {@return the same with other parts} */
    public FigureOptions withShown(Set<FigurePart> other) {
        return new FigureOptions(size, dotsPerInch, family, sizes, colourMap, contourLevels, other);
    }

    /** {@return the same with a part or without it} */
    public FigureOptions with(FigurePart part, boolean visible) {
        Set<FigurePart> parts = EnumSet.noneOf(FigurePart.class);
        parts.addAll(shown);
        if (visible) {
            parts.add(part);
        } else {
            parts.remove(part);
        }
        return withShown(parts);
    }

    /**
     * The size, resolution and letters of a preset; the rest stays.
     *
     * @param preset which
     * @return the new options
     */
    public FigureOptions with(FigurePreset preset) {
        return new FigureOptions(preset.size(size), preset.dotsPerInch(), family, preset.sizes(), colourMap, contourLevels, shown);
    }

    /**
     * Makes a figure for these options. The margins of figures are made for the letters of the screen, so the figure is drawn
     * in a room where none of its letters is larger than those, and enlarged as a whole.
     *
     * @param maker makes it in a style
     * @return the figure, which paints itself as if a logical pixel were 1/96 inch
     * @throws IllegalArgumentException if the size is less than its axes need; the message names the least size
     */
    public Figure figure(Function<FigureStyle, ? extends Figure> maker) {
        TextSizes pixels = sizes.times(1 / POINTS);
        double scale = pixels.room();
        FigureStyle style = new FigureStyle(FigureStyle.LIGHT.palette(), colourMap, family, pixels.times(1 / scale), contourLevels,
                shown);
        Figure made = maker.apply(style);
        Dimension least = made.least();
        double leastWidth = Math.ceil(scale * least.width / FigureExport.PIXELS_PER_MILLIMETRE);
        double leastHeight = Math.ceil(scale * least.height / FigureExport.PIXELS_PER_MILLIMETRE);
        if (size.width() < leastWidth || size.height() < leastHeight) {
            throw new IllegalArgumentException("A figure of " + PlainNumber.text(size.width()) + " mm × " + PlainNumber.text(size.height())
                    + " mm has no room for its axes: with these letters it needs at least " + PlainNumber.text(leastWidth) + " mm × "
                    + PlainNumber.text(leastHeight) + " mm. Give a larger size or smaller letters.");
        }
        return new Enlarged(made, scale);
    }

    private record Enlarged(Figure figure, double scale) implements Figure {
        @Override
        public void paint(Graphics2D graphics, double width, double height) {
            Graphics2D g = (Graphics2D) graphics.create();
            g.scale(scale, scale);
            figure.paint(g, width / scale, height / scale);
            g.dispose();
        }
    }
}
