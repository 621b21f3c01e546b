package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.braggscape.ReferenceCases;
import org.braggscape.autodiff.DifferentiableFunction.Evaluator;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.Target;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Draws the picture of the page on the simulator: the loss where a reflection of a growing U2Ti cell enters the range, with
 * the sharp cut and with the taper. To be run by hand: {@code EnteringReflectionPicture FILE.svg}.
 */
public final class EnteringReflectionPicture {
    private static final int POINTS = 400;
    /** Half the width of the picture as a change of scale. */
    private static final double WINDOW = 1e-4;

    private EnteringReflectionPicture() {
    }

    public static void main(String[] arguments) throws IOException {
        CrystalStructure truth = ReferenceCases.sample("U2Ti");
        Evaluator sharp = evaluator(truth, XrdSettings.PAPER.withSharpCut(true));
        Evaluator taper = evaluator(truth, XrdSettings.PAPER);
        double entrance = largestJump(truth, sharp);
        double before = entrance - WINDOW;
        double slope = (taper.value(scaled(truth, entrance + 1e-6)) - taper.value(scaled(truth, entrance - 1e-6))) / 2e-6;
        XYSeries sharpCurve = new XYSeries("sharp cut at 90°");
        XYSeries taperCurve = new XYSeries("taper from 92° to 95°");
        for (int i = 0; i <= POINTS; i++) {
            double scale = before + 2 * WINDOW * i / POINTS;
            double line = slope * (scale - before);
            double edge = scale * truth.lattice().a();
            sharpCurve.add(edge, 1e4 * (sharp.value(scaled(truth, scale)) - sharp.value(scaled(truth, before)) - line));
            taperCurve.add(edge, 1e4 * (taper.value(scaled(truth, scale)) - taper.value(scaled(truth, before)) - line));
        }
        XYSeriesCollection curves = new XYSeriesCollection(sharpCurve);
        curves.addSeries(taperCurve);
        JFreeChart chart = ChartFactory.createXYLineChart(null, "a / Å (all edges in proportion)",
                "(cosine loss − straight line) × 10,000", curves);
        style(chart);
        try (OutputStream stream = Files.newOutputStream(Path.of(arguments[0]))) {
            SvgWriter.write((graphics, width, height) -> chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height)),
                    new FigureExport.Size(140, 80), stream);
        }
    }

    private static void style(JFreeChart chart) {
        StandardChartTheme theme = new StandardChartTheme("plain");
        theme.setExtraLargeFont(FontFamily.PLEX.regular(14));
        theme.setLargeFont(FontFamily.PLEX.regular(12));
        theme.setRegularFont(FontFamily.PLEX.regular(11));
        theme.setSmallFont(FontFamily.PLEX.regular(10));
        theme.apply(chart);
        chart.setBackgroundPaint(Color.WHITE);
        XYPlot plot = chart.getXYPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setDomainGridlinesVisible(false);
        ((NumberAxis) plot.getDomainAxis()).setAutoRangeIncludesZero(false);
        plot.getDomainAxis().setLowerMargin(0);
        plot.getDomainAxis().setUpperMargin(0);
        plot.getRenderer().setSeriesPaint(0, new Color(0xB2, 0x3A, 0x2E));
        plot.getRenderer().setSeriesPaint(1, new Color(0x1F, 0x5A, 0x96));
        plot.getRenderer().setSeriesStroke(0, new BasicStroke(1.6f));
        plot.getRenderer().setSeriesStroke(1, new BasicStroke(1.6f));
    }

    /** Where between 0.97 and 1.03 the sharply cut loss changes most beyond what its neighbours lead one to expect. */
    private static double largestJump(CrystalStructure truth, Evaluator sharp) {
        int steps = 20_000;
        double[] values = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            values[i] = sharp.value(scaled(truth, 0.97 + 0.06 * i / steps));
        }
        int best = 2;
        double largest = 0;
        for (int i = 2; i < steps - 1; i++) {
            double jump = Math.abs(values[i + 1] - values[i] - (values[i] - values[i - 1] + values[i + 2] - values[i + 1]) / 2);
            if (jump > largest) {
                largest = jump;
                best = i;
            }
        }
        return 0.97 + 0.06 * (best + 0.5) / steps;
    }

    private static Evaluator evaluator(CrystalStructure truth, XrdSettings settings) {
        return Objective.exact(Target.of(truth), truth, settings, new CosineLoss(), ParameterLayout.cellOnly(truth.sites().size()))
                .newEvaluator();
    }

    private static double[] scaled(CrystalStructure truth, double scale) {
        double[] cell = truth.lattice().parameters();
        for (int i = 0; i < 3; i++) {
            cell[i] *= scale;
        }
        return cell;
    }
}
