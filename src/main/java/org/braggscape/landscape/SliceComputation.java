package org.braggscape.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.math.Progress;

/**
 * Evaluates a function on a plane, coarse first, on as many threads as asked for. The values do not depend on the number
 * of threads.
 */
public final class SliceComputation {
    private static final int COARSE_POINTS = 24;

    private final DifferentiableFunction function;
    private final SlicePlane plane;

    /**
     * Prepares a computation.
     *
     * @param function what to evaluate
     * @param plane where
     */
    public SliceComputation(DifferentiableFunction function, SlicePlane plane) {
        this.function = function;
        this.plane = plane;
    }

    /**
     * Computes all values. Each pass halves the distance of the points that are known; the finished passes are handed on
     * as whole slices in which every unknown point has the value of its nearest known neighbour.
     *
     * @param executor runs the work; this thread waits
     * @param workers number of tasks at a time, at least 1
     * @param coarse receives the slice after each pass but the last, on this thread
     * @param progress told of points done; asked for cancellation between points
     * @return the slice with all its values
     * @throws CancellationException if cancelled, also when this thread is interrupted
     */
    public Slice compute(ExecutorService executor, int workers, Consumer<Slice> coarse, Progress progress) {
        int columns = plane.x().count();
        int rows = plane.y().count();
        double[][] values = new double[rows][columns];
        boolean[][] known = new boolean[rows][columns];
        int stride = Integer.highestOneBit(Math.max(1, Math.max(columns, rows) / COARSE_POINTS));
        AtomicLong done = new AtomicLong();
        List<DifferentiableFunction.Evaluator> evaluators = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            evaluators.add(function.newEvaluator());
        }
        progress.update(0, plane.size());
        for (; stride >= 1; stride /= 2) {
            pass(executor, evaluators, stride, values, known, done, progress);
            if (stride > 1) {
                coarse.accept(new Slice(plane, spread(values, stride)));
            }
        }
        return new Slice(plane, values);
    }

    private void pass(ExecutorService executor, List<DifferentiableFunction.Evaluator> evaluators, int stride,
            double[][] values, boolean[][] known, AtomicLong done, Progress progress) {
        AtomicInteger nextRow = new AtomicInteger();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (DifferentiableFunction.Evaluator evaluator : evaluators) {
            tasks.add(() -> {
                double[] point = new double[plane.centre().length];
                for (int row = stride * nextRow.getAndIncrement(); row < values.length;
                        row = stride * nextRow.getAndIncrement()) {
                    for (int column = 0; column < values[row].length; column += stride) {
                        if (known[row][column]) {
                            continue;
                        }
                        if (progress.cancelled()) {
                            return null;
                        }
                        plane.point(plane.x().offsets()[column], plane.y().offsets()[row], point);
                        values[row][column] = evaluator.value(point);
                        known[row][column] = true;
                        done.incrementAndGet();
                    }
                    progress.update(done.get(), plane.size());
                }
                return null;
            });
        }
        Tasks.run(executor, tasks);
        if (progress.cancelled()) {
            throw new CancellationException();
        }
    }

    private static double[][] spread(double[][] values, int stride) {
        double[][] spread = new double[values.length][values[0].length];
        for (int row = 0; row < values.length; row++) {
            double[] source = values[nearest(row, stride, values.length)];
            for (int column = 0; column < source.length; column++) {
                spread[row][column] = source[nearest(column, stride, source.length)];
            }
        }
        return spread;
    }

    private static int nearest(int index, int stride, int count) {
        int rounded = (index + stride / 2) / stride * stride;
        return rounded < count ? rounded : (count - 1) / stride * stride;
    }
}
