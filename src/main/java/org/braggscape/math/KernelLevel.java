package org.braggscape.math;

import java.util.stream.IntStream;

/** The blocks of one size of a {@link KernelTree}: their skeleton, and what they pass up and down. */
final class KernelLevel {
    final int blocks;
    final int width;
    /** Indices of the skeleton relative to the start of the block. */
    final int[] points;
    /** [parity of the child][own skeleton][child skeleton] and its transpose. */
    final double[][][] up = new double[2][][];
    final double[][][] down = new double[2][][];
    KernelLevel(int blocks, int width, KernelLevel children, KernelRanks ranks) {
        this.blocks = blocks;
        this.width = width;
        this.points = skeleton(width, children == null ? ranks.leaf() : ranks.block());
        for (int parity = 0; parity < 2 && children != null; parity++) {
            down[parity] = new double[children.points.length][];
            up[parity] = new double[points.length][children.points.length];
            for (int b = 0; b < children.points.length; b++) {
                down[parity][b] = lagrange(points, children.points[b] + parity * width / 2);
                for (int a = 0; a < points.length; a++) {
                    up[parity][a][b] = down[parity][b][a];
                }
            }
        }
    }

    /** {@return the index of a skeleton point of a block} */
    int index(int block, int point) {
        return block * width + points[point];
    }

    /** Indices nearest to the Chebyshev points of a block, no two the same. */
    private static int[] skeleton(int width, int count) {
        boolean[] taken = new boolean[width];
        for (int a = 0; a < count; a++) {
            double x = -Math.cos(Math.PI * (2 * a + 1) / (2 * count));
            double wanted = (x + 1) / 2 * (width - 1);
            int nearest = -1;
            for (int i = 0; i < width; i++) {
                if (!taken[i] && (nearest < 0 || Math.abs(i - wanted) < Math.abs(nearest - wanted))) {
                    nearest = i;
                }
            }
            taken[nearest] = true;
        }
        return IntStream.range(0, width).filter(i -> taken[i]).toArray();
    }

    static double[] lagrange(int[] points, double x) {
        double[] basis = new double[points.length];
        for (int a = 0; a < points.length; a++) {
            double product = 1;
            for (int b = 0; b < points.length; b++) {
                if (b != a) {
                    product *= (x - points[b]) / (points[a] - points[b]);
                }
            }
            basis[a] = product;
        }
        return basis;
    }
}
