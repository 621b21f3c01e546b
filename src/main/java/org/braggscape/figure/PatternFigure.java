package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.Reflection;
import org.braggscape.diffraction.TwoThetaGrid;

/**
 * Patterns above each other or in one frame, with ticks at their reflections and their differences from the target below. Parts
 * of the target that do not count are shaded; peaks there are no measure for the scale, and are cut off where they are higher.
 */
public final class PatternFigure implements FigureOverAngles {
    static final int LEFT = 36;
    static final int RIGHT = 16;
    private static final int TOP = 12;
    private static final double LABEL_HEIGHT = 22;
    private static final double LABEL_GAP = 18;
    private static final double TICK_HEIGHT = 7;
    private static final double TICK_ROOM = 15;
    /** Bands lower than this give their names and ticks no room of their own: the curves would have none left. */
    private static final double LOW_BAND = 60;
    private static final double LOW_HEAD = 3;
    private static final double LOW_LABEL = 13;
    private static final double LOW_TICK_ROOM = 9;
    private static final double LOW_TICK_HEIGHT = 6;

    private final List<PatternCurve> curves;
    private final FigureStyle style;
    private final PatternView view;
    private final PatternAxis axis;
    private final List<AngleRange> excluded;
    /** What each curve is multiplied with. */
    private final double[] factors;
    /** The largest intensity in the range, so multiplied. */
    private final double top;

    /**
     * Prepares the usual picture: each pattern divided by its maximum, for two patterns the difference below.
     *
     * @param curves the target first, at least one, all on the same grid
     * @param style how it looks
     */
    public PatternFigure(List<PatternCurve> curves, FigureStyle style) {
        this(curves, style, PatternView.START.withDifferences(curves.size() == 2));
    }

    /**
     * Prepares the picture.
     *
     * @param curves the target first, at least one, all on the same grid
     * @param style how it looks
     * @param view axis, range, normalisation and layout
     */
    public PatternFigure(List<PatternCurve> curves, FigureStyle style, PatternView view) {
        this.curves = List.copyOf(curves);
        this.style = style;
        this.view = view;
        this.axis = PatternAxis.of(curves.stream().map(PatternCurve::pattern).toList(), view);
        this.excluded = curves.get(0).excluded();
        this.factors = curves.stream().mapToDouble(curve -> factor(curve.pattern())).toArray();
        double largest = 0;
        for (int i = 0; i < factors.length; i++) {
            Pattern pattern = curves.get(i).pattern();
            int last = axis.lastBin(pattern.grid());
            for (int k = axis.firstBin(pattern.grid()); k <= last; k++) {
                largest = counts(pattern.grid(), k) ? Math.max(largest, factors[i] * pattern.intensity()[k]) : largest;
            }
        }
        this.top = Math.max(largest, Double.MIN_NORMAL);
    }

    private double factor(Pattern pattern) {
        double[] counting = excluded.isEmpty() ? pattern.intensity() : IntStream.range(0, pattern.grid().count())
                .filter(k -> counts(pattern.grid(), k)).mapToDouble(k -> pattern.intensity()[k]).toArray();
        double measure = switch (view.normalisation()) {
            case MAXIMUM -> Arrays.stream(counting).max().orElse(0);
            case AREA -> pattern.grid().step() * Arrays.stream(counting).sum();
            case COUNTS -> 1;
        };
        return measure > 0 ? 1 / measure : 0;
    }

    private boolean counts(TwoThetaGrid grid, int bin) {
        return excluded.isEmpty() || excluded.stream().noneMatch(part -> part.contains(grid.at(bin)));
    }

    /** {@return what it shows, the target first} */
    public List<PatternCurve> curves() {
        return curves;
    }

    @Override
    public PatternView view() {
        return view;
    }

    @Override
    public PatternAxis axis() {
        return axis;
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        Rectangle area = new Rectangle(LEFT, TOP, (int) Math.max(1, width - LEFT - RIGHT),
                (int) Math.max(1, height - TOP - PatternAxis.BOTTOM));
        boolean difference = view.differences() && curves.size() > 1;
        int bands = (view.overlaid() ? 1 : curves.size()) + (difference ? 1 : 0);
        // the frame of many curves deserves more room than their differences
        double band = view.overlaid() && difference ? area.getHeight() * 0.66 : area.getHeight() / bands;
        Shape clip = g.getClip();
        g.clip(area);
        shade(g, area);
        if (view.overlaid()) {
            drawOverlaid(g, new Rectangle2D.Double(area.x, area.y, area.width, band));
        } else {
            for (int i = 0; i < curves.size(); i++) {
                drawStacked(g, i, new Rectangle2D.Double(area.x, area.y + i * band, area.width, band));
            }
        }
        if (difference) {
            double start = area.y + (view.overlaid() ? band : curves.size() * band);
            drawDifferences(g, new Rectangle2D.Double(area.x, start, area.width, area.getMaxY() - start));
        }
        g.setClip(clip);
        axis.draw(g, area, style);
        LandscapeFigure.outline(g, area, style);
        PatternAxis.drawTitle(g, view.normalisation().label(), area, style);
        g.dispose();
    }

    private void shade(Graphics2D g, Rectangle area) {
        g.setColor(MeasurementFigure.EXCLUDED);
        excluded.stream().filter(this::isInSight).forEach(part -> {
            double first = pixelX(Math.max(axis.from(), part.from()), area);
            double last = pixelX(Math.min(axis.to(), part.to()), area);
            g.fill(new Rectangle2D.Double(first, area.y, last - first, area.height));
        });
    }

