package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
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

    private final Landscape landscape;

    Markers(Landscape landscape) {
        this.landscape = landscape;
    }

    void draw(Graphics2D graphics, MapFrame frame) {
        List<Minimum> minima = landscape.falseMinima();
        // the deepest last, so that they lie on top
        for (int i = minima.size() - 1; i >= 0; i--) {
            double x = frame.pixelX(landscape.x(minima.get(i)));
            double y = frame.pixelY(landscape.y(minima.get(i)));
            if (i < LandscapeFigure.NUMBERED) {
                ring(graphics, x, y, LandscapeFigure.RING_RADIUS);
                number(graphics, i + 1, x, y);
            } else {
                ring(graphics, x, y, SMALL);
            }
        }
        for (Minimum minimum : landscape.minima()) {
            if (minimum.truth()) {
                star(graphics, frame.pixelX(landscape.x(minimum)),
                        frame.pixelY(landscape.y(minimum)), false);
            }
        }
        LandscapeRequest request = landscape.request();
        if (landscape.complete() && request.target().truth().isPresent() && !request.containsTruth()) {
            double x = frame.pixelX(landscape.plane().middleX());
            double y = frame.pixelY(landscape.plane().middleY());
            if (frame.area().contains(x, y)) {
                star(graphics, x, y, true);
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

    private static void number(Graphics2D graphics, int number, double x, double y) {
        graphics.setColor(Color.WHITE);
        new RichText(Integer.toString(number), Fonts.semiBold(11)).draw(graphics, x, y + 3.9, 0.5);
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
