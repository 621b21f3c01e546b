package org.braggscape.math;

import java.util.stream.IntStream;

/** The blocks of one size of a {@link SmoothKernelMatrix}: their skeleton, what they pass up and down, what they couple. */
final class KernelLevel {
    /** Parity and shift (in pairs of blocks) of the three blocks that an even and an odd block couple to. */
    static final int[][][] PARTNERS = {{{0, -1}, {0, 1}, {1, 1}}, {{0, -1}, {1, -1}, {1, 1}}};

    final int blocks;
    final int width;
    /** Indices of the skeleton relative to the start of the block. */
    final int[] points;
    /** [parity of the child][own skeleton][child skeleton] and its transpose. */
    final double[][][] up = new double[2][][];
    final double[][][] down = new double[2][][];
    /** [target skeleton][skeleton of each partner in turn][block, even ones first]; none at the top. */
    double[][][] coupling;

    KernelLevel(int blocks, int width, KernelLevel children, SmoothKernelMatrix.Ranks ranks) {
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

    /** Fills in the entries between each block and its partners, at their skeletons. */
    void couple(SmoothKernelMatrix.Entries entries) {
        int pairs = blocks / 2;
        int count = points.length;
        coupling = new double[count][3 * count][blocks];
        for (int parity = 0; parity < 2; parity++) {
            for (int partner = 0; partner < 3; partner++) {
                int sourceParity = PARTNERS[parity][partner][0];
                int shift = PARTNERS[parity][partner][1];
                for (int pair = Math.max(0, -shift); pair < pairs - Math.max(0, shift); pair++) {
                    int row = (2 * pair + parity) * width;
                    int column = (2 * (pair + shift) + sourceParity) * width;
                    for (int a = 0; a < count; a++) {
                        for (int b = 0; b < count; b++) {
                            coupling[a][partner * count + b][parity * pairs + pair] =
                                    entries.at(row + points[a], column + points[b]);
                        }
                    }
                }
            }
        }
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
