package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.braggscape.crystal.Lattice;
import org.braggscape.landscape.Minimum;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeRequest;

/**
 * The minima of a map: a star for the truth, hollow where the truth does not lie in the plane of the map, numbered rings for the
 * deepest false minima, small rings for the others. A number that has no room at its minimum stands beside the small ring there,
 * joined with it by a line, or is left out.
 */
final class Markers {
    private static final Color SHADE = new Color(13, 17, 23, 150);
    private static final double STAR = 9.5;
    private static final double SMALL_STAR = 6;
    private static final double INNER_SHARE = 0.45;
    private static final double SMALL = 3;

    private final List<Mark> marks = new ArrayList<>();
    private final List<Numbered> numbers = new ArrayList<>();
    private final FigureStyle style;

    private enum Kind {
        STAR, HOLLOW_STAR, SMALL_RING
    }

    private record Mark(Kind kind, double x, double y) {
    }

    /** A number in its ring, joined with its minimum where that is elsewhere. */
    private record Numbered(int number, double x, double y, double minimumX, double minimumY) {
    }

    /**
     * Finds the places of the markers.
     *
     * @param landscape the map
     * @param frame where it lies
     * @param style which of them are shown
     * @param above discs x, y, radius in logical pixels that will be covered, where no number may stand
     */
    Markers(Landscape landscape, MapFrame frame, FigureStyle style, List<double[]> above) {
        this.style = style;
        if (style.shows(FigurePart.TRUTH)) {
            addTruth(landscape, frame);
        }
        if (style.shows(FigurePart.MINIMA)) {
            addMinima(landscape, frame, Stream.concat(discs().stream(), above.stream()).toList());
        }
    }

    private void addMinima(Landscape landscape, MapFrame frame, List<double[]> fixed) {
        List<double[]> places = landscape.falseMinima().stream().map(minimum -> new double[] {frame.pixelX(landscape.x(minimum)),
                frame.pixelY(landscape.y(minimum))}).toList();
        List<double[]> deepest = places.subList(0, Math.min(LandscapeFigure.NUMBERED, places.size()));
        List<double[]> others = places.subList(deepest.size(), places.size());
        List<double[]> found = new NumberPlaces(frame.area(), LandscapeFigure.RING_RADIUS, fixed).place(deepest,
                others.stream().map(place -> new double[] {place[0], place[1], SMALL}).toList(), SMALL);
        List<Mark> rings = new ArrayList<>(others.stream().map(place -> new Mark(Kind.SMALL_RING, place[0], place[1])).toList());
        // the deepest last, so that they lie on top
        for (int i = deepest.size() - 1; i >= 0; i--) {
            double[] minimum = deepest.get(i);
            double[] place = found.get(i);
            if (place != minimum) {
                rings.add(new Mark(Kind.SMALL_RING, minimum[0], minimum[1]));
            }
            if (place != null) {
                numbers.add(new Numbered(i + 1, place[0], place[1], minimum[0], minimum[1]));
            }
        }
        // the truth stays on top
        marks.addAll(0, rings);
    }

    private void addTruth(Landscape landscape, MapFrame frame) {
        for (Minimum minimum : landscape.minima()) {
            if (minimum.truth()) {
                marks.add(new Mark(Kind.STAR, frame.pixelX(landscape.x(minimum)), frame.pixelY(landscape.y(minimum))));
            }
        }
        LandscapeRequest request = landscape.request();
        if (landscape.complete() && request.target().truth().isPresent() && !request.truthIsMinimum()) {
            double x = frame.pixelX(landscape.plane().middleX());
            double y = frame.pixelY(landscape.plane().middleY());
            if (frame.area().contains(x, y)) {
                marks.add(new Mark(request.containsTruth() ? Kind.STAR : Kind.HOLLOW_STAR, x, y));
            }
        }
    }

    /** {@return the discs x, y, radius that they cover} */
    List<double[]> discs() {
        return Stream.concat(marks.stream().map(mark -> new double[] {mark.x(), mark.y(),
                mark.kind() == Kind.SMALL_RING ? SMALL + 1 : STAR + 2}), numbers().stream()).toList();
    }

    /** {@return the discs x, y, radius of numbers} */
    List<double[]> numbers() {
        return numbers.stream().map(number -> new double[] {number.x(), number.y(), LandscapeFigure.RING_RADIUS + 1}).toList();
    }

    /** {@return the number at a place that stands beside its minimum, nothing where none does} */
    Optional<Integer> movedNumberAt(double x, double y) {
        return numbers.stream().filter(number -> number.x() != number.minimumX() || number.y() != number.minimumY())
                .filter(number -> Math.hypot(number.x() - x, number.y() - y) <= LandscapeFigure.RING_RADIUS)
                .map(Numbered::number).findFirst();
    }

    void draw(Graphics2D graphics) {
        for (Numbered number : numbers) {
            Shape way = new Line2D.Double(number.minimumX(), number.minimumY(), number.x(), number.y());
            graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            graphics.setColor(SHADE);
            graphics.draw(way);
            graphics.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            graphics.setColor(Color.WHITE);
            graphics.draw(way);
        }
        marks.stream().filter(mark -> mark.kind() == Kind.SMALL_RING).forEach(mark -> ring(graphics, mark.x(), mark.y(), SMALL));
        for (Numbered number : numbers) {
            ring(graphics, number.x(), number.y(), LandscapeFigure.RING_RADIUS);
            double size = style.sizes().annotation();
            new RichText(Integer.toString(number.number()), style.family().semiBold(size))
                    .draw(graphics, number.x(), number.y() + 0.355 * size, 0.5);
        }
        marks.stream().filter(mark -> mark.kind() != Kind.SMALL_RING)
                .forEach(mark -> star(graphics, mark.x(), mark.y(), mark.kind() == Kind.HOLLOW_STAR));
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
