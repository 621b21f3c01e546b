package org.braggscape.math;

import java.util.Arrays;

/**
 * Working memory of one thread: a vector as seen by the blocks of a {@link KernelTree}, up to the largest, and what comes down
 * from these to a product.
 *
 * <p>The numbers of all blocks of a level lie side by side, so that every inner loop runs over many blocks with one common
 * index: only such loops become vector code. Loops leave out the blocks where the vector is zero and those where the product
 * is not wanted.
 */
final class BlockExpansions {
    private static final int LEAF = KernelTree.LEAF;
    /** Couplings bridge three blocks; those of a block up to three blocks outside the vector are still computed. */
    private static final int REACH = 6;

    private final KernelTree tree;
    /** Blocks of each level in which the vector is not zero: the first, and the one after the last. */
    final int[] sourceFrom;
    final int[] sourceTo;
    /** The same for those in which the product is wanted. */
    final int[] targetFrom;
    final int[] targetTo;
    /** [index within the leaf][leaf] */
    final double[][] vector;
    final double[][] product;
    /** [level][skeleton][block] */
    final double[][][] in;
    final double[][][] out;
    /** [level][parity][skeleton][pair of blocks] */
    final double[][][][] inPairs;
    final double[][][][] outPairs;
    /** Of the largest blocks, block by block. */
    final double[] topIn;
    final double[] topOut;

    BlockExpansions(KernelTree tree) {
        this.tree = tree;
        int depth = tree.levels.length;
        sourceFrom = new int[depth];
        sourceTo = new int[depth];
        targetFrom = new int[depth];
        targetTo = new int[depth];
        vector = new double[LEAF][tree.leaves];
        product = new double[LEAF][tree.leaves];
        in = new double[depth][][];
        out = new double[depth][][];
        inPairs = new double[depth][2][][];
        outPairs = new double[depth][2][][];
        for (int level = 0; level < depth; level++) {
            int blocks = tree.levels[level].blocks;
            int points = tree.levels[level].points.length;
            in[level] = new double[points][blocks];
            out[level] = new double[points][blocks];
            for (int parity = 0; parity < 2; parity++) {
                inPairs[level][parity] = new double[points][blocks / 2];
                outPairs[level][parity] = new double[points][blocks / 2];
            }
        }
        KernelLevel last = tree.levels[depth - 1];
        topIn = new double[last.blocks * last.points.length];
        topOut = new double[topIn.length];
    }

    /** The vector is zero outside from … to − 1, the product wanted in outFrom … outTo − 1; neither range is empty. */
    void setRanges(int from, int to, int outFrom, int outTo) {
        for (int level = 0; level < sourceFrom.length; level++) {
            int width = LEAF << level;
            sourceFrom[level] = from / width;
            sourceTo[level] = (to - 1) / width + 1;
            targetFrom[level] = outFrom / width;
            targetTo[level] = (outTo - 1) / width + 1;
        }
    }

    /** From the vector to the expansions of all blocks. */
    void expand(double[] x) {
        for (int leaf = sourceFrom[0]; leaf < sourceTo[0]; leaf++) {
            for (int i = 0; i < LEAF; i++) {
                vector[i][leaf] = x[leaf * LEAF + i];
            }
        }
        clearAround(vector, 0);
        for (int a = 0; a < tree.gather.length; a++) {
            Arrays.fill(in[0][a], sourceFrom[0], sourceTo[0], 0);
            ScaledSums.addCombination(tree.gather[a], vector, in[0][a], sourceFrom[0], sourceTo[0]);
        }
        clearAround(in[0], 0);
        for (int level = 1; level < tree.levels.length; level++) {
            split(level - 1);
            KernelLevel parent = tree.levels[level];
            int from = sourceFrom[level];
            int to = sourceTo[level];
            for (int a = 0; a < in[level].length; a++) {
                double[] own = in[level][a];
                Arrays.fill(own, from, to, 0);
                ScaledSums.addCombination(parent.up[0][a], inPairs[level - 1][0], own, from, to);
                ScaledSums.addCombination(parent.up[1][a], inPairs[level - 1][1], own, from, to);
            }
            clearAround(in[level], level);
        }
        int top = tree.top();
        int count = in[top].length;
        for (int block = sourceFrom[top]; block < sourceTo[top]; block++) {
            for (int a = 0; a < count; a++) {
                topIn[block * count + a] = in[top][a][block];
            }
        }
    }

    /** Couplings read here what an earlier vector may have left. */
    private void clearAround(double[][] rows, int level) {
        int blocks = tree.levels[level].blocks;
        for (double[] row : rows) {
            for (int block = Math.max(0, sourceFrom[level] - REACH); block < sourceFrom[level]; block++) {
                row[block] = 0;
            }
            for (int block = sourceTo[level]; block < Math.min(blocks, sourceTo[level] + REACH); block++) {
                row[block] = 0;
            }
        }
    }

    private void split(int level) {
        int from = Math.max(0, sourceFrom[level + 1] - 1);
        int to = Math.min(tree.levels[level].blocks / 2, sourceTo[level + 1] + 1);
        for (int a = 0; a < in[level].length; a++) {
            double[] all = in[level][a];
            double[] even = inPairs[level][0][a];
            double[] odd = inPairs[level][1][a];
            for (int pair = from; pair < to; pair++) {
                even[pair] = all[2 * pair];
                odd[pair] = all[2 * pair + 1];
            }
        }
    }

    /** From {@link #topOut} to what the largest blocks receive. */
    void receiveTop() {
        int top = tree.top();
        int count = out[top].length;
        for (int block = targetFrom[top]; block < targetTo[top]; block++) {
            for (int a = 0; a < count; a++) {
                out[top][a][block] = topOut[block * count + a];
            }
        }
    }

    /** From what the blocks of the next level receive to {@link #outPairs} of this one. */
    void descend(int level) {
        KernelLevel parent = tree.levels[level + 1];
        int from = targetFrom[level + 1];
        int to = targetTo[level + 1];
        for (int parity = 0; parity < 2; parity++) {
            for (int b = 0; b < in[level].length; b++) {
                double[] row = outPairs[level][parity][b];
                Arrays.fill(row, from, to, 0);
                ScaledSums.addCombination(parent.down[parity][b], out[level + 1], row, from, to);
            }
        }
    }

    /** From {@link #outPairs} to {@link #out}. */
    void join(int level) {
        for (int a = 0; a < out[level].length; a++) {
            double[] even = outPairs[level][0][a];
            double[] odd = outPairs[level][1][a];
            double[] all = out[level][a];
            for (int pair = targetFrom[level + 1]; pair < targetTo[level + 1]; pair++) {
                all[2 * pair] = even[pair];
                all[2 * pair + 1] = odd[pair];
            }
        }
    }

    /** From what the leaves receive, added to {@link #product}, to the product where it is wanted. */
    void finish(double[] result) {
        for (int i = 0; i < LEAF; i++) {
            ScaledSums.addCombination(tree.scatter[i], out[0], product[i], targetFrom[0], targetTo[0]);
        }
        for (int leaf = targetFrom[0]; leaf < targetTo[0]; leaf++) {
            for (int i = 0; i < LEAF; i++) {
                result[leaf * LEAF + i] = product[i][leaf];
            }
        }
    }
}
