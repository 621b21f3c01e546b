package org.braggscape.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.braggscape.landscape.Minimum;
import org.braggscape.landscape.MinimumSearch;
import org.braggscape.landscape.Slice;
import org.braggscape.landscape.SlicePlane;
import org.braggscape.math.Progress;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.JointLoss;

/**
 * The maps of a loss and of an energy over the same places. The map of both together, as {@link JointLoss} adds them, follows
 * from their values for any weight, without computing anything again.
 *
 * @param pattern the map of the loss
 * @param energy the map of the energy
 * @param reference the energy that counts as 0, as {@link org.braggscape.objective.JointObjective#reference} has it
 */
public record JointLandscape(Landscape pattern, Landscape energy, double reference) {
    /**
     * Checks that the maps belong together.
     *
     * @throws IllegalArgumentException if they show different places
     */
    public JointLandscape {
        if (!fit(pattern, energy)) {
            throw new IllegalArgumentException("The maps of the loss and of the energy show different places.");
        }
    }

    /** {@return whether two maps differ by nothing but the loss} */
    public static boolean fit(Landscape one, Landscape other) {
        return one.request().withLoss(other.request().loss()).equals(other.request());
    }

    /**
     * Adds the maps.
     *
     * @param weight λ as {@link JointLoss} has it
     * @return their sum, with the minima of its grid as they are, not moved between its points
     * @throws IllegalArgumentException if the weight is out of range
     */
    public Landscape at(double weight) {
        LandscapeRequest request = request(weight);
        Slice sum = sum(weight);
        return new Landscape(request, pattern.plane(), sum, gridMinima(request, sum), pattern.complete() && energy.complete());
    }

    /**
     * Adds the maps and finds the minima of their sum.
     *
     * @param weight λ as {@link JointLoss} has it
     * @param executor runs the work; this thread waits
     * @param progress asked for cancellation
     * @return their sum with its minima
     * @throws IllegalArgumentException if the weight is out of range
     * @throws java.util.concurrent.CancellationException if cancelled or interrupted
     */
    public Landscape withMinima(double weight, ExecutorService executor, Progress progress) {
        return new LandscapeComputation(request(weight)).withMinima(sum(weight), executor, progress);
    }

    private LandscapeRequest request(double weight) {
        return pattern.request().withLoss(new JointLoss(pattern.request().loss(),
                ((EnergyLoss) energy.request().loss()).model(), weight));
    }

    private Slice sum(double weight) {
        double perEnergy = weight / pattern.request().candidate().sites().size();
        double[][] ofPattern = pattern.slice().values();
        double[][] ofEnergy = energy.slice().values();
        double[][] values = new double[ofPattern.length][ofPattern[0].length];
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                values[row][column] = ofPattern[row][column] + perEnergy * (ofEnergy[row][column] - reference);
            }
        }
        return new Slice(pattern.slice().plane(), values);
    }

    private static List<Minimum> gridMinima(LandscapeRequest request, Slice slice) {
        SlicePlane grid = slice.plane();
        List<Minimum> minima = new ArrayList<>();
        for (int[] cell : MinimumSearch.gridMinima(slice)) {
            double x = grid.x().offsets()[cell[0]];
            double y = grid.y().offsets()[cell[1]];
            double[] point = new double[grid.centre().length];
            grid.point(x, y, point);
            minima.add(new Minimum(x, y, point, slice.values()[cell[1]][cell[0]], request.truthIsMinimum() && isTruth(grid, x, y)));
        }
        return minima;
    }

    /** Whether a point of the grid is the one nearest to the truth. */
    private static boolean isTruth(SlicePlane grid, double x, double y) {
        double[] xs = grid.x().offsets();
        double[] ys = grid.y().offsets();
        return Math.abs(x) <= (xs[xs.length - 1] - xs[0]) / (xs.length - 1) / 2
                && Math.abs(y) <= (ys[ys.length - 1] - ys[0]) / (ys.length - 1) / 2;
    }
}
