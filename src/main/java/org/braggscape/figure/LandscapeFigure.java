package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.landscape.Minimum;
import org.braggscape.study.BasinMap;
import org.braggscape.study.Landscape;
import org.braggscape.study.MatchRegion;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * The map of a landscape: colours, contour lines, truth and false minima over two axes, with a colour bar.
 *
 * <p>Incomplete maps have no contour lines: those of a coarse picture are an artefact of its steps.
 */
public final class LandscapeFigure implements Figure {
    /** So many of the deepest false minima carry numbers. */
    public static final int NUMBERED = 9;
    /** Radius of the rings of numbered minima in logical pixels. */
    public static final double RING_RADIUS = 8;

    private static final Color OUTLINE_EDGE = new Color(13, 17, 23, 205);
    private static final int LEFT = 64;
    private static final int RIGHT = 104;
    private static final int RIGHT_WITHOUT_BAR = 24;
    private static final int LEAST_MAP = 90;
    private static final int TOP = 12;
    private static final int BOTTOM = 52;
    private static final int BAR_GAP = 16;
    private static final int BAR_WIDTH = 14;
    private static final double WIDEST = 1.3;
    private static final double TALLEST = 1.35;
    private static final double MOST_STEPS = 4.5;
    private static final double ROOM_PER_STEP = 75;

    private final Landscape landscape;
    private final FigureStyle style;
    private final double low;
    private final double high;
    private final HeatMap heatMap;
    private final ContourLines contours;
    private final BasinPaint basins;
    private final MapOverlays overlays;
    private final double[] x;
    private final double[] y;

    /**
     * Prepares the picture: colours the map and follows the contour lines, which takes some milliseconds.
     *
     * @param landscape what to show
     * @param style how
     */
    public LandscapeFigure(Landscape landscape, FigureStyle style) {
        this(landscape, style, MapOverlays.of(landscape, style));
    }

    /**
     * Prepares the picture with overlays that are known already.
     *
     * @param landscape what to show
     * @param style how; parts of it that are not among the overlays are left out
     * @param overlays besides the losses
     */
    public LandscapeFigure(Landscape landscape, FigureStyle style, MapOverlays overlays) {
        this(landscape, style, landscape.slice().minimum(), landscape.slice().maximum(), overlays);
    }

    /**
     * Prepares the picture in a scale of colours that it shares with others.
     *
     * @param landscape what to show
     * @param style how
     * @param minimum loss at the lower end of the colours
     * @param maximum loss at the upper end
     */
    public LandscapeFigure(Landscape landscape, FigureStyle style, double minimum, double maximum) {
        this(landscape, style, minimum, maximum, MapOverlays.of(landscape, style));
    }

    private LandscapeFigure(Landscape landscape, FigureStyle style, double minimum, double maximum, MapOverlays overlays) {
        this.overlays = overlays;
        this.landscape = landscape;
        this.style = style;
        this.x = landscape.xValues();
        this.y = landscape.yValues();
        boolean level = !(maximum > minimum);
        // a map of one value, or of holes only, still needs an axis with two ends
        low = Double.isNaN(minimum) ? 0 : level ? minimum - 0.5 : minimum;
        high = Double.isNaN(maximum) ? 1 : level ? maximum + 0.5 : maximum;
        heatMap = new HeatMap(landscape.slice().values(), low, high, style);
        basins = overlays.basins().map(map -> new BasinPaint(map, style)).orElse(null);
        contours = landscape.complete() && !level && basins == null && style.shows(FigurePart.CONTOURS)
                ? new ContourLines(landscape, low, high, style) : null;
    }

    /** {@return what it shows} */
    public Landscape landscape() {
        return landscape;
    }

    /** {@return the loss at the lower end of the colours} */
    public double low() {
        return low;
    }

    /** {@return the loss at the upper end of the colours} */
    public double high() {
        return high;
    }

    /**
     * The colour that this map gives to a loss.
     *
     * @param loss which; what lies outside of the map's losses gets the colour of the nearer end
     * @return opaque, as 0xAARRGGBB
     */
    public int argb(double loss) {
        return style.colourMap().argb((loss - low) / (high - low));
    }

    /**
     * Tells where the map lies in the picture. The frame is no more than about a third wider or taller than a square.
     *
     * @param width of the picture in logical pixels
     * @param height of the picture in logical pixels
     * @return the frame
     */
    public MapFrame frame(double width, double height) {
        double freeWidth = Math.max(1, width - LEFT - right(style));
        double freeHeight = Math.max(1, height - TOP - BOTTOM);
        double usedWidth = Math.min(freeWidth, WIDEST * freeHeight);
        double usedHeight = Math.min(freeHeight, TALLEST * freeWidth);
        Rectangle area = new Rectangle((int) Math.round(LEFT + (freeWidth - usedWidth) / 2), TOP,
                (int) Math.max(1, usedWidth), (int) Math.max(1, usedHeight));
        return new MapFrame(area, x[0], x[x.length - 1], y[0], y[y.length - 1]);
    }

    /**
     * Finds the minimum whose number lies at a place of the picture, where there was no room for it at the minimum itself.
     *
     * @param pixelX column in logical pixels
     * @param pixelY row in logical pixels
     * @param frame where the map lies, from {@link #frame}
     * @return the minimum, nothing where there is no such number
     */
    public Optional<Minimum> movedNumberAt(double pixelX, double pixelY, MapFrame frame) {
        return markers(frame, List.of()).movedNumberAt(pixelX, pixelY).map(number -> landscape.falseMinima().get(number - 1));
    }

