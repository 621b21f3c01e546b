package org.braggscape.math;

import java.util.Arrays;

/**
 * A square matrix whose entries vary smoothly with both indices away from the diagonal, multiplied in time proportional to
 * its size (an H²-matrix in one dimension; Hackbusch, Hierarchical Matrices, Springer 2015).
 *
 * <p>The indices form blocks of {@value KernelTree#LEAF}, pairs of blocks, and so on. Entries between neighbouring leaves are
 * kept one by one. For all others each block is represented by a few of its indices, its skeleton, which lie like Chebyshev
 * points, with Lagrange's polynomials between them.
 *
 * <p>Immutable; each thread brings a {@link Scratch}.
 */
public final class SmoothKernelMatrix {
    /** Vectors are read, and products computed, in groups of so many. */
    public static final int GRAIN = KernelTree.LEAF;
    private static final int LEAF = KernelTree.LEAF;
    /** Distance of the blocks that an even and an odd block couple to: not neighbours, but their parents are. */
    private static final int[][] PARTNERS = {{-2, 2, 3}, {-2, 2, -3}};

    private final KernelTree tree;
    /** [source leaf][source within the leaf][target within the leaf before, the same and the next]. */
    private final double[][][] near;
    /** [level][target skeleton][skeleton of each partner in turn][target block]; none at the top. */
    private final double[][][][] couplings;
    /** Of the largest blocks: [source][target], both block by block. */
    private final double[][] top;

    /** Working memory of one thread. */
    public static final class Scratch {
        private final BlockExpansions blocks;
        private final double[] neighbourhood = new double[3 * LEAF];
        /** [level][skeleton of each partner in turn][block] */
        private final double[][][] partners;

        private Scratch(KernelTree tree) {
            blocks = new BlockExpansions(tree);
            partners = new double[tree.top()][][];
            for (int level = 0; level < tree.top(); level++) {
                partners[level] = new double[3 * tree.levels[level].points.length][tree.levels[level].blocks];
            }
        }
    }

    /**
     * Rounds a size up to one that a matrix can have.
     *
     * @param wanted at least 1
     * @return the smallest possible size that is not smaller
     */
    public static int paddedSize(int wanted) {
        return KernelTree.paddedSize(wanted);
    }

    /**
     * Builds the matrix.
     *
     * @param size number of rows and columns, a {@link #paddedSize}
     * @param ranks how accurate it is
     * @param entries gives the entries
     * @throws IllegalArgumentException if the size is not a padded size
     */
    public SmoothKernelMatrix(int size, KernelRanks ranks, KernelEntries entries) {
        tree = new KernelTree(size, ranks);
        near = near(entries);
        couplings = new double[tree.top()][][][];
        for (int level = 0; level < couplings.length; level++) {
            couplings[level] = coupling(tree.levels[level], entries);
        }
        top = tree.topCoupling(entries);
    }

    private double[][][] near(KernelEntries entries) {
        double[][][] blocks = new double[tree.leaves][LEAF][3 * LEAF];
        for (int leaf = 0; leaf < tree.leaves; leaf++) {
            for (int column = 0; column < LEAF; column++) {
                for (int i = leaf == 0 ? LEAF : 0; i < (leaf == tree.leaves - 1 ? 2 : 3) * LEAF; i++) {
                    blocks[leaf][column][i] = entries.at((leaf - 1) * LEAF + i, leaf * LEAF + column);
                }
            }
        }
        return blocks;
    }

    private static double[][][] coupling(KernelLevel level, KernelEntries entries) {
        int count = level.points.length;
        double[][][] coupling = new double[count][3 * count][level.blocks];
        for (int block = 0; block < level.blocks; block++) {
            for (int partner = 0; partner < 3; partner++) {
                int other = block + PARTNERS[block % 2][partner];
                for (int a = 0; a < count && other >= 0 && other < level.blocks; a++) {
                    for (int b = 0; b < count; b++) {
                        coupling[a][partner * count + b][block] = entries.at(level.index(block, a), level.index(other, b));
                    }
                }
            }
        }
        return coupling;
    }

    /** {@return number of rows and columns} */
    public int size() {
        return tree.size;
    }

