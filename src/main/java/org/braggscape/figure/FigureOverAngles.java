package org.braggscape.figure;

/** A figure of patterns: what runs along its horizontal axis can be read as an angle. */
public interface FigureOverAngles extends Figure {
    /** {@return the wish with which it was made} */
    PatternView view();

    /** {@return the horizontal axis with its range} */
    PatternAxis axis();

    /**
     * Tells which angle lies at a place of the picture.
     *
     * @param pixelX column in logical pixels
     * @param width of the picture in logical pixels
     * @return 2θ in degrees, within the range
     */
    default double angle(double pixelX, double width) {
        return axis().angle(Math.max(0, Math.min(1, (pixelX - PatternFigure.LEFT)
                / Math.max(1, width - PatternFigure.LEFT - PatternFigure.RIGHT))));
    }
}
