package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.braggscape.study.DescentMode;
import org.braggscape.study.Landscape;

/** A map with the paths of descents over it, each as it lies in the plane of the map (Segal et al., Figure 3). */
public final class DescentMapFigure implements Figure {
    private static final double SYMBOL = 7;
    private static final double START = 5;

    private final LandscapeFigure map;
    private final List<PathLine> paths;
    /** The paths in full, so that the numbers of contour lines stay where they are while the paths grow. */
    private final List<PathLine> whole;

    /**
     * A path.
     *
     * @param mode gives the look
     * @param cells a, b, c, α, β, γ at the start and after each step
     */
    public record PathLine(DescentMode mode, List<double[]> cells) {
    }

    /**
     * Prepares the picture.
     *
     * @param landscape the map, complete
     * @param paths in the order in which they are drawn
     * @param style how it looks
     */
    public DescentMapFigure(Landscape landscape, List<PathLine> paths, FigureStyle style) {
        this(landscape, paths, style, MapOverlays.of(landscape, style));
    }

    /**
     * Prepares the picture with overlays that are known already.
     *
     * @param landscape the map, complete
     * @param paths in the order in which they are drawn
     * @param style how it looks
     * @param overlays of the map
     */
    public DescentMapFigure(Landscape landscape, List<PathLine> paths, FigureStyle style, MapOverlays overlays) {
        this.map = new LandscapeFigure(landscape, style, overlays);
        this.paths = style.shows(FigurePart.PATHS) ? List.copyOf(paths) : List.of();
        this.whole = this.paths;
    }

    private DescentMapFigure(DescentMapFigure other, List<PathLine> paths) {
        this.map = other.map;
        this.paths = paths;
        this.whole = other.whole;
    }

    /**
     * The same picture after some steps.
     *
     * @param step each path ends there, or where it ends if that is earlier; at least 0
     * @return the other picture
     */
    public DescentMapFigure upTo(int step) {
        return new DescentMapFigure(this, whole.stream().map(path -> new PathLine(path.mode(),
                path.cells().subList(0, Math.min(path.cells().size(), step + 1)))).toList());
    }

    /** {@return the number of steps of the longest path} */
    public int steps() {
        return whole.stream().mapToInt(path -> path.cells().size() - 1).max().orElse(0);
    }

    /** {@return the modes of paths, each once} */
    static List<DescentMode> modes(List<PathLine> paths) {
        return paths.stream().map(PathLine::mode).distinct().toList();
    }

    @Override
    public Dimension least() {
        return map.least();
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        map.paint(graphics, width, height, covered(map.frame(width, height)));
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        MapFrame frame = map.frame(width, height);
        Shape clip = g.getClip();
        g.clip(frame.area());
        for (PathLine path : paths) {
            PathLook.of(path.mode()).drawLine(g, line(path, frame));
        }
        g.setClip(clip);
        for (PathLine path : paths) {
            double[] end = place(path.cells().get(path.cells().size() - 1), frame);
            if (frame.area().contains(end[0], end[1])) {
                PathLook.of(path.mode()).drawSymbol(g, end[0], end[1], SYMBOL);
            }
        }
        paths.stream().map(path -> place(path.cells().get(0), frame))
                .filter(start -> frame.area().contains(start[0], start[1])).forEach(start -> {
                    Shape circle = new Ellipse2D.Double(start[0] - START, start[1] - START, 2 * START, 2 * START);
                    g.setStroke(new BasicStroke(4));
                    g.setColor(new Color(13, 17, 23, 215));
                    g.draw(circle);
                    g.setStroke(new BasicStroke(2));
                    g.setColor(Color.WHITE);
                    g.draw(circle);
                });
        g.dispose();
    }

    /** Where paths and their ends will lie. */
    private List<double[]> covered(MapFrame frame) {
        List<double[]> discs = new ArrayList<>();
        for (PathLine path : whole) {
            double[] last = null;
            for (double[] cell : path.cells()) {
                double[] at = place(cell, frame);
                if (last == null || Math.hypot(at[0] - last[0], at[1] - last[1]) > PathLook.WIDTH) {
                    discs.add(new double[] {at[0], at[1], PathLook.WIDTH + 1});
                    last = at;
                }
            }
            double[] start = place(path.cells().get(0), frame);
            double[] end = place(path.cells().get(path.cells().size() - 1), frame);
            discs.add(new double[] {start[0], start[1], START + 2});
            discs.add(new double[] {end[0], end[1], SYMBOL + 2});
        }
        return discs;
    }

    private Path2D line(PathLine path, MapFrame frame) {
        Path2D line = new Path2D.Double();
        for (double[] cell : path.cells()) {
            double[] at = place(cell, frame);
            if (line.getCurrentPoint() == null) {
                line.moveTo(at[0], at[1]);
            } else if (line.getCurrentPoint().distance(at[0], at[1]) > 0.5) {
                line.lineTo(at[0], at[1]);
            }
        }
        return line;
    }

    private double[] place(double[] cell, MapFrame frame) {
        double[] place = map.landscape().plane().place(cell);
        return new double[] {frame.pixelX(place[0]), frame.pixelY(place[1])};
    }
}