    private boolean isInSight(AngleRange part) {
        return part.to() > axis.from() && part.from() < axis.to();
    }

    private String label(int index) {
        String name = curves.get(index).label();
        return index == 0 && excluded.stream().anyMatch(this::isInSight) ? name + ", shaded: left out" : name;
    }

    private Color colour(int index) {
        return index == 0 ? style.target() : style.candidate(index - 1);
    }

    private double pixelX(double angle, Rectangle2D band) {
        return band.getX() + axis.share(angle) * band.getWidth();
    }

    private void drawStacked(Graphics2D g, int index, Rectangle2D band) {
        boolean low = band.getHeight() < LOW_BAND;
        double room = low ? LOW_TICK_ROOM : TICK_ROOM;
        drawBandLabel(g, label(index), colour(index), band);
        drawCurve(g, index, band, band.getMaxY() - room, Math.max(1, band.getHeight() - (low ? LOW_HEAD : LABEL_HEIGHT) - room));
        drawTicks(g, index, band, band.getMaxY() - room + (low ? 1 : 3), low ? LOW_TICK_HEIGHT : TICK_HEIGHT);
    }

    private void drawOverlaid(Graphics2D g, Rectangle2D band) {
        double room = TICK_ROOM + (curves.size() - 1) * (TICK_HEIGHT + 2);
        double bottom = band.getMaxY() - room;
        double x = band.getX() + 8;
        for (int i = curves.size() - 1; i >= 0; i--) {
            drawCurve(g, i, band, bottom, Math.max(1, band.getHeight() - LABEL_HEIGHT - room));
            drawTicks(g, i, band, bottom + 3 + i * (TICK_HEIGHT + 2), TICK_HEIGHT);
        }
        for (int i = 0; i < curves.size(); i++) {
            x += LABEL_GAP + drawLabel(g, label(i), colour(i), x, band);
        }
    }

    private void drawCurve(Graphics2D g, int index, Rectangle2D band, double bottom, double height) {
        Pattern pattern = curves.get(index).pattern();
        double scale = factors[index] * height / top;
        g.setColor(colour(index));
        g.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(path(pattern.grid(), k -> pattern.intensity()[k], band, value -> bottom - Math.min(height, value * scale)));
    }

    private void drawTicks(Graphics2D g, int index, Rectangle2D band, double from, double length) {
        Pattern pattern = curves.get(index).pattern();
        Color colour = colour(index);
        g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 170));
        g.setStroke(new BasicStroke(1));
        Path2D ticks = new Path2D.Double();
        pattern.reflections().stream().filter(PatternAxis.visible(pattern)).mapToDouble(Reflection::twoTheta)
                .filter(axis::contains).forEach(angle -> {
                    double x = pixelX(angle, band);
                    ticks.moveTo(x, from);
                    ticks.lineTo(x, from + length);
                });
        g.draw(ticks);
    }

    private void drawDifferences(Graphics2D g, Rectangle2D band) {
        boolean low = band.getHeight() < LOW_BAND;
        drawBandLabel(g, (curves.size() > 2 ? "Differences" : "Difference") + ", half scale", style.muted(), band);
        double bottom = band.getMaxY() - (low ? 1 : 4);
        double half = Math.max(1, bottom - band.getY() - (low ? LOW_HEAD : LABEL_HEIGHT)) / 2;
        double zero = bottom - half;
        g.setStroke(new BasicStroke(1));
        g.setColor(new Color(style.frame().getRed(), style.frame().getGreen(), style.frame().getBlue(), 120));
        g.draw(new Line2D.Double(band.getX(), zero, band.getMaxX(), zero));
        Pattern target = curves.get(0).pattern();
        double scale = half * factors[0] / top;
        g.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        for (int i = curves.size() - 1; i > 0; i--) {
            Pattern other = curves.get(i).pattern();
            double otherScale = half * factors[i] / top;
            g.setColor(curves.size() > 2 ? colour(i) : style.difference());
            g.draw(path(target.grid(), k -> scale * target.intensity()[k] - otherScale * other.intensity()[k], band,
                    value -> zero - Math.max(-half, Math.min(half, value))));
        }
    }

    private Path2D path(TwoThetaGrid grid, IntToDoubleFunction value, Rectangle2D band, DoubleUnaryOperator pixelY) {
        return CurvePath.of(axis.firstBin(grid), axis.lastBin(grid), value, k -> pixelX(grid.at(k), band), pixelY);
    }

    /** Names a band at its left, in a low one at its right, where peaks are the lowest. */
    private void drawBandLabel(Graphics2D g, String label, Color colour, Rectangle2D band) {
        if (band.getHeight() >= LOW_BAND) {
            drawLabel(g, label, colour, band.getX() + 8, band);
            return;
        }
        g.setColor(colour);
        new RichText(label, style.labelFont()).draw(g, band.getMaxX() - 8, band.getY() + LOW_LABEL, 1);
    }

    private double drawLabel(Graphics2D g, String label, Color colour, double x, Rectangle2D band) {
        g.setColor(colour);
        RichText text = new RichText(label, style.labelFont());
        text.draw(g, x, band.getY() + LABEL_HEIGHT - 6, 0);
        return text.width();
    }
}
