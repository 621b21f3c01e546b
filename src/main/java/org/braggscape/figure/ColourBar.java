package org.braggscape.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** The key of a map: its colours with an axis of values at their right. */
final class ColourBar {
    /** Enough bands that none can be told from its neighbour, few enough for a small vector file. */
    private static final int BANDS = 64;

    private ColourBar() {
    }

    /**
     * Draws the bar.
     *
     * @param graphics where
     * @param area of the colours
     * @param low value at the lower end
     * @param high value at the upper end, larger
     * @param label of the values
     * @param labelBaseline x of the label, which runs upwards
     * @param style colours and fonts
     */
    static void draw(Graphics2D graphics, Rectangle area, double low, double high, String label, double labelBaseline,
            FigureStyle style) {
        for (int band = 0; band < BANDS; band++) {
            // each band reaches up to the top, so that no seams show between them
            double height = area.getHeight() * (BANDS - band) / BANDS;
            graphics.setColor(new Color(style.colourMap().argb((band + 0.5) / BANDS)));
            graphics.fill(new Rectangle2D.Double(area.x, area.y, area.width, height));
        }
        NumberAxis axis = Axes.axis(low, high, style);
        axis.setPlot(new XYPlot());
        axis.draw(graphics, area.getMaxX(), area, area, RectangleEdge.RIGHT, null);
        LandscapeFigure.outline(graphics, area, style);
        graphics.setColor(style.text());
        new RichText(label, style.labelFont()).drawUpwards(graphics, labelBaseline, area.getCenterY());
    }
}
