package org.braggscape.figure;

/**
 * Sizes of letters by what they are for.
 *
 * @param title of headings and panels
 * @param axisTitle of the names of axes and curves
 * @param tickLabel of the numbers at axes
 * @param annotation of what is written on the data: the numbers of minima and contour lines
 */
public record TextSizes(double title, double axisTitle, double tickLabel, double annotation) {
    /** The sizes on screen in logical pixels; figures keep room for letters as large as these. */
    public static final TextSizes SCREEN = new TextSizes(13, 13, 11.5, 11);

    /** {@return all sizes multiplied by a factor} */
    public TextSizes times(double factor) {
        return new TextSizes(factor * title, factor * axisTitle, factor * tickLabel, factor * annotation);
    }

    /** {@return the factor by which the room of the screen must grow to hold the largest of these sizes} */
    double room() {
        return Math.max(Math.max(title / SCREEN.title, axisTitle / SCREEN.axisTitle),
                Math.max(tickLabel / SCREEN.tickLabel, annotation / SCREEN.annotation));
    }
}
