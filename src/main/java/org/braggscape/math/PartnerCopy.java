package org.braggscape.math;

import java.util.Arrays;

/** The numbers of each block's partner, a fixed distance further on, moved to where the block itself stands, and back. */
final class PartnerCopy {
    private final int distance;
    /** [number within the block][block] */
    final double[][] in;
    final double[][] out;

    PartnerCopy(int count, int blocks, int distance) {
        this.distance = distance;
        in = new double[count][blocks];
        out = new double[count][blocks];
    }

    void take(double[][] blocks, int from, int to) {
        for (int a = 0; a < in.length; a++) {
            int count = Math.min(to, blocks[a].length - distance) - from;
            if (count > 0) {
                System.arraycopy(blocks[a], from + distance, in[a], from, count);
            }
        }
    }

    void clearOut(int from, int to) {
        for (double[] row : out) {
            Arrays.fill(row, from, to, 0);
        }
    }

    void addOut(double[][] blocks, int from, int to) {
        for (int a = 0; a < out.length; a++) {
            double[] row = out[a];
            double[] sum = blocks[a];
            for (int block = from; block < to - distance; block++) {
                sum[block + distance] += row[block];
            }
        }
    }
}
