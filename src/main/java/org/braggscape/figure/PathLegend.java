package org.braggscape.figure;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Collection;
import java.util.List;
import org.braggscape.study.DescentMode;

/** A figure below a strip that names the paths in it, each beside a piece of its line with the symbol of its end. */
final class PathLegend implements Figure {
    private static final double TOP = 6;
    private static final double MARGIN = 10;
    private static final double SAMPLE = 30;
    private static final double SYMBOL = 5;
    private static final double BESIDE = 6;
    private static final double BETWEEN = 18;
    private static final double LINE = 1.5;

    private final Figure figure;
    private final List<DescentMode> modes;
    private final FigureStyle style;

    private PathLegend(Figure figure, List<DescentMode> modes, FigureStyle style) {
        this.figure = figure;
        this.modes = modes;
        this.style = style;
    }

    /**
     * Puts the strip above a figure.
     *
     * @param figure with the paths
     * @param modes of the paths in it; may be none
     * @param style whether it shows paths and their legend
     * @return figure and strip, or the figure itself where there is nothing to name
     */
    static Figure above(Figure figure, Collection<DescentMode> modes, FigureStyle style) {
        return modes.isEmpty() || !style.shows(FigurePart.PATHS) || !style.shows(FigurePart.PATH_LEGEND) ? figure
                : new PathLegend(figure, modes.stream().distinct().sorted().toList(), style);
    }

    private RichText name(DescentMode mode) {
        return new RichText(mode.label(), style.tickFont());
    }

    private double widest() {
        return SAMPLE + BESIDE + modes.stream().mapToDouble(mode -> name(mode).width()).max().orElse(0);
    }

    /** Columns of equal width, as many as fill the fewest lines that fit. */
    private int columns(double width) {
        int most = (int) Math.max(1, (width - 2 * MARGIN + BETWEEN) / (widest() + BETWEEN));
        int lines = (modes.size() + most - 1) / most;
        return (modes.size() + lines - 1) / lines;
    }

    private double line() {
        return LINE * style.sizes().tickLabel();
    }

    private double strip(double width) {
        int columns = columns(width);
        return TOP + (modes.size() + columns - 1) / columns * line();
    }

    @Override
    public Dimension least() {
        Dimension below = figure.least();
        int width = (int) Math.max(below.width, Math.ceil(widest() + 2 * MARGIN));
        return new Dimension(width, (int) Math.ceil(below.height + strip(width)));
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        double strip = strip(width);
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, strip));
        int columns = columns(width);
        double column = widest() + BETWEEN;
        double left = (width - columns * column + BETWEEN) / 2;
        for (int i = 0; i < modes.size(); i++) {
            double x = left + i % columns * column;
            double y = TOP + (i / columns + 0.5) * line();
            PathLook look = PathLook.of(modes.get(i));
            look.drawLine(g, new Line2D.Double(x, y, x + SAMPLE - SYMBOL, y));
            look.drawSymbol(g, x + SAMPLE - SYMBOL, y, SYMBOL);
            g.setColor(style.text());
            name(modes.get(i)).draw(g, x + SAMPLE + BESIDE, y + 0.355 * style.sizes().tickLabel(), 0);
        }
        g.translate(0, strip);
        figure.paint(g, width, Math.max(1, height - strip));
        g.dispose();
    }
}
