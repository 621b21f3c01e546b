package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.braggscape.study.BasinMap;

/**
 * The basins of a map. The truth's is the lightest and hatched; those of false minima have tones so that no two of neighbours are
 * the same, told apart in grey too; between them run lines.
 */
final class BasinPaint {
    /** By increasing luminance. */
    private static final Color[] TONES = {new Color(0x33415F), new Color(0x6B4C5E), new Color(0x4C7069), new Color(0x8A7A4E),
        new Color(0x7C8FB5), new Color(0xB59A8C)};
    private static final Color TRUTH = new Color(0xFBF6E3);
    private static final Color HATCH = new Color(0xB8860B);
    private static final Color RIM = new Color(0xC3C8CE);
    private static final Color DARK = new Color(13, 17, 23, 170);
    private static final Color LIGHT = new Color(255, 255, 255, 235);
    private static final double HATCHES = 7;
    private static final double HATCH_STEP = 1;
    private static final double SWATCH = 16;

    private final BasinMap basins;
    private final FigureStyle style;
    private final Color[] colours;
    private final HeatMap map;

    /**
     * Chooses the tones.
     *
     * @param basins to be painted
     * @param style colours of holes
     */
    BasinPaint(BasinMap basins, FigureStyle style) {
        this.basins = basins;
        this.style = style;
        colours = colours(basins);
        int[][] owners = basins.owners();
        int[][] argb = new int[owners.length][owners[0].length];
        for (int row = 0; row < owners.length; row++) {
            for (int column = 0; column < owners[0].length; column++) {
                argb[row][column] = (owners[row][column] == BasinMap.NONE ? style.hole() : colours[owners[row][column]]).getRGB();
            }
        }
        map = new HeatMap(argb);
    }

    /** Each basin gets the first tone that none of its neighbours has, the largest first. */
    private static Color[] colours(BasinMap basins) {
        List<BasinMap.Basin> all = basins.basins();
        List<Set<Integer>> neighbours = all.stream().<Set<Integer>>map(basin -> new HashSet<>()).toList();
        int[][] owners = basins.owners();
        for (int row = 0; row < owners.length; row++) {
            for (int column = 0; column < owners[0].length; column++) {
                for (int[] step : new int[][] {{0, 1}, {1, 0}, {1, 1}, {1, -1}}) {
                    int r = row + step[0];
                    int c = column + step[1];
                    if (r < owners.length && c >= 0 && c < owners[0].length) {
                        int one = owners[row][column];
                        int other = owners[r][c];
                        if (one != other && one != BasinMap.NONE && other != BasinMap.NONE) {
                            neighbours.get(one).add(other);
                            neighbours.get(other).add(one);
                        }
                    }
                }
            }
        }
        int[] tones = new int[all.size()];
        Color[] colours = new Color[all.size()];
        for (int i = 0; i < colours.length; i++) {
            int[] used = new int[TONES.length];
            for (int other : neighbours.get(i)) {
                if (other < i && all.get(other).end() == BasinMap.End.MINIMUM) {
                    used[tones[other]]++;
                }
            }
            // by turns, so that the large ones do not all have the same; where all are taken, the rarest
            int best = i % TONES.length;
            for (int k = 0; k < TONES.length; k++) {
                int tone = (i + k) % TONES.length;
                best = used[tone] < used[best] ? tone : best;
            }
            tones[i] = best;
            colours[i] = switch (all.get(i).end()) {
                case TRUTH -> TRUTH;
                case RIM -> RIM;
                case MINIMUM -> TONES[best];
            };
        }
        return colours;
    }

