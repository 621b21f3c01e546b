package org.braggscape.session;

import java.util.List;

/**
 * How the window is divided up.
 *
 * @param right where the views at the right begin, as the share of the room that the views in the middle take
 * @param minima share of the list in the tab Minima
 * @param structures share of the picture above the table of match rates
 * @param folded headings of the parts at the left that are folded up
 */
public record Layout(double right, double minima, double structures, List<String> folded) {
    /** What a new window has. */
    public static final Layout START = new Layout(0.57, 0.31, 0.6, List.of());

    /** Copies the list. */
    public Layout {
        folded = List.copyOf(folded);
    }
}
