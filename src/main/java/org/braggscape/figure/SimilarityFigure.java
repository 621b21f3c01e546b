package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.braggscape.study.NoiseKind;
import org.braggscape.study.StudyRecord;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The loss at the ends of descents from starts with lattice noise against the distance from the truth, a panel for each mode:
 * dots for ends that match, crosses for ends that do not.
 */
public final class SimilarityFigure implements Figure {
    private static final int LEFT = 62;
    private static final int RIGHT = 12;
    private static final int BETWEEN = 16;
    private static final int TOP = 44;
    private static final int BOTTOM = 42;
    private static final double DOT = 2.6;
    private static final double MARGIN = 0.05;
    /** Of the distances; the few beyond are drawn at the edge, so that the others can be told apart. */
    private static final double SHOWN = 0.98;
    private static final double LEGEND = 18;

    private final List<StudyRecord> records;
    private final List<String> modes;
    private final String lossName;
    private final FigureStyle style;
    private final double reach;
    private final double low;
    private final double high;

    /**
     * Prepares the picture.
     *
     * @param all records of one study; those of other losses and of coordinate noise are left out
     * @param lossName which loss
     * @param style how it looks
     */
    public SimilarityFigure(List<StudyRecord> all, String lossName, FigureStyle style) {
        this.records = all.stream().filter(record -> record.of().noise() == NoiseKind.LATTICE && record.of().lossName().equals(lossName)
                && record.end().loss() != null).toList();
        this.lossName = lossName;
        this.style = style;
        this.modes = records.stream().map(record -> record.of().mode()).distinct().toList();
        double[] distances = records.stream().mapToDouble(record -> record.end().distance()).sorted().toArray();
        double most = distances.length == 0 ? 0 : distances[(int) (SHOWN * (distances.length - 1))];
        this.reach = most > 0 ? most * (1 + MARGIN) : 1;
        double[] losses = records.stream().mapToDouble(record -> record.end().loss()).toArray();
        double least = Arrays.stream(losses).min().orElse(0);
        double largest = Arrays.stream(losses).max().orElse(1);
        double margin = largest > least ? MARGIN * (largest - least) : 0.5;
        this.low = least - margin;
        this.high = largest + margin;
    }

    private Rectangle area(int panel, double width, double height) {
        int count = Math.max(1, modes.size());
        double each = (width - LEFT - RIGHT - BETWEEN * (count - 1.0)) / count;
        return new Rectangle((int) (LEFT + panel * (each + BETWEEN)), TOP, (int) Math.max(1, each),
                (int) Math.max(1, height - TOP - BOTTOM));
    }

    private double x(StudyRecord record, Rectangle area) {
        return area.x + (MARGIN / 2 + (1 - MARGIN) * Math.min(1, record.end().distance() / reach)) * area.width;
    }

    private double y(StudyRecord record, Rectangle area) {
        return area.getMaxY() - (record.end().loss() - low) / (high - low) * area.height;
    }

    /**
     * Finds the end nearest to a place.
     *
     * @param x in logical pixels
     * @param y in logical pixels
     * @param width of the picture
     * @param height of the picture
     * @param radius how far away it may be, in logical pixels
     * @return its record, or nothing
     */
    public Optional<StudyRecord> nearest(double x, double y, double width, double height, double radius) {
        StudyRecord found = null;
        double best = radius * radius;
        for (StudyRecord record : records) {
            Rectangle area = area(modes.indexOf(record.of().mode()), width, height);
            double dx = x(record, area) - x;
            double dy = y(record, area) - y;
            if (dx * dx + dy * dy <= best) {
                best = dx * dx + dy * dy;
                found = record;
            }
        }
        return Optional.ofNullable(found);
    }

    /**
     * Tells where a record lies.
     *
     * @param record one of the study
     * @param width of the picture in logical pixels
     * @param height of the picture
     * @return x and y in logical pixels, or nothing where it is not shown
     */
    public Optional<double[]> place(StudyRecord record, double width, double height) {
        if (record.of().noise() != NoiseKind.LATTICE || !record.of().lossName().equals(lossName) || record.end().loss() == null) {
            return Optional.empty();
        }
        Rectangle area = area(modes.indexOf(record.of().mode()), width, height);
        return Optional.of(new double[] {x(record, area), y(record, area)});
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        legend(g, LEFT);
        for (int i = 0; i < modes.size(); i++) {
            Rectangle area = area(i, width, height);
            g.setColor(style.text());
            new RichText(RateColumns.label(modes.get(i)), style.labelFont()).draw(g, area.x, area.y - 6.0, 0);
            axes(g, area, i == 0);
            List<StudyRecord> panel = new ArrayList<>();
            String mode = modes.get(i);
            // the matches last: they are what is looked for
            records.stream().filter(record -> record.of().mode().equals(mode) && !record.match()).forEach(panel::add);
            records.stream().filter(record -> record.of().mode().equals(mode) && record.match()).forEach(panel::add);
            panel.forEach(record -> mark(g, x(record, area), y(record, area), record.match(), record.end().distance() > reach));
        }
        g.dispose();
    }

    private void axes(Graphics2D g, Rectangle area, boolean first) {
        double before = -reach * MARGIN / 2 / (1 - MARGIN);
        NumberAxis below = Axes.axis(before, reach - before, Math.max(1, area.width / 70.0), style);
        below.setPlot(new XYPlot());
        below.draw(g, area.getMaxY(), area, area, RectangleEdge.BOTTOM, null);
        NumberAxis beside = Axes.axis(low, high, Math.max(1, area.height / 70.0), style);
        beside.setPlot(new XYPlot());
        beside.setTickLabelsVisible(first);
        beside.draw(g, area.getMinX(), area, area, RectangleEdge.LEFT, null);
        LandscapeFigure.outline(g, area, style);
        g.setColor(style.text());
        new RichText("Distance from the truth", style.labelFont()).draw(g, area.getCenterX(), area.getMaxY() + BOTTOM - 8, 0.5);
        if (first) {
            new RichText(ItalicMarks.escape(lossName) + " loss at the end", style.labelFont()).drawUpwards(g, 16, area.getCenterY());
        }
    }

    private void legend(Graphics2D g, double from) {
        double x = from + 4;
        double y = LEGEND - 8;
        boolean beyond = records.stream().anyMatch(record -> record.end().distance() > reach);
        String[] names = {"match", "no match", beyond ? "farther away" : ""};
        for (int i = 0; i < names.length; i++) {
            if (!names[i].isEmpty()) {
                mark(g, x, y, i == 0, i == 2);
                g.setColor(style.text());
                RichText text = new RichText(names[i], style.tickFont());
                text.draw(g, x + 8, y + 4, 0);
                x += text.width() + 28;
            }
        }
    }

    private void mark(Graphics2D g, double x, double y, boolean match, boolean beyond) {
        g.setColor(style.candidate(match ? 0 : 1));
        if (match && !beyond) {
            g.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
            g.setColor(style.background());
            g.setStroke(new BasicStroke(0.5f));
            g.draw(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
        } else if (beyond) {
            Path2D arrow = new Path2D.Double();
            arrow.moveTo(x - DOT, y - DOT);
            arrow.lineTo(x + DOT, y);
            arrow.lineTo(x - DOT, y + DOT);
            g.setStroke(new BasicStroke(1.2f));
            g.draw(arrow);
        } else {
            g.setStroke(new BasicStroke(1.1f));
            g.draw(new Line2D.Double(x - DOT, y - DOT, x + DOT, y + DOT));
            g.draw(new Line2D.Double(x - DOT, y + DOT, x + DOT, y - DOT));
        }
    }
}
