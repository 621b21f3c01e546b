package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.braggscape.study.DescentMode;
import org.braggscape.study.MatchRates;
import org.braggscape.study.NoiseKind;
import org.braggscape.study.stats.JeffreysInterval;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Match rates with 95 % intervals as bars: a panel for each kind of noise, in it the levels of noise, at each the baselines and
 * the losses in their modes. The strong part of a bar is the share that recovered the truth's cell.
 */
public final class MatchRateFigure implements Figure {
    private static final int LEFT = 56;
    private static final int RIGHT = 8;
    private static final int BETWEEN = 18;
    private static final double LINE = 18;
    private static final double SWATCH = 11;
    private static final double LEVELS = 26;
    private static final double HEADING = 20;
    private static final double SMALL = 2.5;

    private final List<MatchRates.Row> rows;
    private final Map<NoiseKind, RateColumns> panels = new EnumMap<>(NoiseKind.class);
    private final List<String> modes;
    private final FigureStyle style;

    /**
     * Prepares the picture.
     *
     * @param rows the rates of all structures together
     * @param style how it looks
     */
    public MatchRateFigure(List<MatchRates.Row> rows, FigureStyle style) {
        this.rows = List.copyOf(rows);
        this.style = style;
        this.modes = new RateColumns(rows).modes();
        for (NoiseKind noise : NoiseKind.values()) {
            List<MatchRates.Row> part = rows.stream().filter(row -> row.setting().noise() == noise).toList();
            if (!part.isEmpty()) {
                panels.put(noise, new RateColumns(part));
            }
        }
    }

    private record Bar(MatchRates.Row row, Rectangle2D box) {
    }

    private record Panel(NoiseKind noise, RateColumns columns, Rectangle area, double titles) {
        double unit() {
            return area.width / (columns.width() + 2 * 0.7);
        }

        double x(double column) {
            return area.x + (column + 0.7) * unit();
        }

        double y(double share) {
            return area.getMaxY() - share * area.height;
        }
    }

    /** Entries of the legend in lines that fit the width. */
    private List<List<String>> legend(double width) {
        List<List<String>> lines = new ArrayList<>(List.of(new ArrayList<>()));
        double used = 0;
        List<String> entries = new ArrayList<>(modes.stream().map(RateColumns::label).toList());
        entries.add(panels.containsKey(NoiseKind.LATTICE) ? "Strong: recovered within 0.5 % (lattice noise); all: match, 95 % interval"
                : "Match, 95 % interval");
        for (String entry : entries) {
            double need = SWATCH + 6 + new RichText(entry, style.tickFont()).width() + 16;
            if (used + need > width - LEFT && used > 0) {
                lines.add(new ArrayList<>());
                used = 0;
            }
            lines.get(lines.size() - 1).add(entry);
            used += need;
        }
        return lines;
    }

    private Font groupFont() {
        return style.font(style.fontSize() - SMALL);
    }

    private List<Panel> layout(double width, double height) {
        double top = 6 + legend(width).size() * LINE + HEADING;
        double all = panels.values().stream().mapToDouble(columns -> columns.width() + 1.4).sum();
        double room = width - LEFT - RIGHT - BETWEEN * (panels.size() - 1.0);
        double titles = 0;
        for (RateColumns columns : panels.values()) {
            titles = Math.max(titles, new GroupTitles(columns, groupFont(), room / all).room());
        }
        List<Panel> laid = new ArrayList<>();
        double x = LEFT;
        for (Map.Entry<NoiseKind, RateColumns> panel : panels.entrySet()) {
            double share = room * (panel.getValue().width() + 1.4) / all;
            laid.add(new Panel(panel.getKey(), panel.getValue(), new Rectangle((int) x, (int) top, (int) Math.max(1, share),
                    (int) Math.max(1, height - top - titles - LEVELS)), titles));
            x += share + BETWEEN;
        }
        return laid;
    }

    private List<Bar> bars(Panel panel) {
        List<Bar> bars = new ArrayList<>();
        for (RateColumns.Column column : panel.columns().columns()) {
            rows.stream().filter(row -> row.setting().equals(column.setting())).findFirst().ifPresent(row -> {
                double top = panel.y(row.match().share());
                bars.add(new Bar(row, new Rectangle2D.Double(panel.x(column.from()) + 0.5, top, Math.max(1, panel.unit() - 1),
                        panel.area().getMaxY() - top)));
            });
        }
        return bars;
    }

    /**
     * Finds the bar at a place.
     *
     * @param x in logical pixels
     * @param y in logical pixels
     * @param width of the picture
     * @param height of the picture
     * @return the rate whose column is there, or nothing
     */
    public Optional<MatchRates.Row> rowAt(double x, double y, double width, double height) {
        return layout(width, height).stream().filter(panel -> panel.area().contains(x, y)).flatMap(panel -> bars(panel).stream())
                .filter(bar -> x >= bar.box().getMinX() && x < bar.box().getMaxX()).map(Bar::row).findFirst();
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        drawLegend(g, width);
        List<Panel> laid = layout(width, height);
        for (int i = 0; i < laid.size(); i++) {
            draw(g, laid.get(i), i, laid.size());
        }
        g.dispose();
    }

