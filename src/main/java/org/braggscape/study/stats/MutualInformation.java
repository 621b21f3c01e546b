package org.braggscape.study.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/**
 * How much one quantity tells about another, in nats, by the distances to the k-th nearest neighbours (Kraskov, Stögbauer and
 * Grassberger, Physical Review E 69, 066138, 2004, their first estimator). Both quantities are replaced by the
 * normal scores of their ranks, which leaves mutual information as it is and makes the estimate blind to their scales; equal
 * values are ranked at random.
 */
public final class MutualInformation {
    /** The number of neighbours that the paper recommends: little bias, not too much scatter. */
    private static final int NEIGHBOURS = 3;
    private static final int PARTITIONS = 20;
    private static final double NORMAL_95 = 1.959963984540054;

    private MutualInformation() {
    }

    /**
     * Estimates.
     *
     * @param x at least four finite values
     * @param y as many
     * @param seed of the ranks of equal values and of the partitions behind the interval
     * @return the estimate, which can be slightly negative where there is nothing to tell, with an interval from the scatter
     *     between parts of the data, whose variance is taken to fall as 1/n (Holmes and Nemenman, Physical Review E 100,
     *     022404, 2019): resampling with repetition, as for correlations, would make neighbours at distance 0
     * @throws IllegalArgumentException if there are fewer than four values, or not as many of both
     */
    public static Estimate of(double[] x, double[] y, long seed) {
        if (x.length != y.length || x.length <= NEIGHBOURS) {
            throw new IllegalArgumentException("Mutual information needs more than " + NEIGHBOURS + " pairs of values, not "
                    + x.length + " and " + y.length + ".");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double value = kraskov(scores(x, random), scores(y, random));
        double variance = 0;
        int n = x.length;
        int half = n / 2;
        if (half <= NEIGHBOURS) {
            return new Estimate(value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        for (int i = 0; i < PARTITIONS; i++) {
            int[] order = shuffled(n, random);
            double first = kraskov(scores(part(x, order, 0, half), random), scores(part(y, order, 0, half), random));
            double second = kraskov(scores(part(x, order, half, n), random), scores(part(y, order, half, n), random));
            // of one half, from two independent ones
            variance += (first - second) * (first - second) / 2 / PARTITIONS;
        }
        double margin = NORMAL_95 * Math.sqrt(variance / 2);
        return new Estimate(value, value - margin, value + margin);
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static double[] part(double[] all, int[] order, int from, int to) {
        double[] part = new double[to - from];
        for (int i = from; i < to; i++) {
            part[i - from] = all[order[i]];
        }
        return part;
    }

    /** What values of a normal variable with the same ranks would be. */
    private static double[] scores(double[] values, SplittableRandom random) {
        int n = values.length;
        int[] shuffle = shuffled(n, random);
        Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) {
            order[i] = shuffle[i];
        }
        Arrays.sort(order, (i, j) -> Double.compare(values[i], values[j]));
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            scores[order[i]] = Erf.erfInv((2 * i + 1.0) / n - 1);
        }
        return scores;
    }

    private static double kraskov(double[] x, double[] y) {
        int n = x.length;
        double sum = 0;
        double[] distances = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                distances[j] = Math.max(Math.abs(x[i] - x[j]), Math.abs(y[i] - y[j]));
            }
            distances[i] = Double.POSITIVE_INFINITY;
            double reach = smallest(distances, NEIGHBOURS);
            int alongX = 0;
            int alongY = 0;
            for (int j = 0; j < n; j++) {
                alongX += j != i && Math.abs(x[i] - x[j]) < reach ? 1 : 0;
                alongY += j != i && Math.abs(y[i] - y[j]) < reach ? 1 : 0;
            }
            sum += Gamma.digamma(alongX + 1) + Gamma.digamma(alongY + 1);
        }
        return Gamma.digamma(NEIGHBOURS) + Gamma.digamma(n) - sum / n;
    }

    /** The k-th smallest, by keeping the k smallest so far in order. */
    private static double smallest(double[] values, int k) {
        double[] least = new double[k];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (double value : values) {
            int at = k - 1;
            if (value < least[at]) {
                while (at > 0 && least[at - 1] > value) {
                    least[at] = least[at - 1];
                    at--;
                }
                least[at] = value;
            }
        }
        return least[k - 1];
    }
}
