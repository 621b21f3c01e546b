package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.braggscape.landscape.Contours;
import org.braggscape.study.Landscape;

/** The contour lines of a map at round losses, interrupted by their numbers. */
final class ContourLines {
    private static final Color LIGHT_LINE = new Color(255, 255, 255, 120);
    private static final Color DARK_LINE = new Color(0, 0, 0, 80);
    private static final Color LIGHT_NUMBER = new Color(255, 255, 255, 235);
    private static final Color DARK_NUMBER = new Color(0, 0, 0, 215);
    private static final double LIGHT_UP_TO = 0.6;
    private static final int NUMBERS_PER_LEVEL = 2;
    private static final double SIZE_SHARE = 0.9;
    private static final double GAP = 3;

    private final List<Level> levels = new ArrayList<>();
    private final FigureStyle style;
    private final int decimals;

    private record Level(double value, boolean inDark, List<double[]> lines) {
    }

    private record Number(ContourLabels.Place place, String text, boolean inDark) {
    }

    /**
     * Follows the lines.
     *
     * @param map complete
     * @param low the value of the lowest colour
     * @param high the value of the highest colour, larger
     * @param style how many levels, and whether they have numbers
     */
    ContourLines(Landscape map, double low, double high, FigureStyle style) {
        this.style = style;
        Contours contours = new Contours(map.xValues(), map.yValues(), map.slice().values());
        double step = Axes.roundStep((high - low) / style.contourLevels() * 1.3);
        decimals = Axes.decimals(step);
        for (long i = (long) Math.ceil(low / step); i * step < high; i++) {
            levels.add(new Level(i * step, i * step < low + LIGHT_UP_TO * (high - low), contours.lines(i * step)));
        }
    }

    /**
     * Draws the lines and their numbers.
     *
     * @param g where
     * @param frame of the map
     * @param keepFree discs x, y, radius in logical pixels on which no number may stand
     */
    void draw(Graphics2D g, MapFrame frame, List<double[]> keepFree) {
        List<Number> numbers = style.shows(FigurePart.CONTOUR_LABELS) ? numbers(frame, keepFree) : List.of();
        Shape clip = g.getClip();
        if (numbers.isEmpty()) {
            g.clip(frame.area());
        } else {
            Area open = new Area(frame.area());
            numbers.forEach(number -> open.subtract(new Area(number.place().box())));
            g.clip(open);
        }
        g.setStroke(new BasicStroke(0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        for (Level level : levels) {
            Path2D path = new Path2D.Double();
            for (double[] line : level.lines()) {
                double[] pixels = pixels(line, frame);
                path.moveTo(pixels[0], pixels[1]);
                for (int i = 2; i < pixels.length; i += 2) {
                    path.lineTo(pixels[i], pixels[i + 1]);
                }
            }
            g.setColor(level.inDark() ? LIGHT_LINE : DARK_LINE);
            g.draw(path);
        }
        g.setClip(clip);
        AffineTransform before = g.getTransform();
        for (Number number : numbers) {
            g.translate(number.place().x(), number.place().y());
            g.rotate(number.place().angle());
            g.setColor(number.inDark() ? LIGHT_NUMBER : DARK_NUMBER);
            new RichText(number.text(), font()).draw(g, 0, 0.36 * font().getSize2D(), 0.5);
            g.setTransform(before);
        }
    }

    private Font font() {
        return style.font(SIZE_SHARE * style.sizes().annotation());
    }

    private List<Number> numbers(MapFrame frame, List<double[]> keepFree) {
        ContourLabels labels = new ContourLabels(frame.area());
        keepFree.forEach(disc -> labels.keepFree(disc[0], disc[1], disc[2]));
        List<Number> numbers = new ArrayList<>();
        for (Level level : levels) {
            String text = Decimals.text(level.value(), decimals);
            double width = new RichText(text, font()).width() + 2 * GAP;
            // with the longest lines first, the numbers stand where a reader looks for them
            level.lines().stream().map(line -> pixels(line, frame))
                    .sorted(Comparator.comparingDouble(ContourLines::length).reversed()).limit(NUMBERS_PER_LEVEL)
                    .forEach(line -> labels.place(line, width, font().getSize2D())
                            .ifPresent(place -> numbers.add(new Number(place, text, level.inDark()))));
        }
        return numbers;
    }

    private static double length(double[] line) {
        double length = 0;
        for (int i = 2; i < line.length; i += 2) {
            length += Math.hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
        }
        return length;
    }

    private static double[] pixels(double[] line, MapFrame frame) {
        double[] pixels = new double[line.length];
        for (int i = 0; i < line.length; i += 2) {
            pixels[i] = frame.pixelX(line[i]);
            pixels[i + 1] = frame.pixelY(line[i + 1]);
        }
        return pixels;
    }
}
