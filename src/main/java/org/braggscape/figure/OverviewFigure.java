package org.braggscape.figure;

import java.awt.Font;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.study.Landscape;
import org.braggscape.study.MapParameter;
import org.braggscape.study.Overview;

/**
 * All pairs of cell parameters at once (Segal et al., Figure 5): a triangle of small maps in one scale of colours. Maps that
 * symmetry makes equal to an earlier one are pale and say so.
 */
public final class OverviewFigure implements Figure {
    private static final int SIDE = 5;
    private static final int LEFT = 62;
    private static final int BOTTOM = 48;
    private static final int TOP = 12;
    private static final int RIGHT = 12;
    private static final int GAP = 8;
    private static final int LEAST_MAP = 44;
    private static final int BAR_WIDTH = 14;
    private static final double BAR_SHARE = 1.6;
    private static final int PALE = 190;
    /** Of the usual size. */
    private static final double LEAST_TEXT = 0.65;

    private final Overview overview;
    private final FigureStyle style;
    private final double low;
    private final double high;
    private final HeatMap[] heatMaps;

    /**
     * Colours the maps.
     *
     * @param overview the maps that are there
     * @param style how
     */
    public OverviewFigure(Overview overview, FigureStyle style) {
        this.overview = overview;
        this.style = style;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Overview.PairMap map : overview.maps()) {
            least = Math.min(least, map.landscape().slice().minimum());
            most = Math.max(most, map.landscape().slice().maximum());
        }
        low = least < most ? least : -1;
        high = least < most ? most : 0;
        heatMaps = overview.maps().stream().map(map -> new HeatMap(map.landscape().slice().values(), low, high, style))
                .toArray(HeatMap[]::new);
    }

    /** {@return what it shows} */
    public Overview overview() {
        return overview;
    }

    /**
     * Where a map lies.
     *
     * @param index of the map
     * @param width of the picture
     * @param height of the picture
     * @return its area in logical pixels
     */
    public Rectangle area(int index, double width, double height) {
        double cell = Math.max(1, Math.min((width - LEFT - RIGHT) / SIDE, (height - TOP - BOTTOM) / SIDE));
        int row = 0;
        int first = 0;
        while (first + row + 1 <= index) {
            first += row + 1;
            row++;
        }
        int column = index - first;
        double left = LEFT + Math.max(0, (width - LEFT - RIGHT - SIDE * cell) / 2);
        return new Rectangle((int) Math.round(left + column * cell), (int) Math.round(TOP + row * cell),
                (int) Math.max(1, Math.round(cell - GAP)), (int) Math.max(1, Math.round(cell - GAP)));
    }

    /** {@return the least size of such a figure of any maps} */
    static Dimension leastOfAll() {
        return new Dimension(LEFT + RIGHT + SIDE * LEAST_MAP, TOP + BOTTOM + SIDE * LEAST_MAP);
    }

    @Override
    public Dimension least() {
        return leastOfAll();
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        for (int i = 0; i < heatMaps.length; i++) {
            paintMap(g, i, area(i, width, height));
        }
        g.setColor(style.text());
        for (int i = 0; i < SIDE; i++) {
            Rectangle left = area(i * (i + 1) / 2, width, height);
            new RichText(ParameterText.axis(MapParameter.of(LatticeParameter.values()[i + 1])), style.labelFont())
                    .drawUpwards(g, left.x - 40, left.getCenterY());
            Rectangle lowest = area(SIDE * (SIDE - 1) / 2 + i, width, height);
            new RichText(ParameterText.axis(MapParameter.of(LatticeParameter.values()[i])), style.labelFont())
                    .draw(g, lowest.getCenterX(), lowest.getMaxY() + 36, 0.5);
        }
        if (heatMaps.length > 0) {
            paintEnds(g, width, height);
        }
        if (heatMaps.length > 0 && style.shows(FigurePart.COLOUR_BAR)) {
            Rectangle corner = area(2, width, height);
            Rectangle right = area(SIDE * (SIDE + 1) / 2 - 1, width, height);
            Rectangle bar = new Rectangle((int) right.getMaxX() - 90, area(0, width, height).y + 8, BAR_WIDTH,
                    (int) (BAR_SHARE * corner.height));
            ColourBar.draw(g, bar, low, high, ParameterText.axis(overview.loss()), bar.getMaxX() + 62, style);
        }
        g.dispose();
    }

    private void paintMap(Graphics2D g, int index, Rectangle area) {
        Landscape map = overview.maps().get(index).landscape();
        double[] x = map.xValues();
        double[] y = map.yValues();
        MapFrame frame = new MapFrame(area, x[0], x[x.length - 1], y[0], y[y.length - 1]);
        heatMaps[index].draw(g, frame);
        overview.maps().get(index).sameAs().ifPresentOrElse(twin -> {
            Color background = style.background();
            g.setColor(new Color(background.getRed(), background.getGreen(), background.getBlue(), PALE));
            g.fill(area);
            g.setColor(style.text());
            String same = "as " + ParameterText.symbol(twin.request().x().parameter()) + "–"
                    + ParameterText.symbol(twin.request().y().parameter());
            double size = Math.min(style.fontSize(), area.width / 9.0);
            if (size < LEAST_TEXT * style.fontSize()) {
                // both lines could not be read
                double one = Math.min(style.fontSize(), area.width / 5.0);
                new RichText(same, style.font(one)).draw(g, area.getCenterX(), area.getCenterY() + 0.35 * one, 0.5);
                return;
            }
            Font font = style.font(size);
            new RichText(same, font).draw(g, area.getCenterX(), area.getCenterY() - 2, 0.5);
            new RichText("by symmetry", font).draw(g, area.getCenterX(), area.getCenterY() + 1.2 * size, 0.5);
        }, () -> {
            if (map.request().containsTruth() && style.shows(FigurePart.TRUTH)) {
                Markers.smallStar(g, frame.pixelX(map.plane().middleX()), frame.pixelY(map.plane().middleY()));
            }
        });
        LandscapeFigure.outline(g, area, style);
    }

    /** The ends of the outer axes in numbers; all maps of a column or row share them. */
    private void paintEnds(Graphics2D g, double width, double height) {
        // both ends of an axis stand below one map, however small it is
        double size = Math.min(0.9 * style.fontSize(), area(0, width, height).width / 5.4);
        Font font = style.font(size);
        g.setColor(style.muted());
        for (int i = 0; i < overview.maps().size(); i++) {
            Landscape map = overview.maps().get(i).landscape();
            LatticeParameter x = ((MapParameter.Cell) map.request().x().parameter()).parameter();
            LatticeParameter y = ((MapParameter.Cell) map.request().y().parameter()).parameter();
            Rectangle area = area(i, width, height);
            int decimals = 1;
            if (x == LatticeParameter.A) {
                new RichText(Decimals.text(map.request().y().to(), decimals), font).draw(g, area.x - 6, area.y + size, 1);
                new RichText(Decimals.text(map.request().y().from(), decimals), font)
                        .draw(g, area.x - 6, area.getMaxY() - 1, 1);
            }
            if (y == LatticeParameter.GAMMA) {
                new RichText(Decimals.text(map.request().x().from(), decimals), font)
                        .draw(g, area.x + 2, area.getMaxY() + size + 4, 0);
                new RichText(Decimals.text(map.request().x().to(), decimals), font)
                        .draw(g, area.getMaxX() - 2, area.getMaxY() + size + 4, 1);
            }
        }
    }
}