    private Markers markers(MapFrame frame, List<double[]> above) {
        // minima of the slice mean nothing to descents that leave it
        boolean away = basins != null && overlays.basins().get().way() == BasinMap.Way.FULL;
        return new Markers(landscape, frame, away ? style.with(FigurePart.MINIMA, false) : style, above);
    }

    private static int right(FigureStyle style) {
        return style.shows(FigurePart.COLOUR_BAR) ? RIGHT : RIGHT_WITHOUT_BAR;
    }

    /** {@return the least size of any map in a style} */
    static Dimension least(FigureStyle style) {
        return new Dimension(LEFT + right(style) + LEAST_MAP, TOP + BOTTOM + LEAST_MAP);
    }

    @Override
    public Dimension least() {
        return least(style);
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        paint(graphics, width, height, List.of());
    }

    /**
     * Paints the map below something else.
     *
     * @param graphics where
     * @param width in logical pixels
     * @param height in logical pixels
     * @param above discs x, y, radius in logical pixels that will be covered, where no number may stand
     */
    void paint(Graphics2D graphics, double width, double height, List<double[]> above) {
        Graphics2D g = (Graphics2D) graphics.create();
        prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        MapFrame frame = frame(width, height);
        Markers markers = markers(frame, above);
        if (basins != null) {
            basins.draw(g, frame);
        } else {
            heatMap.draw(g, frame);
        }
        if (contours != null) {
            contours.draw(g, frame, Stream.concat(markers.discs().stream(), above.stream()).toList());
        }
        overlays.region().ifPresent(region -> outline(g, frame, region));
        drawAxes(g, frame);
        Rectangle area = frame.area();
        if (style.shows(FigurePart.COLOUR_BAR)) {
            Rectangle bar = new Rectangle(area.x + area.width + BAR_GAP, area.y, BAR_WIDTH, area.height);
            if (basins != null) {
                basins.legend(g, bar, area.getMaxX() + RIGHT - 12);
            } else {
                ColourBar.draw(g, bar, low, high, ParameterText.axis(landscape.request().loss()), area.getMaxX() + RIGHT - 12,
                        style);
            }
        }
        markers.draw(g);
        g.dispose();
    }

    /** A light line between dark edges, with its name where it reaches highest. */
    private void outline(Graphics2D g, MapFrame frame, MatchRegion region) {
        Path2D line = new Path2D.Double();
        double[] highest = null;
        for (double[] part : region.outline()) {
            for (int i = 0; i < part.length; i += 2) {
                double pixelX = frame.pixelX(part[i]);
                double pixelY = frame.pixelY(part[i + 1]);
                if (i == 0) {
                    line.moveTo(pixelX, pixelY);
                } else {
                    line.lineTo(pixelX, pixelY);
                }
                if (highest == null || pixelY < highest[1]) {
                    highest = new double[] {pixelX, pixelY};
                }
            }
            line.closePath();
        }
        if (highest == null) {
            return;
        }
        Shape clip = g.getClip();
        // half of a line along the rim lies outside
        Rectangle area = new Rectangle(frame.area());
        area.grow(2, 2);
        g.clip(area);
        g.setStroke(new BasicStroke(4.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(OUTLINE_EDGE);
        g.draw(line);
        g.setStroke(new BasicStroke(1.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(Color.WHITE);
        g.draw(line);
        g.setClip(clip);
        double size = style.sizes().annotation();
        RichText name = new RichText("match", style.family().semiBold(size));
        double half = name.width() / 2 + 4;
        double x = Math.max(frame.area().x + half, Math.min(frame.area().getMaxX() - half, highest[0]));
        double y = Math.max(frame.area().y + 0.75 * size + 3, highest[1]);
        g.setColor(OUTLINE_EDGE);
        g.fill(new RoundRectangle2D.Double(x - half, y - 0.75 * size, 2 * half, 1.5 * size, size, size));
        g.setColor(Color.WHITE);
        name.draw(g, x, y + 0.36 * size, 0.5);
    }

    private void drawAxes(Graphics2D g, MapFrame frame) {
        Rectangle area = frame.area();
        XYPlot plot = new XYPlot(null, Axes.axis(frame.left(), frame.right(), steps(area.width), style),
                Axes.axis(frame.bottom(), frame.top(), steps(area.height), style), null);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        AxisSpace below = new AxisSpace();
        below.setBottom(BOTTOM);
        plot.setFixedDomainAxisSpace(below);
        AxisSpace beside = new AxisSpace();
        beside.setLeft(LEFT);
        plot.setFixedRangeAxisSpace(beside);
        // with the fixed spaces the plot's data area is exactly the frame's
        plot.draw(g, new Rectangle(area.x - LEFT, area.y, area.width + LEFT, area.height + BOTTOM), null, null, null);
        outline(g, area, style);
        g.setColor(style.text());
        new RichText(ParameterText.axis(landscape.request().x().parameter()), style.labelFont())
                .draw(g, area.getCenterX(), area.getMaxY() + BOTTOM - 12, 0.5);
        new RichText(ParameterText.axis(landscape.request().y().parameter()), style.labelFont())
                .drawUpwards(g, area.x - LEFT + 18, area.getCenterY());
    }

    /** As many steps as there is room for their numbers. */
    private static double steps(int pixels) {
        return Math.max(1, Math.min(MOST_STEPS, pixels / ROOM_PER_STEP));
    }

    static void outline(Graphics2D g, Rectangle area, FigureStyle style) {
        g.setColor(style.frame());
        g.setStroke(new BasicStroke(1));
        g.draw(area);
    }

    static void prepare(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }
}
