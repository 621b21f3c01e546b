package org.braggscape.figure;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds where the numbers of contour lines stand: on the longest straight part of a line, along it, upright, inside the map, and
 * on nothing that was there before.
 */
final class ContourLabels {
    /** A part is straight if its ends are so near to each other as this share of its length. */
    private static final double STRAIGHT = 0.975;
    private static final double STEP = 3;
    /** A line has a number only if it is so many times as long. */
    private static final double LINE_SHARE = 3.5;
    private static final double[] STRETCHES = {1, 1.4, 2, 3, 4};

    private final Rectangle2D area;
    private final List<double[]> taken = new ArrayList<>();

    /**
     * A place for a number.
     *
     * @param x of its middle
     * @param y of its middle
     * @param angle by which it is turned clockwise, in radians, at most a quarter turn
     * @param width of the number with the gaps beside it
     * @param height of the number
     */
    record Place(double x, double y, double angle, double width, double height) {
        /** {@return what the number covers} */
        Shape box() {
            AffineTransform turn = AffineTransform.getTranslateInstance(x, y);
            turn.rotate(angle);
            return new Path2D.Double(new Rectangle2D.Double(-width / 2, -height / 2, width, height), turn);
        }

        /** {@return how near a point comes to the box, 0 inside} */
        private double distance(double pointX, double pointY) {
            double along = (pointX - x) * Math.cos(angle) + (pointY - y) * Math.sin(angle);
            double across = (pointY - y) * Math.cos(angle) - (pointX - x) * Math.sin(angle);
            return Math.hypot(Math.max(0, Math.abs(along) - width / 2), Math.max(0, Math.abs(across) - height / 2));
        }
    }

    private record Candidate(Place place, double score) {
    }

    /**
     * Starts with an empty map.
     *
     * @param area of the map in logical pixels; numbers stay inside
     */
    ContourLabels(Rectangle2D area) {
        this.area = area;
    }

    /** Keeps a disc free of numbers. */
    void keepFree(double x, double y, double radius) {
        taken.add(new double[] {x, y, radius});
    }

    /**
     * Finds the best place on a line and takes it.
     *
     * @param line x₀, y₀, x₁, y₁, … in logical pixels
     * @param width of the number with the gaps beside it
     * @param height of the number
     * @return the place, nothing where the line is too short, too bent, or runs through what must stay visible
     */
    Optional<Place> place(double[] line, double width, double height) {
        double[] length = lengths(line);
        double whole = length[length.length - 1];
        if (whole < LINE_SHARE * width) {
            return Optional.empty();
        }
        List<Candidate> candidates = new ArrayList<>();
        double[] from = new double[2];
        double[] to = new double[2];
        for (double middle = width / 2; middle <= whole - width / 2; middle += STEP) {
            double score = 0;
            for (double stretch : STRETCHES) {
                double half = stretch * width / 2;
                if (middle < half || middle + half > whole) {
                    break;
                }
                at(line, length, middle - half, from);
                at(line, length, middle + half, to);
                double straight = Math.hypot(to[0] - from[0], to[1] - from[1]) / (2 * half);
                if (straight < STRAIGHT) {
                    break;
                }
                score = stretch + straight;
            }
            if (score > 0) {
                at(line, length, middle - width / 2, from);
                at(line, length, middle + width / 2, to);
                double angle = Math.atan((to[1] - from[1]) / (to[0] - from[0]));
                // the middle of the chord and of the line differ where the line bends
                at(line, length, middle, from);
                candidates.add(new Candidate(new Place(from[0], from[1], Double.isNaN(angle) ? 0 : angle, width, height), score));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        Optional<Place> best = candidates.stream().map(Candidate::place).filter(this::free).findFirst();
        best.ifPresent(this::take);
        return best;
    }

    private boolean free(Place place) {
        return area.contains(place.box().getBounds2D())
                && taken.stream().allMatch(disc -> place.distance(disc[0], disc[1]) > disc[2]);
    }

    private void take(Place place) {
        double radius = 0.75 * place.height();
        for (double along = -place.width() / 2; along <= place.width() / 2; along += place.height() / 2) {
            keepFree(place.x() + along * Math.cos(place.angle()), place.y() + along * Math.sin(place.angle()), radius);
        }
    }

    private static double[] lengths(double[] line) {
        double[] length = new double[line.length / 2];
        for (int i = 1; i < length.length; i++) {
            length[i] = length[i - 1] + Math.hypot(line[2 * i] - line[2 * i - 2], line[2 * i + 1] - line[2 * i - 1]);
        }
        return length;
    }

    /** Finds the point at a length of the way. */
    private static void at(double[] line, double[] length, double wanted, double[] point) {
        int found = Arrays.binarySearch(length, wanted);
        int i = Math.max(1, Math.min(length.length - 1, found >= 0 ? found : -found - 1));
        double step = length[i] - length[i - 1];
        double share = step > 0 ? (wanted - length[i - 1]) / step : 0;
        point[0] = line[2 * i - 2] + share * (line[2 * i] - line[2 * i - 2]);
        point[1] = line[2 * i - 1] + share * (line[2 * i + 1] - line[2 * i - 1]);
    }
}
