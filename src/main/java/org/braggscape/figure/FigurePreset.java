package org.braggscape.figure;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Sizes, resolutions and letters for what figures are made for. */
public enum FigurePreset {
    /** One column of a journal. */
    ONE_COLUMN("One column, 83 mm", 83, 0, 600, 7),
    /** Both columns of a journal. */
    TWO_COLUMNS("Two columns, 171 mm", 171, 0, 600, 7),
    /** The whole of a slide of 16:9. */
    SLIDE("Slide, 16:9", 338.7, 190.5, 150, 18),
    /** A figure on a poster, as large as A2. */
    POSTER("Poster, A2", 594, 420, 200, 30);

    private static final double TALLEST_PAGE = 230;

    private final String title;
    private final double width;
    private final double height;
    private final double dotsPerInch;
    private final double letters;

    FigurePreset(String title, double width, double height, double dotsPerInch, double letters) {
        this.title = title;
        this.width = width;
        this.height = height;
        this.dotsPerInch = dotsPerInch;
        this.letters = letters;
    }

    /** {@return the name on the command line, such as {@code one-column}} */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the name on screen} */
    public String title() {
        return title;
    }

    /**
     * Finds a preset by its key.
     *
     * @param key such as {@code one-column}
     * @return the preset, or nothing when there is none of that name
     */
    public static Optional<FigurePreset> of(String key) {
        return Stream.of(values()).filter(preset -> preset.key().equals(key)).findFirst();
    }

    /**
     * The size of a figure.
     *
     * @param own the size at which the figure looks best
     * @return for columns as wide as they are, and in proportion as high, at most a page
     */
    FigureExport.Size size(FigureExport.Size own) {
        return new FigureExport.Size(width, height > 0 ? height
                : Math.min(TALLEST_PAGE, Math.rint(10 * width * own.height() / own.width()) / 10));
    }

    double dotsPerInch() {
        return dotsPerInch;
    }

    /** {@return the sizes of letters in points, in the proportions of the screen} */
    TextSizes sizes() {
        TextSizes exact = TextSizes.SCREEN.times(letters / TextSizes.SCREEN.axisTitle());
        return new TextSizes(round(exact.title()), round(exact.axisTitle()), round(exact.tickLabel()), round(exact.annotation()));
    }

    private static double round(double size) {
        return Math.rint(2 * size) / 2;
    }

    @Override
    public String toString() {
        return title;
    }
}
