package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.Reflection;
import org.braggscape.diffraction.TwoThetaGrid;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Patterns above each other, each divided by its own maximum, with ticks at their reflections; for two patterns the
 * difference below.
 */
public final class PatternFigure implements Figure {
    private static final int LEFT = 36;
    private static final int RIGHT = 16;
    private static final int TOP = 12;
    private static final int BOTTOM = 52;
    private static final double LABEL_HEIGHT = 22;
    private static final double TICK_HEIGHT = 7;
    private static final double TICK_ROOM = 15;
    /** Reflections weaker than this share of the strongest are as good as absent and have no tick. */
    private static final double ABSENT = 1e-6;
    /** The angles start below the first reflection of the target by so much that a cell may grow by a quarter. */
    private static final double START_SHARE = 0.8;
    private static final double START_STEP = 5;

    private final List<PatternCurve> curves;
    private final FigureStyle style;
    private final double from;
    private final double to;

    /**
     * Prepares the picture.
     *
     * @param curves the target first, at least one, all on the same grid
     * @param style how it looks
     */
    public PatternFigure(List<PatternCurve> curves, FigureStyle style) {
        this.curves = List.copyOf(curves);
        this.style = style;
        Pattern target = curves.get(0).pattern();
        TwoThetaGrid grid = target.grid();
        double first = target.reflections().stream().filter(visible(target)).mapToDouble(Reflection::twoTheta).min()
                .orElse(grid.start());
        this.from = Math.max(grid.start(), Math.floor(START_SHARE * first / START_STEP) * START_STEP);
        this.to = grid.end();
    }

    /** {@return what it shows, the target first} */
    public List<PatternCurve> curves() {
        return curves;
    }

    private static Predicate<Reflection> visible(Pattern pattern) {
        double strongest = pattern.reflections().stream().mapToDouble(Reflection::intensity).max().orElse(0);
        return reflection -> reflection.intensity() > ABSENT * strongest;
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        Rectangle area = new Rectangle(LEFT, TOP, (int) Math.max(1, width - LEFT - RIGHT),
                (int) Math.max(1, height - TOP - BOTTOM));
        boolean difference = curves.size() == 2;
        double band = area.getHeight() / (curves.size() + (difference ? 1 : 0));
        for (int i = 0; i < curves.size(); i++) {
            Color colour = i == 0 ? style.target() : style.candidate(i - 1);
            drawCurve(g, curves.get(i), colour, new Rectangle2D.Double(area.x, area.y + i * band, area.width, band));
        }
        if (difference) {
            drawDifference(g, new Rectangle2D.Double(area.x, area.y + 2 * band, area.width, band));
        }
        drawAxis(g, area);
        g.dispose();
    }

    private double pixelX(double angle, Rectangle2D band) {
        return band.getX() + (angle - from) / (to - from) * band.getWidth();
    }

    private void drawCurve(Graphics2D g, PatternCurve curve, Color colour, Rectangle2D band) {
        drawLabel(g, curve.label(), colour, band);
        Pattern pattern = curve.pattern();
        double bottom = band.getMaxY() - TICK_ROOM;
        double height = Math.max(1, band.getHeight() - LABEL_HEIGHT - TICK_ROOM);
        double scale = pattern.maximum() > 0 ? height / pattern.maximum() : 0;
        g.setColor(colour);
        g.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(path(pattern.grid(), k -> pattern.intensity()[k], band, value -> bottom - value * scale));
        g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 170));
        g.setStroke(new BasicStroke(1));
        Path2D ticks = new Path2D.Double();
        pattern.reflections().stream().filter(visible(pattern)).mapToDouble(Reflection::twoTheta)
                .filter(angle -> angle >= from && angle <= to).forEach(angle -> {
                    double x = pixelX(angle, band);
                    ticks.moveTo(x, bottom + 3);
                    ticks.lineTo(x, bottom + 3 + TICK_HEIGHT);
                });
        g.draw(ticks);
    }

    private void drawDifference(Graphics2D g, Rectangle2D band) {
        drawLabel(g, "Difference, half scale", style.muted(), band);
        Pattern target = curves.get(0).pattern();
        Pattern other = curves.get(1).pattern();
        double bottom = band.getMaxY() - 4;
        double half = Math.max(1, band.getHeight() - LABEL_HEIGHT - 4) / 2;
        double zero = bottom - half;
        g.setStroke(new BasicStroke(1));
        g.setColor(new Color(style.frame().getRed(), style.frame().getGreen(), style.frame().getBlue(), 120));
        g.draw(new Line2D.Double(band.getX(), zero, band.getMaxX(), zero));
        double scale = half / Math.max(target.maximum(), Double.MIN_NORMAL);
        double otherScale = half / Math.max(other.maximum(), Double.MIN_NORMAL);
        g.setColor(style.difference());
        g.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(path(target.grid(), k -> scale * target.intensity()[k] - otherScale * other.intensity()[k], band,
                value -> zero - value));
    }

    private Path2D path(TwoThetaGrid grid, IntToDoubleFunction value, Rectangle2D band,
            DoubleUnaryOperator pixelY) {
        int first = (int) Math.max(0, Math.ceil((from - grid.start()) / grid.step()));
        return CurvePath.of(Math.min(first, grid.count() - 1), grid.count() - 1, value,
                k -> pixelX(grid.at(k), band), pixelY);
    }

    private void drawLabel(Graphics2D g, String label, Color colour, Rectangle2D band) {
        g.setColor(colour);
        new RichText(label, style.labelFont()).draw(g, band.getX() + 8, band.getY() + LABEL_HEIGHT - 6, 0);
    }

    private void drawAxis(Graphics2D g, Rectangle area) {
        NumberAxis axis = Axes.axis(from, to, style);
        axis.setPlot(new XYPlot());
        axis.draw(g, area.getMaxY(), area, area, RectangleEdge.BOTTOM, null);
        LandscapeFigure.outline(g, area, style);
        g.setColor(style.text());
        new RichText("2*θ* / °", style.labelFont()).draw(g, area.getCenterX(), area.getMaxY() + BOTTOM - 12, 0.5);
        new RichText("Intensity / maximum", style.labelFont()).drawUpwards(g, area.x - 12, area.getCenterY());
    }
}
