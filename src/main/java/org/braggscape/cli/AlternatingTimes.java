package org.braggscape.cli;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.braggscape.autodiff.DifferentiableFunction.Evaluator;

/**
 * Times two ways to the same function in turns, so that a machine that becomes slower meanwhile slows both, and compares what
 * they give.
 */
final class AlternatingTimes {
    private static final long WARM_UP_NANOSECONDS = 1_000_000_000;

    private final Evaluator fast;
    private final Evaluator exact;
    private final List<double[]> points;
    private final int perRound;
    private final double[] fastGradient;
    private final double[] exactGradient;
    private double largestLossDeviation;
    private double largestGradientDeviation;

    /**
     * Prepares the measurement.
     *
     * @param fast timed on all points in every round
     * @param exact timed on a few points per round, others in each
     * @param points arguments
     * @param perRound how many of them the exact way gets per round
     */
    AlternatingTimes(Evaluator fast, Evaluator exact, List<double[]> points, int perRound) {
        this.fast = fast;
        this.exact = exact;
        this.points = points;
        this.perRound = perRound;
        this.fastGradient = new double[points.get(0).length];
        this.exactGradient = new double[points.get(0).length];
    }

    /**
     * Medians over rounds, in µs per evaluation.
     *
     * @param value of the fast way, without gradient
     * @param gradient of the fast way, with the value
     * @param exactValue of the exact way
     * @param exactGradient of the exact way
     */
    record Medians(double value, double gradient, double exactValue, double exactGradient) {
    }

    /** {@return the medians of a number of rounds, warmed up first} */
    Medians measure(int rounds) {
        long start = System.nanoTime();
        for (int i = 0; i == 0 || System.nanoTime() - start < WARM_UP_NANOSECONDS; i++) {
            microseconds(points, fast::value);
            microseconds(points, x -> fast.gradient(x, fastGradient));
            microseconds(share(i), exact::value);
        }
        double[][] times = new double[4][rounds];
        for (int round = 0; round < rounds; round++) {
            List<double[]> few = share(round);
            times[0][round] = microseconds(points, fast::value);
            times[2][round] = microseconds(few, exact::value);
            times[1][round] = microseconds(points, x -> fast.gradient(x, fastGradient));
            times[3][round] = microseconds(few, x -> exact.gradient(x, exactGradient));
        }
        return new Medians(median(times[0]), median(times[1]), median(times[2]), median(times[3]));
    }

    private List<double[]> share(int round) {
        int start = round * perRound % Math.max(1, points.size() - perRound + 1);
        return points.subList(start, Math.min(points.size(), start + perRound));
    }

    private static double microseconds(List<double[]> arguments, ToDoubleFunction<double[]> evaluation) {
        long start = System.nanoTime();
        double sum = 0;
        for (int i = 0; i < arguments.size(); i++) {
            sum += evaluation.applyAsDouble(arguments.get(i));
        }
        long time = System.nanoTime() - start;
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("The loss is undefined at a strained cell.");
        }
        return time / 1e3 / arguments.size();
    }

    static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * Compares both ways.
     *
     * @param count number of points, the first ones
     * @param usual the gradient's usual length g0
     */
    void compare(int count, double usual) {
        for (double[] x : points.subList(0, Math.min(count, points.size()))) {
            double one = fast.gradient(x, fastGradient);
            double other = exact.gradient(x, exactGradient);
            // a value alone may go another way than a value with its gradient
            double deviation = Math.max(Math.abs(one - other), Math.abs(fast.value(x) - other));
            double squared = 0;
            for (int i = 0; i < exactGradient.length; i++) {
                squared += (fastGradient[i] - exactGradient[i]) * (fastGradient[i] - exactGradient[i]);
            }
            largestLossDeviation = Math.max(largestLossDeviation, deviation);
            largestGradientDeviation = Math.max(largestGradientDeviation,
                    Math.sqrt(squared) / (norm(exactGradient) + usual));
        }
    }

    static double norm(double[] vector) {
        double sum = 0;
        for (double component : vector) {
            sum += component * component;
        }
        return Math.sqrt(sum);
    }

    /** {@return |Δloss| of {@link #compare}} */
    double largestLossDeviation() {
        return largestLossDeviation;
    }

    /** {@return |Δg|/(|g| + g0) of {@link #compare}} */
    double largestGradientDeviation() {
        return largestGradientDeviation;
    }

    /** {@return bytes that the fast way allocates per evaluation; to be called when warm} */
    double bytesPerEvaluation() {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
                || !threads.isThreadAllocatedMemorySupported()) {
            return Double.NaN;
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            sum += fast.value(points.get(i)) + fast.gradient(points.get(i), fastGradient);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        return Double.isNaN(sum) ? Double.NaN : bytes / (2.0 * points.size());
    }
}
