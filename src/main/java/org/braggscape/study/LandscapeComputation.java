package org.braggscape.study;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.landscape.MinimumSearch;
import org.braggscape.landscape.Slice;
import org.braggscape.landscape.SliceAxis;
import org.braggscape.landscape.SliceComputation;
import org.braggscape.landscape.SlicePlane;
import org.braggscape.math.Progress;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;

/** Computes the map that a request describes. */
public final class LandscapeComputation {
    private final LandscapeRequest request;
    private final Objective objective;

    /**
     * Prepares the computation: simulates the target.
     *
     * @param request which map
     * @throws org.braggscape.diffraction.NoReflectionsException if the structure has no reflections in the range
     */
    public LandscapeComputation(LandscapeRequest request) {
        this.request = request;
        CrystalStructure truth = request.structure();
        this.objective = Objective.fast(truth, truth, request.settings(), request.loss(),
                ParameterLayout.cellOnly(truth.sites().size()));
    }

    /** {@return the loss as a function of the six cell parameters} */
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
        double[] truth = request.structure().lattice().parameters();
        SlicePlane plane = new SlicePlane(truth, axis(request.x(), truth, request.pointsX()),
                axis(request.y(), truth, request.pointsY()));
        Slice slice = new SliceComputation(objective, plane).compute(executor, workers,
                part -> coarse.accept(new Landscape(request, part, List.of(), false)), progress);
        coarse.accept(new Landscape(request, slice, List.of(), false));
        return new Landscape(request, slice,
                MinimumSearch.find(objective, slice, new double[] {0, 0}, executor, progress), true);
    }

    private static SliceAxis axis(AxisRange range, double[] truth, int points) {
        int index = range.parameter().ordinal();
        return SliceAxis.coordinate(6, index, range.from() - truth[index], range.to() - truth[index], points);
    }
}
