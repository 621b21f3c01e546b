package org.braggscape.landscape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.math.Progress;

/**
 * Finds the local minima of a slice: grid points strictly below their eight neighbours, each then moved to the true
 * minimum between the grid points.
 */
public final class MinimumSearch {
    /** The search around a grid minimum reaches this many grid spacings. */
    private static final double REACH = 1.5;
    /** Minima closer than this many grid spacings are one. */
    private static final double SAME = 0.05;

    private MinimumSearch() {
    }

    /**
     * Lists the grid points that are strictly below all eight neighbours. Points on the rim and next to holes have no
     * eight neighbours and do not count.
     *
     * @param slice the map
     * @return pairs of column and row, by increasing value
     */
    public static List<int[]> gridMinima(Slice slice) {
        double[][] values = slice.values();
        List<int[]> found = new ArrayList<>();
        for (int row = 1; row < values.length - 1; row++) {
            for (int column = 1; column < values[row].length - 1; column++) {
                if (belowNeighbours(values, row, column)) {
                    found.add(new int[] {column, row});
                }
            }
        }
        found.sort(Comparator.comparingDouble(cell -> values[cell[1]][cell[0]]));
        return found;
    }

    private static boolean belowNeighbours(double[][] values, int row, int column) {
        double value = values[row][column];
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                if ((i != 0 || j != 0) && !(value < values[row + i][column + j])) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Finds and polishes the minima.
     *
     * @param function the function behind the slice
     * @param slice the finished map
     * @param truth offsets (x, y) of the known solution if it lies in this plane, else null
     * @param executor runs the work; this thread waits
     * @param progress asked for cancellation between minima
     * @return the minima by increasing value, without duplicates; the truth among them where it lies in the window
     * @throws CancellationException if cancelled, also when this thread is interrupted
     */
    public static List<Minimum> find(DifferentiableFunction function, Slice slice, double[] truth,
            ExecutorService executor, Progress progress) {
        SlicePlane plane = slice.plane();
        List<Callable<Minimum>> tasks = new ArrayList<>();
        for (int[] cell : gridMinima(slice)) {
            tasks.add(() -> {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                return new PlanePolish(function.newEvaluator(), plane)
                        .polish(plane.x().offsets()[cell[0]], plane.y().offsets()[cell[1]], REACH);
            });
        }
        List<Minimum> minima = new ArrayList<>();
        if (truth != null && within(plane.x(), truth[0]) && within(plane.y(), truth[1])) {
            double[] point = new double[plane.centre().length];
            plane.point(truth[0], truth[1], point);
            minima.add(new Minimum(truth[0], truth[1], point, function.newEvaluator().value(point), true));
        }
        for (Minimum minimum : Tasks.run(executor, tasks)) {
            if (minimum != null && within(plane.x(), minimum.offsetX()) && within(plane.y(), minimum.offsetY())
                    && minima.stream().noneMatch(other -> same(plane, minimum, other))) {
                minima.add(minimum);
            }
        }
        minima.sort(Comparator.comparingDouble(Minimum::value));
        return minima;
    }

    private static boolean within(SliceAxis axis, double offset) {
        return offset >= axis.offsets()[0] && offset <= axis.offsets()[axis.count() - 1];
    }

    private static boolean same(SlicePlane plane, Minimum one, Minimum other) {
        double spacingX = (plane.x().offsets()[plane.x().count() - 1] - plane.x().offsets()[0]) / (plane.x().count() - 1);
        double spacingY = (plane.y().offsets()[plane.y().count() - 1] - plane.y().offsets()[0]) / (plane.y().count() - 1);
        return Math.hypot((one.offsetX() - other.offsetX()) / spacingX, (one.offsetY() - other.offsetY()) / spacingY)
                < SAME;
    }
}
