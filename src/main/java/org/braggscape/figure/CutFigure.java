package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.braggscape.study.LandscapeCut;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** The loss along a line between two places of a map, against the distance from the first. */
public final class CutFigure implements Figure {
    private static final int LEFT = 64;
    private static final int RIGHT = 24;
    private static final int TOP = 32;
    private static final int BOTTOM = 52;
    private static final double MARGIN = 0.06;
    private static final double TICK_SPACE = 44;
    private static final double END_RADIUS = 4;

    private final LandscapeCut cut;
    private final FigureStyle style;
    private final double[] x;
    private final double low;
    private final double high;

    /**
     * Prepares the picture.
     *
     * @param cut what to show
     * @param style how it looks
     */
    public CutFigure(LandscapeCut cut, FigureStyle style) {
        this.cut = cut;
        this.style = style;
        this.x = new double[cut.cut().values().length];
        double whole = cut.cellChanges() ? cut.distances()[x.length - 1] : 1;
        // the line may pass through numbers that are no cell and have no distance
        Arrays.setAll(x, i -> cut.cellChanges() && !Double.isNaN(cut.distances()[i]) ? cut.distances()[i]
                : whole * i / (x.length - 1));
        double lowest = Arrays.stream(cut.cut().values()).filter(Double::isFinite).min().orElse(0);
        double highest = Arrays.stream(cut.cut().values()).filter(Double::isFinite).max().orElse(1);
        double margin = highest > lowest ? MARGIN * (highest - lowest) : 0.5;
        this.low = lowest - margin;
        this.high = highest + margin;
    }

    /** {@return what it shows} */
    public LandscapeCut cut() {
        return cut;
    }

    /**
     * Tells where the data lie in the picture: x is the distance from the start, y the loss.
     *
     * @param width of the picture in logical pixels
     * @param height of the picture in logical pixels
     * @return the frame
     */
    public MapFrame frame(double width, double height) {
        return new MapFrame(new Rectangle(LEFT, TOP, (int) Math.max(1, width - LEFT - RIGHT),
                (int) Math.max(1, height - TOP - BOTTOM)), 0, x[x.length - 1], low, high);
    }

    /**
     * Finds a point of the curve in the picture.
     *
     * @param index of a point of the cut
     * @return its distance from the start, as on the horizontal axis
     */
    public double x(int index) {
        return x[index];
    }

    /**
     * Finds the point of the curve that is nearest to a value on the horizontal axis.
     *
     * @param value distance from the start
     * @return index of a point of the cut
     */
    public int nearest(double value) {
        int nearest = 0;
        for (int i = 1; i < x.length; i++) {
            if (Math.abs(x[i] - value) < Math.abs(x[nearest] - value)) {
                nearest = i;
            }
        }
        return nearest;
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        MapFrame frame = frame(width, height);
        Rectangle area = frame.area();
        NumberAxis below = Axes.axis(frame.left(), frame.right(), style);
        below.setPlot(new XYPlot());
        below.draw(g, area.getMaxY(), area, area, RectangleEdge.BOTTOM, null);
        NumberAxis beside = Axes.axis(low, high, Math.max(1, area.height / TICK_SPACE), style);
        beside.setPlot(new XYPlot());
        beside.draw(g, area.getMinX(), area, area, RectangleEdge.LEFT, null);
        LandscapeFigure.outline(g, area, style);
        g.setColor(style.text());
        new RichText(ItalicMarks.escape(cut.start().name()), style.labelFont()).draw(g, area.getMinX(), area.y - 10, 0);
        new RichText(ItalicMarks.escape(cut.end().name()), style.labelFont()).draw(g, area.getMaxX(), area.y - 10, 1);
        new RichText(cut.cellChanges() ? "Distance |*u*| from the left end" : "Share of the way", style.labelFont())
                .draw(g, area.getCenterX(), area.getMaxY() + BOTTOM - 12, 0.5);
        new RichText(ParameterText.axis(cut.landscape().request().loss()), style.labelFont())
                .drawUpwards(g, area.x - LEFT + 18, area.getCenterY());
        drawCurve(g, frame);
        g.dispose();
    }

    private void drawCurve(Graphics2D g, MapFrame frame) {
        double[] values = cut.cut().values();
        Path2D path = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            // impossible cells leave a gap
            if (!Double.isNaN(values[i])) {
                if (i == 0 || Double.isNaN(values[i - 1])) {
                    path.moveTo(frame.pixelX(x[i]), frame.pixelY(values[i]));
                } else {
                    path.lineTo(frame.pixelX(x[i]), frame.pixelY(values[i]));
                }
            }
        }
        g.setColor(style.candidate(0));
        g.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path);
        for (int end : new int[] {0, x.length - 1}) {
            if (!Double.isNaN(values[end])) {
                g.fill(new Ellipse2D.Double(frame.pixelX(x[end]) - END_RADIUS, frame.pixelY(values[end]) - END_RADIUS,
                        2 * END_RADIUS, 2 * END_RADIUS));
            }
        }
    }
}
