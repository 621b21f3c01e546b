package org.braggscape.math;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Many small matrices of one shape side by side, each the coupling between a block and one partner of it: read once, they
 * serve both. Immutable.
 */
final class SymmetricCoupling {
    private static final int TILE = 4;

    /** [number within the block][number within the partner][block], and the same arrays in the other order. */
    private final double[][][] rows;
    private final double[][][] columns;
    /** Whether block and partner are the same and only entries above the diagonal count, those on it by half. */
    private final boolean triangular;

    /** Gives an entry; from several threads at once. */
    @FunctionalInterface
    interface Entry {
        double at(int block, int within, int withinPartner);
    }

    SymmetricCoupling(int count, int blocks, int firstWithoutPartner, boolean triangular, Entry entry) {
        this.triangular = triangular;
        rows = new double[count][count][blocks];
        columns = new double[count][count][];
        IntStream.range(0, count).parallel().forEach(a -> {
            for (int b = 0; b < count; b++) {
                columns[b][a] = rows[a][b];
                double factor = !triangular || b > a ? 1 : b == a ? 0.5 : 0;
                for (int block = 0; block < firstWithoutPartner && factor > 0; block++) {
                    rows[a][b][block] = factor * entry.at(block, a, b);
                }
            }
        });
    }

    /**
     * Adds what blocks and partners do to each other.
     *
     * @param own [number within the block][block]
     * @param partner the same of each block's partner
     * @param ownOut receives what comes from the partners
     * @param partnerOut receives what goes to them
     */
    void multiply(double[][] own, double[][] partner, double[][] ownOut, double[][] partnerOut, int from, int to) {
        // in tiles that the next to use them finds in the cache
        for (int a = 0; a < rows.length; a += TILE) {
            int lastA = Math.min(rows.length, a + TILE);
            for (int b = triangular ? a : 0; b < rows.length; b += TILE) {
                int lastB = Math.min(rows.length, b + TILE);
                for (int i = a; i < lastA; i++) {
                    ScaledSums.addProducts(rows[i], partner, b, lastB, ownOut[i], from, to);
                }
                for (int j = b; j < lastB; j++) {
                    ScaledSums.addProducts(columns[j], own, a, lastA, partnerOut[j], from, to);
                }
            }
        }
    }

    /** Adds own · coupling · partner of each block to {@code forms}; {@code sums} has two rows for intermediate results. */
    void addForms(double[][] own, double[][] partner, double[][] sums, double[] forms, int from, int to) {
        for (int a = 0; a < rows.length; a += 2) {
            for (int i = 0; i < 2; i++) {
                Arrays.fill(sums[i], from, to, 0);
                ScaledSums.addProducts(rows[a + i], partner, triangular ? a : 0, rows.length, sums[i], from, to);
            }
            ScaledSums.addTwoProducts(own[a], own[a + 1], sums[0], sums[1], forms, from, to);
        }
    }
}
