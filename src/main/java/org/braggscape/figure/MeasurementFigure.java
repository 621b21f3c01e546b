package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.TwoThetaGrid;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;

/** A measured pattern with its background, what was calculated for it, their difference below, and the parts left out. */
public final class MeasurementFigure implements Figure {
    private static final double LEFT = 0.04;
    private static final Color BACKGROUND_LINE = new Color(0xD55E00);
    private static final Color CALCULATED = new Color(0x0969DA);
    /** Over parts that do not count; light enough for curves in front of it, on white and on black. */
    static final Color EXCLUDED = new Color(128, 128, 128, 70);

    private final Curves curves;
    private final FigureStyle style;

    /**
     * What is drawn, all curves on the same angles.
     *
     * @param grid the angles
     * @param observed intensity as measured
     * @param background under the peaks, null for none
     * @param calculated with background, null for none
     * @param excluded parts that do not count
     */
    public record Curves(TwoThetaGrid grid, double[] observed, double[] background, double[] calculated,
            List<AngleRange> excluded) {
    }

    /**
     * Prepares the picture.
     *
     * @param curves what to draw
     * @param style how
     */
    public MeasurementFigure(Curves curves, FigureStyle style) {
        this.curves = curves;
        this.style = style;
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        double[] x = curves.grid().angles();
        double largest = 0;
        double smallest = 0;
        for (double value : curves.observed()) {
            largest = Math.max(largest, value);
            smallest = Math.min(smallest, value);
        }
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
        add(data, lines, "measured", x, curves.observed(), style.text(), 1f);
        double lowest = smallest;
        if (curves.background() != null) {
            add(data, lines, "background", x, curves.background(), BACKGROUND_LINE, 1.4f);
        }
        if (curves.calculated() != null) {
            add(data, lines, "calculated", x, curves.calculated(), CALCULATED, 1.2f);
            double[] difference = new double[x.length];
            lowest = smallest - 0.12 * largest;
            for (int k = 0; k < x.length; k++) {
                difference[k] = lowest + curves.observed()[k] - curves.calculated()[k];
            }
            add(data, lines, "difference", x, difference, style.muted(), 0.9f);
            lowest -= 0.12 * largest;
        }
        double bottom = lowest - LEFT * (largest - lowest);
        NumberAxis angles = Axes.axis(x[0], x[x.length - 1], style);
        NumberAxis counts = Axes.axis(bottom, Math.max(bottom + 1e-9, largest * 1.05), style);
        XYPlot plot = new XYPlot(data, angles, counts, lines);
        plot.setBackgroundPaint(null);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setOutlinePaint(style.frame());
        angles.setLabel("2θ / °");
        counts.setLabel("Intensity");
        for (NumberAxis axis : List.of(angles, counts)) {
            axis.setLabelFont(style.labelFont());
            axis.setLabelPaint(style.text());
        }
        for (AngleRange part : curves.excluded()) {
            plot.addDomainMarker(new IntervalMarker(part.from(), part.to(), EXCLUDED), Layer.BACKGROUND);
        }
        plot.draw(g, new Rectangle2D.Double(0, 0, width, height), null, null, null);
        g.dispose();
    }

    private static void add(DefaultXYDataset data, XYLineAndShapeRenderer lines, String name, double[] x, double[] y,
            Color colour, float width) {
        int series = data.getSeriesCount();
        data.addSeries(name, new double[][] {x, y});
        lines.setSeriesPaint(series, colour);
        lines.setSeriesStroke(series, new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    }
}
