package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.braggscape.diffraction.Masquerade;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.Reflection;

/**
 * The pattern of the truth above, that of a false cell upside down below, and between their ticks lines that join the reflections
 * that pass for each other, broader and stronger the more they make the patterns alike.
 */
public final class MasqueradeFigure implements FigureOverAngles {
    private static final int TOP = 8;
    private static final double TICK = 8;
    private static final double LABELS = 38;
    /** Below this height indices would leave no room for the patterns. */
    private static final double ROOM_FOR_LABELS = 170;
    private static final double JOIN_SHARE = 0.13;
    private static final double NARROWEST_JOIN = 18;
    /** Distance of two labels that do not touch. */
    private static final double LABEL_STEP = 13;
    private static final int JOINED = 60;
    private static final int LABELLED = 24;
    private static final double WIDEST = 6;
    /** Pairs with less than this share of the largest pair are not joined. */
    private static final double FAINTEST = 0.01;
    private static final Color JOIN = new Color(0xD9730D);

    private final Masquerade masquerade;
    private final boolean hexagonal;
    private final String name;
    private final FigureStyle style;
    private final PatternView view;
    private final PatternAxis axis;

    /**
     * Prepares the picture.
     *
     * @param masquerade what to show
     * @param name of the false cell, such as {@code Minimum 1}
     * @param hexagonal whether indices are written hkil
     * @param style how it looks
     * @param view its axis and range count
     */
    public MasqueradeFigure(Masquerade masquerade, String name, boolean hexagonal, FigureStyle style, PatternView view) {
        this.masquerade = masquerade;
        this.name = name;
        this.hexagonal = hexagonal;
        this.style = style;
        this.view = view;
        this.axis = PatternAxis.of(List.of(masquerade.truth(), masquerade.candidate()), view);
    }

    /** {@return what it shows} */
    public Masquerade masquerade() {
        return masquerade;
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
        Rectangle area = new Rectangle(PatternFigure.LEFT, TOP,
                (int) Math.max(1, width - PatternFigure.LEFT - PatternFigure.RIGHT),
                (int) Math.max(1, height - TOP - PatternAxis.BOTTOM));
        Shape clip = g.getClip();
        g.clip(area);
        double labels = area.height >= ROOM_FOR_LABELS ? LABELS : 0;
        double join = Math.max(NARROWEST_JOIN, JOIN_SHARE * area.height);
        double half = Math.max(1, (area.height - 2 * labels - 2 * TICK - join) / 2);
        double upper = area.y + half;
        double upperTick = upper + labels;
        double lowerTick = upperTick + TICK + join;
        double lower = lowerTick + TICK + labels;
        drawPattern(g, masquerade.truth(), style.target(), area, upper, upper - area.y - 4);
        drawPattern(g, masquerade.candidate(), style.candidate(0), area, lower, -(area.getMaxY() - lower - 4));
        drawTicks(g, masquerade.truth(), style.target(), area, upperTick);
        drawTicks(g, masquerade.candidate(), style.candidate(0), area, lowerTick);
        drawJoins(g, area, upperTick + TICK, lowerTick);
        if (labels > 0) {
            drawLabels(g, area, upperTick - 3, lowerTick + TICK + 3);
        }
        g.setColor(style.target());
        new RichText("Truth", style.labelFont()).draw(g, area.getMaxX() - 8, area.y + 16, 1);
        g.setColor(style.candidate(0));
        new RichText(name, style.labelFont()).draw(g, area.getMaxX() - 8, area.getMaxY() - 8, 1);
        g.setClip(clip);
        axis.draw(g, area, style);
        LandscapeFigure.outline(g, area, style);
        PatternAxis.drawTitle(g, "Intensity / maximum", area, style);
        g.dispose();
    }

    private double pixelX(double angle, Rectangle area) {
        return area.x + axis.share(angle) * area.width;
    }

    /** Draws a pattern upwards from a line, or downwards with a negative height. */
    private void drawPattern(Graphics2D g, Pattern pattern, Color colour, Rectangle area, double zero, double height) {
        double scale = pattern.maximum() > 0 ? height / pattern.maximum() : 0;
        DoubleUnaryOperator pixelY = value -> zero - value * scale;
        g.setColor(colour);
        g.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(CurvePath.of(axis.firstBin(pattern.grid()), axis.lastBin(pattern.grid()), k -> pattern.intensity()[k],
                k -> pixelX(pattern.grid().at(k), area), pixelY));
    }

    private void drawTicks(Graphics2D g, Pattern pattern, Color colour, Rectangle area, double from) {
        Path2D ticks = new Path2D.Double();
        pattern.reflections().stream().filter(PatternAxis.visible(pattern)).mapToDouble(Reflection::twoTheta)
                .filter(axis::contains).forEach(angle -> {
                    ticks.moveTo(pixelX(angle, area), from);
                    ticks.lineTo(pixelX(angle, area), from + TICK);
                });
        g.setColor(colour);
        g.setStroke(new BasicStroke(1));
        g.draw(ticks);
    }

    private void drawJoins(Graphics2D g, Rectangle area, double from, double to) {
        List<Masquerade.Overlap> pairs = shown(JOINED);
        if (pairs.isEmpty()) {
            return;
        }
        double largest = pairs.get(0).share();
        // the largest last, so that they lie on top
        for (int i = pairs.size() - 1; i >= 0; i--) {
            Masquerade.Overlap pair = pairs.get(i);
            double strength = Math.sqrt(pair.share() / largest);
            if (pair.share() >= FAINTEST * largest) {
                g.setColor(new Color(JOIN.getRed(), JOIN.getGreen(), JOIN.getBlue(), (int) (40 + 200 * strength)));
                g.setStroke(new BasicStroke((float) (0.5 + WIDEST * strength * strength), BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND));
                g.draw(new Line2D.Double(pixelX(pair.truth().twoTheta(), area), from,
                        pixelX(pair.candidate().twoTheta(), area), to));
            }
        }
    }

    /** The largest pairs in the range. */
    private List<Masquerade.Overlap> shown(int most) {
        return masquerade.overlaps().stream()
                .filter(pair -> axis.contains(pair.truth().twoTheta()) && axis.contains(pair.candidate().twoTheta()))
                .limit(most).toList();
    }

    private void drawLabels(Graphics2D g, Rectangle area, double upper, double lower) {
        List<Double> above = new ArrayList<>();
        List<Double> below = new ArrayList<>();
        for (Masquerade.Overlap pair : shown(LABELLED)) {
            drawLabel(g, pair.truth(), style.target(), area, upper, 0, above);
            drawLabel(g, pair.candidate(), style.candidate(0), area, lower, 1, below);
        }
    }

    /** Draws indices upwards, ending at (share 1) or starting from (share 0) a line, unless they would touch others. */
    private void drawLabel(Graphics2D g, Reflection reflection, Color colour, Rectangle area, double y, double share,
            List<Double> taken) {
        double x = pixelX(reflection.twoTheta(), area);
        if (taken.stream().anyMatch(other -> Math.abs(other - x) < LABEL_STEP)) {
            return;
        }
        taken.add(x);
        g.setColor(colour);
        new MillerText(reflection.indices(hexagonal), style.font(style.sizes().annotation())).drawUpwards(g, x + 4, y, share);
    }
}
