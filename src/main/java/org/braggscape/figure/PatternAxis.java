package org.braggscape.figure;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import java.util.function.Predicate;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.Reflection;
import org.braggscape.diffraction.TwoThetaGrid;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The horizontal axis of patterns. Angles grow to the right whatever is written on it, so that d falls.
 *
 * @param kind what is written on it
 * @param from smallest 2θ in degrees
 * @param to largest 2θ in degrees
 * @param wavelength in Å, NaN where it is not known and not needed
 */
public record PatternAxis(PatternView.Axis kind, double from, double to, double wavelength) {
    /** Room below the frame for numbers and label. */
    static final int BOTTOM = 52;
    /** By so much a title may be longer than its area. */
    private static final int ABOVE = 12;

    /** Reflections weaker than this share of the strongest are as good as absent and have no tick. */
    private static final double ABSENT = 1e-6;
    /** The angles start below the first reflection of the target by so much that a cell may grow by a quarter. */
    private static final double START_SHARE = 0.8;
    private static final double START_STEP = 5;
    /** d has no finite value at 0°. */
    private static final double LEAST_FOR_D = 5;
    private static final double NARROWEST = 0.5;

    /**
     * Lays an axis under patterns.
     *
     * @param patterns the target first
     * @param view what is wished; d and Q need a pattern with reflections, since these know the wavelength
     * @return the axis
     */
    static PatternAxis of(List<Pattern> patterns, PatternView view) {
        Pattern target = patterns.get(0);
        TwoThetaGrid grid = target.grid();
        double first = target.reflections().stream().filter(visible(target)).mapToDouble(Reflection::twoTheta).min()
                .orElse(grid.start());
        double usual = Math.max(grid.start(), Math.floor(START_SHARE * first / START_STEP) * START_STEP);
        double wavelength = patterns.stream().flatMap(pattern -> pattern.reflections().stream()).findFirst()
                .map(one -> 2 * one.d() * Math.sin(Math.toRadians(one.twoTheta() / 2))).orElse(Double.NaN);
        PatternView.Axis kind = Double.isNaN(wavelength) ? PatternView.Axis.TWO_THETA : view.axis();
        double least = kind == PatternView.Axis.D ? Math.max(LEAST_FOR_D, grid.start()) : grid.start();
        double from = Math.max(least, Double.isNaN(view.from()) ? usual : Math.min(view.from(), grid.end() - NARROWEST));
        double to = Double.isNaN(view.to()) ? grid.end() : Math.min(grid.end(), view.to());
        return new PatternAxis(kind, from, Math.max(to, from + NARROWEST), wavelength);
    }

    /** Which reflections are strong enough to be shown. */
    static Predicate<Reflection> visible(Pattern pattern) {
        double strongest = pattern.reflections().stream().mapToDouble(Reflection::intensity).max().orElse(0);
        return reflection -> reflection.intensity() > ABSENT * strongest;
    }

    /** {@return what is written at an angle} */
    private double value(double angle) {
        double sine = Math.sin(Math.toRadians(angle / 2));
        return switch (kind) {
            case TWO_THETA -> angle;
            case D -> wavelength / (2 * sine);
            case Q -> 4 * Math.PI * sine / wavelength;
        };
    }

    /**
     * Places an angle.
     *
     * @param angle 2θ in degrees
     * @return 0 at the left end, 1 at the right end
     */
    public double share(double angle) {
        return (value(angle) - value(from)) / (value(to) - value(from));
    }

    /**
     * Reads an angle.
     *
     * @param share of the way from the left to the right end
     * @return 2θ in degrees
     */
    public double angle(double share) {
        double value = value(from) + share * (value(to) - value(from));
        return switch (kind) {
            case TWO_THETA -> value;
            case D -> Math.toDegrees(2 * Math.asin(Math.min(1, wavelength / (2 * value))));
            case Q -> Math.toDegrees(2 * Math.asin(Math.min(1, value * wavelength / (4 * Math.PI))));
        };
    }

    boolean contains(double angle) {
        return angle >= from && angle <= to;
    }

    /** Index of the first bin that is shown. */
    int firstBin(TwoThetaGrid grid) {
        return (int) Math.max(0, Math.min(grid.count() - 1, Math.ceil((from - grid.start()) / grid.step())));
    }

    /** Index of the last bin that is shown, not before the first. */
    int lastBin(TwoThetaGrid grid) {
        return (int) Math.max(firstBin(grid), Math.min(grid.count() - 1, Math.floor((to - grid.start()) / grid.step())));
    }

    /** Draws numbers and label below an area. */
    void draw(Graphics2D g, Rectangle area, FigureStyle style) {
        double left = value(from);
        double right = value(to);
        NumberAxis axis = Axes.axis(Math.min(left, right), Math.max(left, right), style);
        axis.setInverted(right < left);
        axis.setPlot(new XYPlot());
        axis.draw(g, area.getMaxY(), area, area, RectangleEdge.BOTTOM, null);
        g.setColor(style.text());
        new RichText(kind.label(), style.labelFont()).draw(g, area.getCenterX(), area.getMaxY() + BOTTOM - 12, 0.5);
    }

    /** Writes upwards beside an area what its heights are; without the divisor where there is no room for it. */
    static void drawTitle(Graphics2D g, String title, Rectangle area, FigureStyle style) {
        RichText whole = new RichText(title, style.labelFont());
        g.setColor(style.text());
        (whole.width() <= area.height + ABOVE ? whole : new RichText(title.replaceFirst(" / .*", ""), style.labelFont()))
                .drawUpwards(g, area.x - 12, area.getCenterY());
    }
}
