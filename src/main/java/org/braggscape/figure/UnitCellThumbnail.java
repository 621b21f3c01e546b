package org.braggscape.figure;

import java.awt.Graphics2D;

/**
 * A small picture of a cell without any words, on no background.
 *
 * @param cell what
 * @param style how it looks
 */
public record UnitCellThumbnail(UnitCell cell, FigureStyle style) implements Figure {
    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.translate(width / 2, height / 2);
        double[] reach = cell.reach(Orientation.START);
        double scale = Math.min((width / 2 - 2) / reach[0], (height / 2 - 2) / reach[1]);
        new CellPainter(cell, Orientation.START, true, style).paint(g, scale, false);
        g.dispose();
    }
}
