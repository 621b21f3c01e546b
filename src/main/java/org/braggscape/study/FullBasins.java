package org.braggscape.study;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.math.Progress;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.optim.Descent;
import org.braggscape.optim.PathPoint;

/**
 * The basins of a map when descents are free to leave it: L-BFGS in all six parameters of the cell from every grid point, coarse
 * grid first. The result does not depend on the number of threads.
 */
public final class FullBasins {
    private static final int STEPS = 200;
    private static final int COARSE_POINTS = 12;
    /** Ends nearer than this, as {@link Lattice#distance} measures it, are one. */
    private static final double SAME = 0.01;

    private final Landscape landscape;
    private final DescentComputation descents;
    private final Object[][] ends;
    private final Map<Object, BasinMap.Basin> known = new HashMap<>();
    private final List<Lattice> minima = new ArrayList<>();

    /**
     * Prepares the descents.
     *
     * @param landscape complete, over parameters of the cell
     * @throws IllegalArgumentException if the map has an axis that is no parameter of the cell
     */
    public FullBasins(Landscape landscape) {
        if (landscape.plane().layout().dimension() != 6) {
            throw new IllegalArgumentException("Descents in the six parameters of the cell start from a map of such parameters; choose "
                    + "lengths and angles for both axes.");
        }
        this.landscape = landscape;
        LandscapeRequest request = landscape.request();
        descents = new DescentComputation(new DescentRequest(request.target(), request.candidate(), request.settings(),
                request.loss(), EnumSet.of(ParameterGroup.CELL), StepRuleName.LBFGS, StepRuleName.Rates.DEFAULT, STEPS));
        ends = new Object[landscape.request().pointsY()][landscape.request().pointsX()];
    }

    private record Reached(int row, int column, double[] cell, double loss) {
    }

    /**
     * Makes the descents.
     *
     * @param executor runs them; this thread waits
     * @param coarse receives incomplete maps in which every point has the basin of its nearest known neighbour; on this thread
     * @param progress told of descents
     * @return the complete map
     * @throws CancellationException if cancelled or interrupted
     */
    public BasinMap compute(ExecutorService executor, Consumer<BasinMap> coarse, Progress progress) {
        int rows = ends.length;
        int columns = ends[0].length;
        long done = 0;
        for (int stride = Integer.highestOneBit(Math.max(1, Math.max(columns, rows) / COARSE_POINTS)); stride >= 1; stride /= 2) {
            for (int row = 0; row < rows; row += stride) {
                List<Future<Reached>> line = new ArrayList<>();
                for (int column = 0; column < columns; column += stride) {
                    if (ends[row][column] == null) {
                        int r = row;
                        int c = column;
                        line.add(executor.submit(() -> progress.cancelled() ? null : descend(r, c)));
                    }
                }
                take(line, progress);
                done += line.size();
                progress.update(done, (long) rows * columns);
            }
            if (stride > 1) {
                coarse.accept(BasinMap.of(landscape, BasinMap.Way.FULL, spread(stride), known));
            }
        }
        return BasinMap.of(landscape, BasinMap.Way.FULL, ends, known);
    }

    private void take(List<Future<Reached>> line, Progress progress) {
        try {
            for (Future<Reached> future : line) {
                Reached reached = future.get();
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                if (reached != null && reached.cell() != null) {
                    ends[reached.row()][reached.column()] = end(reached);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            line.forEach(future -> future.cancel(true));
        }
    }

    private Reached descend(int row, int column) {
        double[] cell = landscape.cellAt(landscape.xValues()[column], landscape.yValues()[row]);
        if (!Lattice.isPossible(cell) || Double.isNaN(landscape.slice().values()[row][column])) {
            return new Reached(row, column, null, Double.NaN);
        }
        CrystalStructure start = landscape.request().candidate().withLattice(Lattice.of(cell));
        PathPoint end = descents.run(start, DescentMode.UNCONSTRAINED, Descent.ENDS, Progress.NONE).end();
        return new Reached(row, column, end.x(), end.value());
    }

    /** In the order of the grid, so that the first of several that are one is always the same. */
    private Object end(Reached reached) {
        Lattice cell = Lattice.of(reached.cell());
        if (descents.recovered(reached.cell())) {
            known.putIfAbsent(BasinMap.End.TRUTH, new BasinMap.Basin(BasinMap.End.TRUTH, 0, reached.loss(), 0));
            return BasinMap.End.TRUTH;
        }
        Optional<Lattice> same = minima.stream().filter(other -> other.distance(cell) < SAME).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        minima.add(cell);
        known.put(cell, new BasinMap.Basin(BasinMap.End.MINIMUM, 0, reached.loss(), 0));
        return cell;
    }

    private Object[][] spread(int stride) {
        Object[][] spread = new Object[ends.length][ends[0].length];
        for (int row = 0; row < ends.length; row++) {
            for (int column = 0; column < ends[0].length; column++) {
                if (!Double.isNaN(landscape.slice().values()[row][column])) {
                    spread[row][column] = ends[nearest(row, stride, ends.length)][nearest(column, stride, ends[0].length)];
                }
            }
        }
        return spread;
    }

    private static int nearest(int index, int stride, int count) {
        int rounded = (index + stride / 2) / stride * stride;
        return rounded < count ? rounded : (count - 1) / stride * stride;
    }
}
