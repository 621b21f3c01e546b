package org.braggscape.diffraction;

import java.util.Arrays;
import java.util.Locale;

/**
 * The Miller indices of one evaluation, one of each Friedel pair, in rows of constant (h, k) with evenly spaced l. Reused
 * from evaluation to evaluation.
 */
final class ReflectionList {
    /** Beyond, neither time nor memory of any desktop would do: a cube of 180 Å at the paper's range. */
    private static final double MOST = 1e7;

    int count;
    int[] h = new int[256];
    int[] k = new int[256];
    int[] l = new int[256];

    int rows;
    /** Index of the first reflection of each row. */
    int[] rowStart = new int[64];
    int[] rowLength = new int[64];

    /** Distance of neighbouring l. */
    final int step;
    int largestH;
    int largestK;
    int largestL;

    private final Centring centring;

    /**
     * Creates an empty list.
     *
     * @param centring which reflections to leave out
     */
    ReflectionList(Centring centring) {
        this.centring = centring;
        this.step = centring.step();
    }

    /**
     * Refuses cells that are too large.
     *
     * @param volume of the cell in Å³
     * @param limit as in {@link #enumerate}
     * @throws IllegalArgumentException as {@link #enumerate} does
     */
    static void check(double volume, double limit) {
        double expected = 2 * Math.PI / 3 * limit * Math.sqrt(limit) * volume;
        if (expected > MOST) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "A cell of %.3g Å³ has about %.1g reflections in this "
                    + "range; more than ten million cannot be summed. Check the cell's lengths, or take its primitive cell.", volume,
                    expected));
        }
    }

    /**
     * Lists all (hkl) with 1/d² up to a limit.
     *
     * @param g reciprocal metric as in {@link ReciprocalCell}
     * @param limit largest 1/d² in Å⁻²
     * @throws IllegalArgumentException if they are about ten millions or more; the message is a sentence for the user
     */
    void enumerate(double[] g, double limit) {
        count = 0;
        rows = 0;
        largestK = 0;
        largestL = 0;
        double determinant = g[0] * (g[1] * g[2] - g[3] * g[3] / 4) - g[5] / 2 * (g[5] / 2 * g[2] - g[3] * g[4] / 4)
                + g[4] / 2 * (g[5] * g[3] / 4 - g[1] * g[4] / 2);
        check(1 / Math.sqrt(determinant), limit);
        // |h| ≤ |a|/d, with |a| and not 1/|a*|, which would lose reflections of oblique cells
        largestH = (int) Math.floor(Math.sqrt(limit * (g[1] * g[2] - g[3] * g[3] / 4) / determinant));
        int boundK = (int) Math.floor(Math.sqrt(limit * (g[0] * g[2] - g[4] * g[4] / 4) / determinant));
        for (int i = 0; i <= largestH; i++) {
            for (int j = i == 0 ? 0 : -boundK; j <= boundK; j++) {
                double linear = j * g[3] + i * g[4];
                double rest = i * i * g[0] + j * j * g[1] + i * j * g[5] - limit;
                double discriminant = linear * linear - 4 * g[2] * rest;
                if (discriminant < 0) {
                    continue;
                }
                double root = Math.sqrt(discriminant);
                int first = (int) Math.ceil((-linear - root) / (2 * g[2]));
                int last = (int) Math.floor((-linear + root) / (2 * g[2]));
                if (i == 0 && j == 0) {
                    first = 1;
                }
                first = centring.firstPresent(i, j, first);
                if (first <= last) {
                    addRow(i, j, first, last);
                }
            }
        }
    }

    private void addRow(int i, int j, int first, int last) {
        int length = (last - first) / step + 1;
        if (rows == rowStart.length) {
            rowStart = Arrays.copyOf(rowStart, 2 * rows);
            rowLength = Arrays.copyOf(rowLength, 2 * rows);
        }
        if (count + length > h.length) {
            int capacity = 2 * (count + length);
            h = Arrays.copyOf(h, capacity);
            k = Arrays.copyOf(k, capacity);
            l = Arrays.copyOf(l, capacity);
        }
        rowStart[rows] = count;
        rowLength[rows++] = length;
        for (int m = first; m <= last; m += step) {
            h[count] = i;
            k[count] = j;
            l[count++] = m;
        }
        largestK = Math.max(largestK, Math.abs(j));
        largestL = Math.max(largestL, Math.max(Math.abs(first), Math.abs(last)));
    }
}
