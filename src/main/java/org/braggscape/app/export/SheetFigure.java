package org.braggscape.app.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.braggscape.figure.Figure;
import org.braggscape.figure.FigureExport;

/**
 * A figure as a sheet of paper, as large as there is room.
 *
 * @param figure what is on it
 * @param size of the sheet
 */
record SheetFigure(Figure figure, FigureExport.Size size) implements Figure {
    private static final Color AROUND = new Color(0x6E7781);
    private static final double MARGIN = 12;

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setColor(AROUND);
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        double scale = Math.max(1e-3, Math.min((width - 2 * MARGIN) / size.pixelWidth(), (height - 2 * MARGIN) / size.pixelHeight()));
        g.translate((width - scale * size.pixelWidth()) / 2, (height - scale * size.pixelHeight()) / 2);
        g.scale(scale, scale);
        g.clip(new Rectangle2D.Double(0, 0, size.pixelWidth(), size.pixelHeight()));
        figure.paint(g, size.pixelWidth(), size.pixelHeight());
        g.dispose();
    }
}