    /** {@return working memory for one thread} */
    public Scratch newScratch() {
        return new Scratch(tree);
    }

    /**
     * Multiplies.
     *
     * @param x a vector of {@link #size} entries, not modified; zero, or to be taken as zero, before {@code from} and
     *     from {@code to} on; in the latter case both are multiples of {@link #GRAIN}
     * @param from first index of x that is read
     * @param to the one after the last
     * @param out receives the product where it is wanted and a little around; other entries are left as they are
     * @param outFrom first index at which the product is wanted
     * @param outTo the one after the last
     * @param scratch modified
     */
    public void multiply(double[] x, int from, int to, double[] out, int outFrom, int outTo, Scratch scratch) {
        if (outFrom >= outTo) {
            return;
        }
        if (from >= to) {
            Arrays.fill(out, outFrom, outTo, 0);
            return;
        }
        BlockExpansions blocks = scratch.blocks;
        blocks.setRanges(from, to, outFrom, outTo);
        blocks.expand(x);
        coupleTop(blocks);
        for (int level = tree.top() - 1; level >= 0; level--) {
            blocks.descend(level);
            blocks.join(level);
            couple(scratch, level);
        }
        for (double[] row : blocks.product) {
            Arrays.fill(row, blocks.targetFrom[0], blocks.targetTo[0], 0);
        }
        blocks.finish(out);
        addNear(x, out, blocks, scratch.neighbourhood);
    }

    private void coupleTop(BlockExpansions blocks) {
        int level = tree.top();
        int count = tree.levels[level].points.length;
        int first = blocks.sourceFrom[level] * count;
        int targetFrom = blocks.targetFrom[level] * count;
        int targetTo = blocks.targetTo[level] * count;
        Arrays.fill(blocks.topOut, targetFrom, targetTo, 0);
        ScaledSums.addColumns(blocks.topIn, first, top, first, blocks.sourceTo[level] * count - first, blocks.topOut,
                targetFrom, targetTo);
        blocks.receiveTop();
    }

    private void couple(Scratch scratch, int level) {
        BlockExpansions blocks = scratch.blocks;
        int from = Math.max(blocks.targetFrom[level], blocks.sourceFrom[level] - 3);
        int to = Math.min(blocks.targetTo[level], blocks.sourceTo[level] + 3);
        double[][] partners = scratch.partners[level];
        copyPartners(blocks.in[level], partners, from, to);
        double[][] out = blocks.out[level];
        for (int a = 0; a < out.length; a++) {
            ScaledSums.addProducts(couplings[level][a], partners, 0, partners.length, out[a], from, to);
        }
    }

    /** Copies the expansions of each block's partners to where the block itself stands. */
    private static void copyPartners(double[][] in, double[][] partners, int from, int to) {
        int count = in.length;
        for (int b = 0; b < count; b++) {
            double[] row = in[b];
            double[] before = partners[b];
            double[] after = partners[count + b];
            double[] third = partners[2 * count + b];
            for (int block = Math.max(2, from); block < to; block++) {
                before[block] = row[block - 2];
            }
            for (int block = from; block < Math.min(to, row.length - 2); block++) {
                after[block] = row[block + 2];
            }
            for (int block = from + from % 2; block < Math.min(to, row.length - 3); block += 2) {
                third[block] = row[block + 3];
            }
            for (int block = Math.max(3, from + 1 - from % 2); block < to; block += 2) {
                third[block] = row[block - 3];
            }
        }
    }

    private void addNear(double[] x, double[] out, BlockExpansions blocks, double[] sum) {
        int first = blocks.targetFrom[0];
        int last = blocks.targetTo[0];
        for (int leaf = Math.max(blocks.sourceFrom[0], first - 1); leaf < Math.min(blocks.sourceTo[0], last + 1); leaf++) {
            Arrays.fill(sum, 0);
            ScaledSums.addColumns(x, leaf * LEAF, near[leaf], 0, LEAF, sum, 0, 3 * LEAF);
            int offset = (leaf - 1) * LEAF;
            int to = Math.min(3, last - leaf + 1) * LEAF;
            for (int i = Math.max(0, first - leaf + 1) * LEAF; i < to; i++) {
                out[offset + i] += sum[i];
            }
        }
    }
}
