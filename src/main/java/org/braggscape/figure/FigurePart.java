package org.braggscape.figure;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a figure may show or leave out. */
public enum FigurePart {
    MINIMA("False minima"),
    TRUTH("Truth"),
    PATHS("Paths"),
    PATH_LEGEND("Path legend"),
    CONTOURS("Contours"),
    CONTOUR_LABELS("Contour labels"),
    BASINS("Basins"),
    MATCH_REGION("Match region"),
    COLOUR_BAR("Colour bar"),
    TITLE("Title"),
    PANEL_LETTERS("Panel letters");

    /** What a map shows unless it is asked for: its losses, and nothing that takes long to compute. */
    static final Set<FigurePart> USUAL = EnumSet.complementOf(EnumSet.of(BASINS, MATCH_REGION));

    private final String title;

    FigurePart(String title) {
        this.title = title;
    }

    /** {@return the name on the command line, such as {@code contour-labels}} */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the name on screen} */
    public String title() {
        return title;
    }

    /**
     * Finds a part by its key.
     *
     * @param key such as {@code colour-bar}
     * @return the part, or nothing when there is none of that name
     */
    public static Optional<FigurePart> of(String key) {
        return Stream.of(values()).filter(part -> part.key().equals(key)).findFirst();
    }
}