    private void drawLegend(Graphics2D g, double width) {
        double y = 4;
        for (List<String> line : legend(width)) {
            double x = LEFT;
            for (String entry : line) {
                Rectangle2D box = new Rectangle2D.Double(x, y + 2, SWATCH, SWATCH);
                Optional<String> mode = modes.stream().filter(each -> RateColumns.label(each).equals(entry)).findFirst();
                if (mode.isPresent()) {
                    RateColumns.fill(g, box, mode.get(), false, style);
                } else {
                    RateColumns.fill(g, box, DescentMode.UNCONSTRAINED.key(), true, style);
                    RateColumns.fill(g, new Rectangle2D.Double(x, y + 2 + SWATCH / 2, SWATCH, SWATCH / 2),
                            DescentMode.UNCONSTRAINED.key(), false, style);
                }
                g.setColor(style.text());
                RichText text = new RichText(entry, style.tickFont());
                text.draw(g, x + SWATCH + 5, y + 11.5, 0);
                x += SWATCH + 6 + text.width() + 16;
            }
            y += LINE;
        }
    }

    private void draw(Graphics2D g, Panel panel, int index, int count) {
        Rectangle area = panel.area();
        g.setColor(style.text());
        String letter = count > 1 && style.shows(FigurePart.PANEL_LETTERS) ? "(" + (char) ('a' + index) + ")" : "";
        new RichText(letter, style.family().semiBold(style.sizes().title())).draw(g, area.x, area.y - 6.0, 0);
        String title = panel.noise() == NoiseKind.LATTICE ? "Lattice noise" : "Coordinate noise";
        double indent = letter.isEmpty() ? 0 : 22;
        RichText.within(title, style.labelFont(), Math.max(1, area.width + RIGHT - indent)).draw(g, area.x + indent, area.y - 6.0, 0);
        grid(g, panel);
        if (index == 0) {
            NumberAxis beside = Axes.axis(0, 100, 4, style);
            beside.setPlot(new XYPlot());
            beside.draw(g, area.getMinX(), area, area, RectangleEdge.LEFT, null);
            g.setColor(style.text());
            new RichText("Share of starts / %", style.labelFont()).drawUpwards(g, 16, area.getCenterY());
        }
        List<Bar> bars = bars(panel);
        bars.forEach(bar -> drawBar(g, bar, panel));
        bars.forEach(bar -> drawInterval(g, bar, panel));
        LandscapeFigure.outline(g, area, style);
        labels(g, panel);
    }

    private void grid(Graphics2D g, Panel panel) {
        g.setColor(style.hole());
        g.setStroke(new BasicStroke(0.6f));
        for (int i = 1; i < 5; i++) {
            double y = panel.y(i / 5.0);
            g.draw(new Line2D.Double(panel.area().getMinX(), y, panel.area().getMaxX(), y));
        }
    }

    private void drawBar(Graphics2D g, Bar bar, Panel panel) {
        String mode = bar.row().setting().mode();
        RateColumns.fill(g, bar.box(), mode, true, style);
        if (bar.row().recovered() != null) {
            double top = panel.y(bar.row().recovered().share());
            RateColumns.fill(g, new Rectangle2D.Double(bar.box().getX(), top, bar.box().getWidth(), panel.area().getMaxY() - top), mode,
                    false, style);
        }
        g.setColor(RateColumns.colour(mode, style));
        g.setStroke(new BasicStroke(0.9f));
        g.draw(bar.box());
    }

    private void drawInterval(Graphics2D g, Bar bar, Panel panel) {
        JeffreysInterval interval = bar.row().match().interval();
        double x = bar.box().getCenterX();
        double low = panel.y(interval.lower());
        double high = panel.y(interval.upper());
        double cap = Math.min(3, bar.box().getWidth() / 3);
        g.setColor(style.background());
        g.setStroke(new BasicStroke(2.8f));
        g.draw(new Line2D.Double(x, low, x, high));
        g.setColor(style.text());
        g.setStroke(new BasicStroke(1));
        g.draw(new Line2D.Double(x, low, x, high));
        g.draw(new Line2D.Double(x - cap, low, x + cap, low));
        g.draw(new Line2D.Double(x - cap, high, x + cap, high));
    }

    private void labels(Graphics2D g, Panel panel) {
        double bottom = panel.area().getMaxY();
        g.setColor(style.text());
        new GroupTitles(panel.columns(), groupFont(), panel.unit()).draw(g, panel.x(0), bottom);
        for (RateColumns.Level level : panel.columns().levels()) {
            new RichText(level.text(), style.tickFont()).draw(g, panel.x((level.from() + level.to()) / 2), bottom + panel.titles() + 12, 0.5);
        }
    }
}
