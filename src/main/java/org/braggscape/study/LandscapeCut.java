package org.braggscape.study;

import java.util.Arrays;
import org.braggscape.crystal.Lattice;
import org.braggscape.landscape.Cut;
import org.braggscape.math.Progress;
import org.braggscape.objective.Objective;

/**
 * The loss of a map along a line from one place to another, with all parameters of the map.
 *
 * @param landscape the map
 * @param start where the line starts
 * @param end where it ends
 * @param cut the losses, to 1e-8
 * @param distances of each point's cell from the start's, ‖u‖ of {@link Lattice#distance}; NaN where there is no cell
 */
public record LandscapeCut(Landscape landscape, Place start, Place end, Cut cut, double[] distances) {
    /** Enough for the narrowest minima of a map's width. */
    private static final int POINTS = 301;

    /**
     * An end of the line.
     *
     * @param name such as {@code Minimum 3}
     * @param point the parameters of the map's plane, the cell's six first
     */
    public record Place(String name, double[] point) {
    }

    /**
     * Computes the losses.
     *
     * @param landscape the map
     * @param start where to start
     * @param end where to end
     * @param progress asked for cancellation
     * @return the cut
     * @throws IllegalArgumentException if both ends are the same point
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static LandscapeCut of(Landscape landscape, Place start, Place end, Progress progress) {
        if (Arrays.equals(start.point(), end.point())) {
            throw new IllegalArgumentException("A cut needs two different ends, and " + start.name() + " and " + end.name()
                    + " are one point; choose another end.");
        }
        LandscapeRequest request = landscape.request();
        Objective objective = Objective.fast(request.target(), request.candidate(), request.settings(), request.loss(),
                landscape.plane().layout());
        Cut cut = Cut.of(objective, start.point(), end.point(), POINTS, progress);
        double[] distances = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            distances[i] = distance(start.point(), cut.point(i));
        }
        return new LandscapeCut(landscape, start, end, cut, distances);
    }

    private static double distance(double[] from, double[] to) {
        double[] one = Arrays.copyOf(from, 6);
        double[] other = Arrays.copyOf(to, 6);
        return Lattice.isPossible(one) && Lattice.isPossible(other) ? Lattice.of(other).distance(Lattice.of(one)) : Double.NaN;
    }

    /** {@return whether the cell changes along the line, so that distances tell its points apart} */
    public boolean cellChanges() {
        return distances[distances.length - 1] > 0;
    }
}
