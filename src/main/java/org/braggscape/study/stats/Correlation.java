package org.braggscape.study.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** How straight (Pearson) or how monotonous (Spearman) the relation of two quantities is, with bootstrap intervals. */
public final class Correlation {
    private static final int RESAMPLES = 1000;
    private static final double TAIL = 0.025;

    private Correlation() {
    }

    /**
     * Pearson's correlation.
     *
     * @param x at least three finite values
     * @param y as many
     * @param seed of the resampling
     * @return from −1 to 1; NaN where a quantity is constant
     * @throws IllegalArgumentException if there are fewer than three values, or not as many of both
     */
    public static Estimate pearson(double[] x, double[] y, long seed) {
        PearsonsCorrelation pearson = new PearsonsCorrelation();
        return estimate(x, y, seed, pearson::correlation);
    }

    /**
     * Spearman's rank correlation.
     *
     * @param x at least three finite values
     * @param y as many
     * @param seed of the resampling
     * @return from −1 to 1; NaN where a quantity is constant
     * @throws IllegalArgumentException if there are fewer than three values, or not as many of both
     */
    public static Estimate spearman(double[] x, double[] y, long seed) {
        SpearmansCorrelation spearman = new SpearmansCorrelation();
        return estimate(x, y, seed, spearman::correlation);
    }

    private static Estimate estimate(double[] x, double[] y, long seed, ToDoubleBiFunction<double[], double[]> correlation) {
        int n = x.length;
        if (n != y.length || n < 3) {
            throw new IllegalArgumentException("A correlation needs at least three pairs of values, not " + n + " and "
                    + y.length + ".");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] resampled = new double[RESAMPLES];
        double[] drawnX = new double[n];
        double[] drawnY = new double[n];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < n; j++) {
                int drawn = random.nextInt(n);
                drawnX[j] = x[drawn];
                drawnY[j] = y[drawn];
            }
            resampled[i] = correlation.applyAsDouble(drawnX, drawnY);
        }
        double[] sorted = Arrays.stream(resampled).filter(Double::isFinite).sorted().toArray();
        double value = correlation.applyAsDouble(x, y);
        return sorted.length == 0 ? new Estimate(value, Double.NaN, Double.NaN)
                : new Estimate(value, sorted[(int) (TAIL * (sorted.length - 1))],
                        sorted[(int) Math.ceil((1 - TAIL) * (sorted.length - 1))]);
    }
}
