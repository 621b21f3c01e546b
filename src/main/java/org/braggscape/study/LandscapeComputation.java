package org.braggscape.study;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.landscape.Minimum;
import org.braggscape.landscape.MinimumSearch;
import org.braggscape.landscape.Slice;
import org.braggscape.landscape.SliceComputation;
import org.braggscape.landscape.SlicePlane;
import org.braggscape.math.Progress;
import org.braggscape.objective.Objective;

/** Computes the map that a request describes. */
public final class LandscapeComputation {
    private final LandscapeRequest request;
    private final MapPlane plane;
    private final Objective objective;

    /**
     * Prepares the computation: simulates the target.
     *
     * @param request which map
     * @throws org.braggscape.diffraction.NoReflectionsException if the structure has no reflections in the range
     */
    public LandscapeComputation(LandscapeRequest request) {
        this.request = request;
        this.plane = request.plane();
        this.objective = Objective.fast(request.target(), request.candidate(), request.settings(), request.loss(),
                plane.layout());
    }

    /** {@return the loss as a function of the parameters of the plane} */
    public Objective objective() {
        return objective;
    }

    /**
     * Computes map and minima.
     *
     * @param executor runs the work; this thread waits
     * @param workers number of tasks at a time, at least 1
     * @param coarse receives incomplete maps on the way, the last of them with all values but no minima; on this thread
     * @param progress told of grid points done
     * @return the complete map
     * @throws java.util.concurrent.CancellationException if cancelled or interrupted
     */
    public Landscape compute(ExecutorService executor, int workers, Consumer<Landscape> coarse, Progress progress) {
        SlicePlane grid = plane.grid(request.x(), request.y(), request.pointsX(), request.pointsY());
        Slice slice = new SliceComputation(objective, grid).compute(executor, workers,
                part -> coarse.accept(new Landscape(request, plane, part, List.of(), false)), progress);
        if (request.truthIsMinimum()) {
            sharpenTruth(slice, exact());
        }
        coarse.accept(new Landscape(request, plane, slice, List.of(), false));
        return withMinima(slice, executor, progress);
    }

    /**
     * Finds the minima of a map whose values are known.
     *
     * @param slice the values
     * @param executor runs the work; this thread waits
     * @param progress asked for cancellation
     * @return the complete map
     * @throws java.util.concurrent.CancellationException if cancelled or interrupted
     */
    Landscape withMinima(Slice slice, ExecutorService executor, Progress progress) {
        DifferentiableFunction.Evaluator exact = exact();
        List<Minimum> minima = MinimumSearch
                .find(objective, slice, request.truthIsMinimum() ? new double[] {0, 0} : null, executor, progress).stream()
                .map(minimum -> new Minimum(minimum.offsetX(), minimum.offsetY(), minimum.point(),
                        exact.value(minimum.point()), minimum.truth()))
                .sorted(Comparator.comparingDouble(Minimum::value)).toList();
        return new Landscape(request, plane, slice, minima, true);
    }

    /** The losses that are read as numbers, those of the minima and of the truth, come from the direct sum. */
    private DifferentiableFunction.Evaluator exact() {
        return Objective.exact(request.target(), request.candidate(), request.settings(), request.loss(),
                objective.layout()).newEvaluator();
    }

    private static void sharpenTruth(Slice slice, DifferentiableFunction.Evaluator exact) {
        SlicePlane plane = slice.plane();
        int column = atTruth(plane.x().offsets());
        int row = atTruth(plane.y().offsets());
        if (column >= 0 && row >= 0) {
            slice.values()[row][column] = exact.value(plane.centre());
        }
    }

    /** The point of an axis that is the truth up to rounding, −1 where none is. */
    private static int atTruth(double[] offsets) {
        double rounding = 1e-12 * (offsets[offsets.length - 1] - offsets[0]);
        for (int i = 0; i < offsets.length; i++) {
            if (Math.abs(offsets[i]) <= rounding) {
                return i;
            }
        }
        return -1;
    }
}
