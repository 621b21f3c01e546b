package org.braggscape.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.landscape.Slice;
import org.braggscape.landscape.SliceComputation;
import org.braggscape.loss.Loss;
import org.braggscape.math.Progress;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.Target;

/**
 * The maps of all 15 pairs of the six cell parameters (Segal et al., Figure 5), without minima.
 *
 * @param structure in the middle of all maps
 * @param loss the loss
 * @param maps those that are finished, by rows of y and then by x: a–b first, then a–c, b–c and so on
 */
public record Overview(CrystalStructure structure, Loss loss, List<PairMap> maps) {
    /** How many pairs there are. */
    public static final int PAIRS = 15;

    /** Maps that symmetry makes equal differ by less than twice what the fast path may be off. */
    private static final double SAME = 1e-7;

    /**
     * The map of one pair.
     *
     * @param landscape the map
     * @param sameAs the earlier map that shows the same by symmetry, itself or with its axes exchanged
     */
    public record PairMap(Landscape landscape, Optional<Landscape> sameAs) {
    }

    /** Copies the list. */
    public Overview {
        maps = List.copyOf(maps);
    }

    /**
     * Computes the maps.
     *
     * @param target what patterns are compared with
     * @param structure in the middle
     * @param settings the experiment
     * @param loss the loss
     * @param extent of every axis, in percent
     * @param points along each axis
     * @param executor runs the work; this thread waits
     * @param workers number of tasks at a time
     * @param part receives what is finished after each map, on this thread
     * @param progress told of grid points done, of all maps together
     * @return all maps
     * @throws java.util.concurrent.CancellationException if cancelled or interrupted
     */
    public static Overview compute(Target target, CrystalStructure structure, XrdSettings settings, Loss loss,
            AxisExtent extent, int points, ExecutorService executor, int workers, Consumer<Overview> part,
            Progress progress) {
        Objective objective = Objective.fast(target, structure, settings, loss,
                ParameterLayout.cellOnly(structure.sites().size()));
        List<PairMap> maps = new ArrayList<>();
        for (LatticeParameter second : LatticeParameter.values()) {
            for (LatticeParameter first : LatticeParameter.values()) {
                if (first.ordinal() < second.ordinal()) {
                    MapParameter x = MapParameter.of(first);
                    MapParameter y = MapParameter.of(second);
                    LandscapeRequest request = new LandscapeRequest(target, structure, structure, settings, loss,
                            extent.range(x, structure, settings), extent.range(y, structure, settings), points, points);
                    MapPlane plane = request.plane();
                    Slice slice = new SliceComputation(objective, plane.grid(request.x(), request.y(), points, points))
                            .compute(executor, workers, coarse -> { }, progress.part(maps.size(), PAIRS));
                    Landscape landscape = new Landscape(request, plane, slice, List.of(), false);
                    maps.add(new PairMap(landscape, twin(landscape, maps)));
                    part.accept(new Overview(structure, loss, maps));
                }
            }
        }
        return new Overview(structure, loss, maps);
    }

    private static Optional<Landscape> twin(Landscape landscape, List<PairMap> earlier) {
        return earlier.stream().filter(map -> map.sameAs().isEmpty()).map(PairMap::landscape)
                .filter(other -> same(landscape.slice().values(), other.slice().values())).findFirst();
    }

    private static boolean same(double[][] one, double[][] other) {
        boolean straight = true;
        boolean exchanged = true;
        for (int row = 0; row < one.length; row++) {
            for (int column = 0; column < one.length; column++) {
                straight &= close(one[row][column], other[row][column]);
                exchanged &= close(one[row][column], other[column][row]);
            }
        }
        return straight || exchanged;
    }

    private static boolean close(double one, double other) {
        return Double.isNaN(one) ? Double.isNaN(other) : Math.abs(one - other) <= SAME * Math.max(1, Math.abs(one));
    }
}
