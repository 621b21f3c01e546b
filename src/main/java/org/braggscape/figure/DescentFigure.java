package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.braggscape.loss.Loss;
import org.braggscape.study.DescentMode;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** The loss against the step, a line for each descent from one start. */
public final class DescentFigure implements Figure {
    private static final int LEFT = 64;
    private static final int RIGHT = 24;
    private static final int TOP = 8;
    private static final int BOTTOM = 44;
    /** Ticks of the loss are at least about half so many pixels apart. */
    private static final double TICK_SPACE = 44;
    private static final double MARGIN = 0.06;

    private final List<Curve> curves;
    private final Loss loss;
    private final FigureStyle style;
    private final int steps;
    private final double low;
    private final double high;

    /**
     * One descent.
     *
     * @param mode gives the look
     * @param losses at the start and after each step
     */
    public record Curve(DescentMode mode, double[] losses) {
    }

    /**
     * Prepares the picture.
     *
     * @param curves in the order in which they are drawn
     * @param loss what was made small
     * @param style how it looks
     */
    public DescentFigure(List<Curve> curves, Loss loss, FigureStyle style) {
        this.curves = List.copyOf(curves);
        this.loss = loss;
        this.style = style;
        int longest = 1;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (Curve curve : curves) {
            longest = Math.max(longest, curve.losses().length - 1);
            for (double value : curve.losses()) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        boolean level = !(highest > lowest);
        double middle = Double.isFinite(lowest) ? lowest : 0;
        double margin = level ? 0.5 : MARGIN * (highest - lowest);
        this.steps = longest;
        this.low = (level ? middle : lowest) - margin;
        this.high = (level ? middle : highest) + margin;
    }

    /** {@return what it shows} */
    public List<Curve> curves() {
        return curves;
    }

    /**
     * Tells where the data lie in the picture: x is the step, y the loss.
     *
     * @param width of the picture in logical pixels
     * @param height of the picture in logical pixels
     * @return the frame
     */
    public MapFrame frame(double width, double height) {
        Rectangle area = new Rectangle(LEFT, TOP, (int) Math.max(1, width - LEFT - RIGHT),
                (int) Math.max(1, height - TOP - BOTTOM));
        return new MapFrame(area, 0, steps, low, high);
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        MapFrame frame = frame(width, height);
        Rectangle area = frame.area();
        NumberAxis below = Axes.axis(0, steps, style);
        below.setPlot(new XYPlot());
        below.draw(g, area.getMaxY(), area, area, RectangleEdge.BOTTOM, null);
        NumberAxis beside = Axes.axis(low, high, Math.max(1, area.height / TICK_SPACE), style);
        beside.setPlot(new XYPlot());
        beside.draw(g, area.getMinX(), area, area, RectangleEdge.LEFT, null);
        LandscapeFigure.outline(g, area, style);
        g.setColor(style.text());
        new RichText("Step", style.labelFont()).draw(g, area.getCenterX(), area.getMaxY() + BOTTOM - 8, 0.5);
        RichText name = new RichText(ParameterText.axis(loss), style.labelFont());
        // a low picture has no room for the long name
        (name.width() <= area.height + TOP ? name : new RichText(loss.unit().isEmpty() ? "loss" : loss.unit(), style.labelFont()))
                .drawUpwards(g, area.x - LEFT + 18, area.getCenterY());
        Shape clip = g.getClip();
        g.clip(area);
        curves.forEach(curve -> drawCurve(g, curve, frame));
        g.setClip(clip);
        g.dispose();
    }

    private static void drawCurve(Graphics2D g, Curve curve, MapFrame frame) {
        if (curve.losses().length == 0) {
            return;
        }
        Path2D path = CurvePath.of(0, curve.losses().length - 1, k -> curve.losses()[k], frame::pixelX, frame::pixelY);
        PathLook look = PathLook.of(curve.mode());
        if (look.edge().equals(Color.WHITE)) {
            g.setColor(look.edge());
            g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(path);
        }
        g.setColor(look.colour());
        g.setStroke(stroke(look, 2));
        g.draw(path);
    }

    private static BasicStroke stroke(PathLook look, float width) {
        double[] lengths = look.dash();
        if (lengths.length == 0) {
            return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        float[] dash = new float[lengths.length];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = (float) lengths[i];
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }
}