    /**
     * Draws colours, hatches and boundaries.
     *
     * @param g where
     * @param frame of the map
     */
    void draw(Graphics2D g, MapFrame frame) {
        map.draw(g, frame);
        Shape clip = g.getClip();
        g.clip(frame.area());
        Rectangle area = frame.area();
        int[][] owners = basins.owners();
        double width = (double) area.width / (owners[0].length - 1);
        double height = (double) area.height / (owners.length - 1);
        if (!basins.basins().isEmpty() && basins.basins().get(0).end() == BasinMap.End.TRUTH) {
            hatchTruth(g, area, owners, width, height);
        }
        Path2D lines = boundaries(owners, area, width, height);
        // thinner where basins of single points would drown in their boundaries
        float scale = (float) Math.max(0.35, Math.min(1, Math.min(width, height) / 6));
        g.setStroke(new BasicStroke(2.2f * scale, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
        g.setColor(DARK);
        g.draw(lines);
        g.setStroke(new BasicStroke(0.9f * scale, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
        g.setColor(LIGHT);
        g.draw(lines);
        g.setClip(clip);
    }

    /** The lines between points of different basins; one line as far as it is straight, since each costs time and room in files. */
    static Path2D boundaries(int[][] owners, Rectangle area, double width, double height) {
        Path2D lines = new Path2D.Double();
        for (int column = 0; column + 1 < owners[0].length; column++) {
            double x = area.x + (column + 0.5) * width;
            for (int row = 0; row < owners.length; row++) {
                int first = row;
                while (row < owners.length && owners[row][column] != owners[row][column + 1]) {
                    row++;
                }
                if (row > first) {
                    lines.append(new Line2D.Double(x, area.getMaxY() - (row - 0.5) * height, x, area.getMaxY() - (first - 0.5) * height), false);
                }
            }
        }
        for (int row = 0; row + 1 < owners.length; row++) {
            double y = area.getMaxY() - (row + 0.5) * height;
            for (int column = 0; column < owners[0].length; column++) {
                int first = column;
                while (column < owners[0].length && owners[row][column] != owners[row + 1][column]) {
                    column++;
                }
                if (column > first) {
                    lines.append(new Line2D.Double(area.x + (first - 0.5) * width, y, area.x + (column - 0.5) * width, y), false);
                }
            }
        }
        return lines;
    }

    /** Piece by piece inside of the basin, since a clip of so many corners is slow and large in vector files. */
    private static void hatchTruth(Graphics2D g, Rectangle area, int[][] owners, double width, double height) {
        Path2D hatches = new Path2D.Double();
        for (double start = -area.height; start < area.width; start += HATCHES) {
            // from the upper left to the lower right
            double from = Double.NaN;
            for (double down = 0; down <= area.height + HATCH_STEP; down += HATCH_STEP) {
                int column = (int) Math.round((start + down) / width);
                int row = (int) Math.round((area.height - down) / height);
                boolean inside = column >= 0 && column < owners[0].length && row >= 0 && row < owners.length
                        && owners[row][column] == 0;
                if (inside && Double.isNaN(from)) {
                    from = down;
                } else if (!inside && !Double.isNaN(from)) {
                    hatches.append(new Line2D.Double(area.x + start + from, area.y + from, area.x + start + down - HATCH_STEP,
                            area.y + down - HATCH_STEP), false);
                    from = Double.NaN;
                }
            }
        }
        g.setStroke(new BasicStroke(0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.setColor(HATCH);
        g.draw(hatches);
    }

    /**
     * Draws what the tones mean.
     *
     * @param g where
     * @param area its left edge and its height count
     * @param labelBaseline x of the description, which runs upwards
     */
    void legend(Graphics2D g, Rectangle area, double labelBaseline) {
        double y = area.y;
        if (basins.landscape().request().target().truth().isPresent()) {
            y = entry(g, area.x, y, BasinMap.End.TRUTH, "Truth");
        }
        int minima = basins.count(BasinMap.End.MINIMUM);
        y = entry(g, area.x, y, BasinMap.End.MINIMUM, minima == 1 ? "1 minimum" : minima + " minima");
        if (basins.count(BasinMap.End.RIM) > 0) {
            entry(g, area.x, y, BasinMap.End.RIM, "Rim");
        }
        g.setColor(style.text());
        new RichText("basins: " + basins.way().description(), style.labelFont()).drawUpwards(g, labelBaseline, area.getCenterY());
    }

    private double entry(Graphics2D g, double x, double y, BasinMap.End end, String name) {
        Rectangle2D box = new Rectangle2D.Double(x, y, SWATCH, SWATCH);
        Shape clip = g.getClip();
        g.clip(box);
        switch (end) {
            case TRUTH -> {
                g.setColor(TRUTH);
                g.fill(box);
                g.setColor(HATCH);
                g.setStroke(new BasicStroke(0.8f));
                for (double start = -SWATCH; start < SWATCH; start += HATCHES / 2) {
                    g.draw(new Line2D.Double(x + start, y, x + start + SWATCH, y + SWATCH));
                }
            }
            case RIM -> {
                g.setColor(RIM);
                g.fill(box);
            }
            case MINIMUM -> {
                for (int i = 0; i < TONES.length; i++) {
                    g.setColor(TONES[i]);
                    g.fill(new Rectangle2D.Double(x + i * SWATCH / TONES.length, y, SWATCH, SWATCH));
                }
            }
        }
        g.setClip(clip);
        g.setColor(style.frame());
        g.setStroke(new BasicStroke(1));
        g.draw(box);
        double line = 1.25 * style.sizes().tickLabel();
        g.setColor(style.text());
        new RichText(name, style.tickFont()).draw(g, x, y + SWATCH + line, 0);
        g.setColor(style.muted());
        new RichText(Decimals.text(100 * basins.share(end), 1) + " %", style.tickFont()).draw(g, x, y + SWATCH + 2 * line, 0);
        return y + SWATCH + 2 * line + 14;
    }
}
