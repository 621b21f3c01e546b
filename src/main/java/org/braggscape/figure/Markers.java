package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.braggscape.crystal.Lattice;
import org.braggscape.landscape.Minimum;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeRequest;

/**
 * The minima of a map: a star for the truth, hollow where the truth does not lie in the plane of the map, numbered rings for the
 * deepest false minima, small rings for the others.
 */
final class Markers {
    private static final Color SHADE = new Color(13, 17, 23, 150);
    private static final double STAR = 9.5;
    private static final double SMALL_STAR = 6;
    private static final double INNER_SHARE = 0.45;
    private static final double SMALL = 3;

    private final List<Mark> marks = new ArrayList<>();
    private final FigureStyle style;

    private enum Kind {
        STAR, HOLLOW_STAR, RING, SMALL_RING
    }

    private record Mark(Kind kind, double x, double y, int number) {
    }

    /**
     * Finds the places of the markers.
     *
     * @param landscape the map
     * @param frame where it lies
     * @param style which of them are shown
     */
    Markers(Landscape landscape, MapFrame frame, FigureStyle style) {
        this.style = style;
        if (style.shows(FigurePart.MINIMA)) {
            List<Minimum> minima = landscape.falseMinima();
            // the deepest last, so that they lie on top
            for (int i = minima.size() - 1; i >= 0; i--) {
                marks.add(new Mark(i < LandscapeFigure.NUMBERED ? Kind.RING : Kind.SMALL_RING,
                        frame.pixelX(landscape.x(minima.get(i))), frame.pixelY(landscape.y(minima.get(i))), i + 1));
            }
        }
        if (style.shows(FigurePart.TRUTH)) {
            addTruth(landscape, frame);
        }
    }

    private void addTruth(Landscape landscape, MapFrame frame) {
        for (Minimum minimum : landscape.minima()) {
            if (minimum.truth()) {
                marks.add(new Mark(Kind.STAR, frame.pixelX(landscape.x(minimum)), frame.pixelY(landscape.y(minimum)), 0));
            }
        }
        LandscapeRequest request = landscape.request();
        if (landscape.complete() && request.target().truth().isPresent() && !request.truthIsMinimum()) {
            double x = frame.pixelX(landscape.plane().middleX());
            double y = frame.pixelY(landscape.plane().middleY());
            if (frame.area().contains(x, y)) {
                marks.add(new Mark(request.containsTruth() ? Kind.STAR : Kind.HOLLOW_STAR, x, y, 0));
            }
        }
    }

    /** {@return the discs x, y, radius that they cover} */
    List<double[]> discs() {
        return marks.stream().map(mark -> new double[] {mark.x(), mark.y(), switch (mark.kind()) {
            case STAR, HOLLOW_STAR -> STAR + 2;
            case RING -> LandscapeFigure.RING_RADIUS + 1;
            case SMALL_RING -> SMALL + 1;
        }}).toList();
    }

    void draw(Graphics2D graphics) {
        for (Mark mark : marks) {
            switch (mark.kind()) {
                case STAR -> star(graphics, mark.x(), mark.y(), false);
                case HOLLOW_STAR -> star(graphics, mark.x(), mark.y(), true);
                case RING -> {
                    ring(graphics, mark.x(), mark.y(), LandscapeFigure.RING_RADIUS);
                    graphics.setColor(Color.WHITE);
                    double size = style.sizes().annotation();
                    new RichText(Integer.toString(mark.number()), style.family().semiBold(size))
                            .draw(graphics, mark.x(), mark.y() + 0.355 * size, 0.5);
                }
                default -> ring(graphics, mark.x(), mark.y(), SMALL);
            }
        }
    }

    private static void ring(Graphics2D graphics, double x, double y, double radius) {
        Shape circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setColor(SHADE);
        graphics.fill(circle);
        graphics.setStroke(new BasicStroke(radius > SMALL ? 1.5f : 1.1f));
        graphics.setColor(Color.WHITE);
        graphics.draw(circle);
    }

    /** The truth on a small map. */
    static void smallStar(Graphics2D graphics, double x, double y) {
        star(graphics, x, y, false, SMALL_STAR);
    }

    private static void star(Graphics2D graphics, double x, double y, boolean hollow) {
        star(graphics, x, y, hollow, STAR);
    }

    private static void star(Graphics2D graphics, double x, double y, boolean hollow, double size) {
        Path2D star = new Path2D.Double();
        for (int corner = 0; corner < 10; corner++) {
            double radius = corner % 2 == 0 ? size : size * INNER_SHARE;
            double angle = Math.PI * corner / 5;
            double cornerX = x + radius * Math.sin(angle);
            double cornerY = y - radius * Math.cos(angle);
            if (corner == 0) {
                star.moveTo(cornerX, cornerY);
            } else {
                star.lineTo(cornerX, cornerY);
            }
        }
        star.closePath();
        graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(Color.WHITE);
        graphics.draw(star);
        graphics.setColor(FigureStyle.TRUTH);
        if (hollow) {
            graphics.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(star);
        } else {
            graphics.fill(star);
        }
    }
}
