package org.braggscape.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import org.braggscape.landscape.Minimum;
import org.braggscape.landscape.MinimumSearch;
import org.braggscape.landscape.Slice;
import org.braggscape.landscape.SliceComputation;
import org.braggscape.landscape.SlicePlane;
import org.braggscape.math.Progress;

/**
 * A map at all widths, fast enough to follow a hand: computed at some widths on a coarse grid, interpolated between them. One
 * thread computes, any other may look at what is there already.
 */
public final class WidthSweep {
    /** The most points along each axis. */
    public static final int POINTS = 61;

    /** Neighbouring widths differ by a third. */
    private static final int PER_DECADE = 8;
    /** A minimum of the grid so near to the truth, in grid spacings, is the truth. */
    private static final double NEAR = 1.5;

    private final LandscapeRequest base;
    private final MapPlane plane;
    private final double[] widths;
    private final LandscapeRequest[] requests;
    private final Slice[] slices;
    private volatile int known;

    /**
     * Prepares the widths: 0, and from the least to the largest in equal ratios.
     *
     * @param request the map as it is
     */
    public WidthSweep(LandscapeRequest request) {
        base = request.withPoints(Math.min(POINTS, request.pointsX()), Math.min(POINTS, request.pointsY()));
        plane = base.plane();
        int steps = (int) Math.round(PER_DECADE * Math.log10(LandscapeRequest.MOST_WIDTH / LandscapeRequest.LEAST_WIDTH));
        widths = new double[steps + 2];
        for (int i = 0; i <= steps; i++) {
            widths[i + 1] = Math.min(LandscapeRequest.MOST_WIDTH,
                    LandscapeRequest.LEAST_WIDTH * Math.pow(10, (double) i / PER_DECADE));
        }
        requests = new LandscapeRequest[widths.length];
        slices = new Slice[widths.length];
    }

    /** {@return the map as it is, on the grid of the sweep} */
    public LandscapeRequest base() {
        return base;
    }

    /**
     * Computes the maps, the ends first, then always the middle between two that are known.
     *
     * @param executor runs the work; this thread waits
     * @param workers number of tasks at a time, at least 1
     * @param progress told of maps
     * @throws CancellationException if cancelled or interrupted
     */
    public void compute(ExecutorService executor, int workers, Progress progress) {
        int done = 0;
        for (int i : order(widths.length)) {
            LandscapeRequest request = base.withWidth(widths[i]);
            SlicePlane grid = plane.grid(base.x(), base.y(), base.pointsX(), base.pointsY());
            Slice slice = new SliceComputation(new LandscapeComputation(request).objective(), grid)
                    .compute(executor, workers, coarse -> { }, new Inner(progress));
            synchronized (this) {
                requests[i] = request;
                slices[i] = slice;
                known++;
            }
            progress.update(++done, widths.length);
        }
    }

    /** Asked for cancellation only: what the steps count are maps. */
    private record Inner(Progress outer) implements Progress {
        @Override
        public void update(long done, long total) {
            // the maps are counted by the caller
        }

        @Override
        public boolean cancelled() {
            return outer.cancelled();
        }
    }

    private static List<Integer> order(int count) {
        List<Integer> order = new ArrayList<>();
        for (int stride = Integer.highestOneBit(Math.max(1, count - 1)) * 2; stride >= 1; stride /= 2) {
            for (int i = 0; i < count; i += stride) {
                if (!order.contains(i)) {
                    order.add(i);
                }
            }
            if (!order.contains(count - 1)) {
                order.add(count - 1);
            }
        }
        return order;
    }

    /** {@return whether all maps are there} */
    public boolean complete() {
        return known == widths.length;
    }

    /** {@return whether so many maps are there that what lies between them hardly changes any more} */
    public boolean usable() {
        return known > widths.length / 2;
    }

    /**
     * The map at a width, as nearly as it is known.
     *
     * @param width as {@link LandscapeRequest#withWidth} has it
     * @return an incomplete landscape with the minima of its grid, nothing as long as too little is known
     */
    public synchronized Optional<Landscape> at(double width) {
        int below = -1;
        int above = -1;
        for (int i = 0; i < widths.length; i++) {
            if (slices[i] != null && widths[i] <= width) {
                below = i;
            }
            if (slices[i] != null && widths[i] >= width && above < 0) {
                above = i;
            }
        }
        if (below < 0 || above < 0) {
            return Optional.empty();
        }
        // there is no ratio to 0, nor a width between it and the least
        double part = above == below ? 0 : widths[below] == 0 ? width / widths[above]
                : Math.log(width / widths[below]) / Math.log(widths[above] / widths[below]);
        Slice slice = between(slices[below], slices[above], part);
        LandscapeRequest request = base.withWidth(width);
        return Optional.of(new Landscape(request, plane, slice, minima(request, slice), false));
    }

    private static Slice between(Slice one, Slice other, double part) {
        double[][] values = new double[one.values().length][one.values()[0].length];
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[0].length; column++) {
                values[row][column] = (1 - part) * one.values()[row][column] + part * other.values()[row][column];
            }
        }
        return new Slice(one.plane(), values);
    }

    /** The minima of the grid as they are, not moved between its points. */
    private static List<Minimum> minima(LandscapeRequest request, Slice slice) {
        SlicePlane grid = slice.plane();
        double[] xs = grid.x().offsets();
        double[] ys = grid.y().offsets();
        boolean truth = request.truthIsMinimum() && xs[0] <= 0 && xs[xs.length - 1] >= 0 && ys[0] <= 0 && ys[ys.length - 1] >= 0;
        double nearX = NEAR * (xs[xs.length - 1] - xs[0]) / (xs.length - 1);
        double nearY = NEAR * (ys[ys.length - 1] - ys[0]) / (ys.length - 1);
        List<Minimum> minima = new ArrayList<>();
        if (truth) {
            minima.add(new Minimum(0, 0, grid.centre().clone(), slice.minimum(), true));
        }
        for (int[] cell : MinimumSearch.gridMinima(slice)) {
            double x = xs[cell[0]];
            double y = ys[cell[1]];
            if (!truth || Math.abs(x) > nearX || Math.abs(y) > nearY) {
                double[] point = new double[grid.centre().length];
                grid.point(x, y, point);
                minima.add(new Minimum(x, y, point, slice.values()[cell[1]][cell[0]], false));
            }
        }
        return minima;
    }
}
