package org.braggscape.figure;

import java.awt.Dimension;
import java.awt.Graphics2D;

/**
 * A figure before its data are known, which takes part in arrangements so that a size without room can be refused before any
 * work. It paints nothing.
 *
 * @param least as the figure will say
 */
record Draft(Dimension least) implements Figure {
    /** {@return what will be a map} */
    static Figure map(FigureStyle style) {
        return new Draft(LandscapeFigure.least(style));
    }

    /** {@return what will be a figure that names no least size of its own} */
    static Figure other() {
        return (graphics, width, height) -> { };
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        // nothing is known yet
    }
}
