package org.braggscape.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where the numbers of minima stand: at their minima by turns, and beside them where something is there already. Where
 * there is no room beside them either, they stand nowhere.
 */
final class NumberPlaces {
    private static final double GAP = 1;
    /** So much is seen of the line to a minimum. */
    private static final double LEADER = 4;
    private static final double STEP = 4;
    private static final int STEPS = 5;
    private static final int DIRECTIONS = 16;

    private final Rectangle2D area;
    private final double radius;
    private final List<double[]> fixed;
    private final List<double[]> taken = new ArrayList<>();

    /**
     * Starts without numbers.
     *
     * @param area of the map in logical pixels; numbers that are moved stay inside
     * @param radius of the ring around a number
     * @param fixed discs x, y, radius that no number may touch
     */
    NumberPlaces(Rectangle2D area, double radius, List<double[]> fixed) {
        this.area = area;
        this.radius = radius;
        this.fixed = fixed;
    }

    /**
     * Places numbers.
     *
     * @param minima x, y of each in logical pixels, the most important first
     * @param dots discs x, y, radius of the other minima, on which a number may stand only if it belongs there
     * @param small radius of the dot of a minimum whose number stands beside it
     * @return by minimum the place x, y of its number; null where it has none
     */
    List<double[]> place(List<double[]> minima, List<double[]> dots, double small) {
        List<double[]> places = new ArrayList<>();
        for (double[] minimum : minima) {
            boolean free = free(minimum[0], minimum[1], fixed) && free(minimum[0], minimum[1], taken);
            places.add(free ? minimum : null);
            if (free) {
                taken.add(disc(minimum));
            }
        }
        // only now: none is moved to where another belongs
        List<double[]> others = new ArrayList<>(dots);
        for (int i = 0; i < minima.size(); i++) {
            if (places.get(i) == null) {
                others.add(new double[] {minima.get(i)[0], minima.get(i)[1], small});
            }
        }
        for (int i = 0; i < minima.size(); i++) {
            if (places.get(i) == null) {
                double[] place = beside(minima.get(i), radius + small + LEADER, others);
                places.set(i, place);
                if (place != null) {
                    taken.add(disc(place));
                }
            }
        }
        return places;
    }

    private double[] disc(double[] place) {
        return new double[] {place[0], place[1], radius};
    }

    private double[] beside(double[] minimum, double nearest, List<double[]> others) {
        for (int step = 0; step < STEPS; step++) {
            double distance = nearest + step * STEP;
            for (int i = 0; i < DIRECTIONS; i++) {
                double angle = 2 * Math.PI * i / DIRECTIONS;
                double x = minimum[0] + distance * Math.cos(angle);
                double y = minimum[1] - distance * Math.sin(angle);
                if (area.contains(x - radius, y - radius, 2 * radius, 2 * radius) && free(x, y, fixed) && free(x, y, taken)
                        && free(x, y, others)) {
                    return new double[] {x, y};
                }
            }
        }
        return null;
    }

    private boolean free(double x, double y, List<double[]> discs) {
        return discs.stream().allMatch(disc -> Math.hypot(x - disc[0], y - disc[1]) >= radius + disc[2] + GAP);
    }
}
