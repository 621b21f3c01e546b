package org.braggscape.math;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A symmetric matrix like {@link SmoothKernelMatrix}, of which every entry is read once for both places where it stands. Its
 * entries may be rough, that is not smooth, around a few indices.
 *
 * <p>Immutable; each thread brings a {@link Scratch}.
 */
public final class SymmetricKernelMatrix {
    private static final int LEAF = KernelTree.LEAF;
    /** A block is rough when the kernel is so this many indices from it. */
    private static final int ROUGH_REACH = 32;

    private final KernelTree tree;
    /** Within each leaf, and of each leaf with the next. */
    private final SymmetricCoupling ownLeaf;
    private final SymmetricCoupling nextLeaf;
    /** [level]: each block with the second after it, and of each pair the even block with the third after it. */
    private final SymmetricCoupling[] secondNext;
    private final SymmetricCoupling[] thirdNext;
    /** Of the largest blocks: [source][target], both block by block. */
    private final double[][] top;
    private final List<RoughBlock> roughBlocks = new ArrayList<>();
    /** [source rough block][target rough block][source][target] */
    private final double[][][][] betweenRough;

    /** Working memory of one thread. */
    public static final class Scratch {
        private final BlockExpansions blocks;
        private final PartnerCopy nextLeaf;
        private final PartnerCopy[] secondNext;
        private final PartnerCopy[] thirdNext;
        private final double[][] sums;
        private final double[] forms;
        private final double[] roughSum;
        /** [rough block][representative of the smooth blocks] */
        private final double[][] represented;

        private Scratch(SymmetricKernelMatrix matrix) {
            KernelTree tree = matrix.tree;
            blocks = new BlockExpansions(tree);
            nextLeaf = new PartnerCopy(LEAF, tree.leaves, 1);
            secondNext = new PartnerCopy[tree.top()];
            thirdNext = new PartnerCopy[tree.top()];
            for (int level = 0; level < tree.top(); level++) {
                int count = tree.levels[level].points.length;
                secondNext[level] = new PartnerCopy(count, tree.levels[level].blocks, 2);
                thirdNext[level] = new PartnerCopy(count, tree.levels[level].blocks / 2, 1);
            }
            sums = new double[2][tree.leaves];
            forms = new double[tree.leaves];
            roughSum = new double[tree.levels[tree.top()].width];
            represented = new double[matrix.roughBlocks.size()][];
            for (int i = 0; i < represented.length; i++) {
                represented[i] = new double[matrix.roughBlocks.get(i).columns()];
            }
        }
    }

    /**
     * Builds the matrix.
     *
     * @param size number of rows and columns, a {@link SmoothKernelMatrix#paddedSize}
     * @param ranks how accurate it is
     * @param entries gives the entries, symmetric
     * @param roughAt indices near which the entries are not smooth, however far from the diagonal; the largest blocks near
     *     one are kept without a skeleton
     * @throws IllegalArgumentException if the size is not a padded size
     */
    public SymmetricKernelMatrix(int size, KernelRanks ranks, KernelEntries entries, int... roughAt) {
        tree = new KernelTree(size, ranks);
        int width = tree.levels[tree.top()].width;
        boolean[] rough = new boolean[size / width];
        for (int index : roughAt) {
            Arrays.fill(rough, Math.max(0, index - ROUGH_REACH) / width, Math.min(size - 1, index + ROUGH_REACH) / width + 1,
                    true);
        }
        KernelEntries smooth = (row, column) -> rough[row / width] || rough[column / width] ? 0 : entries.at(row, column);
        ownLeaf = new SymmetricCoupling(LEAF, tree.leaves, tree.leaves, true,
                (leaf, i, j) -> smooth.at(leaf * LEAF + i, leaf * LEAF + j));
        nextLeaf = new SymmetricCoupling(LEAF, tree.leaves, tree.leaves - 1, false,
                (leaf, i, j) -> smooth.at(leaf * LEAF + i, (leaf + 1) * LEAF + j));
        secondNext = new SymmetricCoupling[tree.top()];
        thirdNext = new SymmetricCoupling[tree.top()];
        for (int n = 0; n < tree.top(); n++) {
            KernelLevel level = tree.levels[n];
            int count = level.points.length;
            secondNext[n] = new SymmetricCoupling(count, level.blocks, level.blocks - 2, false,
                    (block, a, b) -> smooth.at(level.index(block, a), level.index(block + 2, b)));
            thirdNext[n] = new SymmetricCoupling(count, level.blocks / 2, level.blocks / 2 - 1, false,
                    (pair, a, b) -> smooth.at(level.index(2 * pair, a), level.index(2 * pair + 3, b)));
        }
        top = tree.topCoupling(smooth);
        for (int block = 0; block < rough.length; block++) {
            if (rough[block]) {
                roughBlocks.add(new RoughBlock(tree, block, rough, entries));
            }
        }
        betweenRough = new double[roughBlocks.size()][roughBlocks.size()][width][width];
        for (int m = 0; m < betweenRough.length; m++) {
            for (int n = 0; n < betweenRough.length; n++) {
                for (int j = 0; j < width; j++) {
                    for (int i = 0; i < width; i++) {
                        betweenRough[m][n][j][i] = entries.at(roughBlocks.get(n).start + i, roughBlocks.get(m).start + j);
                    }
                }
            }
        }
    }

    /** {@return number of rows and columns} */
    public int size() {
        return tree.size;
    }

    /** {@return working memory for one thread} */
    public Scratch newScratch() {
        return new Scratch(this);
    }

    /**
     * Multiplies, where the vector is not zero.
     *
     * @param x a vector of {@link #size} entries, not modified; zero before {@code from} and from {@code to} on
     * @param from first index that is read
     * @param to the one after the last
     * @param out receives the product there and a little around; other entries are left as they are
     * @param scratch modified
     */
    public void multiply(double[] x, int from, int to, double[] out, Scratch scratch) {
        if (from >= to) {
            return;
        }
        BlockExpansions blocks = scratch.blocks;
        blocks.setRanges(from, to, from, to);
        blocks.expand(x);
        for (int n = 0; n < roughBlocks.size(); n++) {
            RoughBlock rough = roughBlocks.get(n);
            rough.send(x, blocks, scratch.represented[n], first(rough, blocks), last(rough, blocks));
        }
        coupleTop(scratch);
        for (int level = tree.top() - 1; level >= 0; level--) {
            couple(level, scratch);
        }
        coupleLeaves(scratch);
        blocks.finish(out);
        for (int n = 0; n < roughBlocks.size(); n++) {
            RoughBlock rough = roughBlocks.get(n);
            receiveRough(n, x, scratch);
            for (int i = first(rough, blocks); i < last(rough, blocks); i++) {
                out[rough.start + i] += scratch.roughSum[i];
            }
        }
    }

    private void coupleTop(Scratch scratch) {
        BlockExpansions blocks = scratch.blocks;
        int level = tree.top();
        int count = tree.levels[level].points.length;
        int from = blocks.sourceFrom[level] * count;
        int to = blocks.sourceTo[level] * count;
        Arrays.fill(blocks.topOut, from, to, 0);
        ScaledSums.addColumns(blocks.topIn, from, top, from, to - from, blocks.topOut, from, to);
        blocks.receiveTop();
        deliver(level, blocks.out[level], scratch);
    }

    private void couple(int level, Scratch scratch) {
        BlockExpansions blocks = scratch.blocks;
        int from = blocks.sourceFrom[level + 1];
        int to = blocks.sourceTo[level + 1];
        blocks.descend(level);
        double[][][] in = blocks.inPairs[level];
        double[][][] out = blocks.outPairs[level];
        couple(thirdNext[level], in[0], in[1], out[0], out[1], scratch.thirdNext[level], from, to);
        blocks.join(level);
        couple(secondNext[level], blocks.in[level], blocks.in[level], blocks.out[level], blocks.out[level],
                scratch.secondNext[level], blocks.sourceFrom[level], blocks.sourceTo[level]);
        deliver(level, blocks.out[level], scratch);
    }

    private void coupleLeaves(Scratch scratch) {
        BlockExpansions blocks = scratch.blocks;
        int from = blocks.sourceFrom[0];
        int to = blocks.sourceTo[0];
        double[][] in = blocks.vector;
        double[][] out = blocks.product;
        for (double[] row : out) {
            Arrays.fill(row, from, to, 0);
        }
        ownLeaf.multiply(in, in, out, out, from, to);
        couple(nextLeaf, in, in, out, out, scratch.nextLeaf, from, to);
        deliver(-1, out, scratch);
    }

    private static void couple(SymmetricCoupling coupling, double[][] own, double[][] partner, double[][] ownOut,
            double[][] partnerOut, PartnerCopy copy, int from, int to) {
        copy.take(partner, from, to);
        copy.clearOut(from, to);
        coupling.multiply(own, copy.in, ownOut, copy.out, from, to);
        copy.addOut(partnerOut, from, to);
    }

    private void deliver(int level, double[][] out, Scratch scratch) {
        for (int n = 0; n < roughBlocks.size(); n++) {
            roughBlocks.get(n).deliver(scratch.represented[n], level, scratch.blocks, out);
        }
    }

    /** What all blocks do to a rough one. */
    private void receiveRough(int index, double[] x, Scratch scratch) {
        RoughBlock block = roughBlocks.get(index);
        int from = first(block, scratch.blocks);
        int to = last(block, scratch.blocks);
        Arrays.fill(scratch.roughSum, 0);
        if (from < to) {
            block.receive(x, scratch.blocks, scratch.represented[index], scratch.roughSum, from, to);
            for (int n = 0; n < betweenRough.length; n++) {
                addBetweenRough(n, index, x, scratch, from, to);
            }
        }
    }

    private void addBetweenRough(int source, int target, double[] x, Scratch scratch, int from, int to) {
        RoughBlock other = roughBlocks.get(source);
        int first = first(other, scratch.blocks);
        int count = last(other, scratch.blocks) - first;
        if (count > 0) {
            ScaledSums.addColumns(x, other.start + first, betweenRough[source][target], first, count, scratch.roughSum, from,
                    to);
        }
    }

    /** The part of a block in which the vector is not zero, relative to its start; empty where the last is not larger. */
    private static int first(RoughBlock block, BlockExpansions blocks) {
        return Math.max(0, blocks.sourceFrom[0] * LEAF - block.start);
    }

    private static int last(RoughBlock block, BlockExpansions blocks) {
        return Math.min(block.width, blocks.sourceTo[0] * LEAF - block.start);
    }

    /**
     * Computes xᵀ·matrix·x, at about half the cost of {@link #multiply}.
     *
     * @param x a vector of {@link #size} entries, not modified; zero before {@code from} and from {@code to} on
     * @param from first index that is read
     * @param to the one after the last
     * @param scratch modified
     * @return the quadratic form
     */
    public double quadraticForm(double[] x, int from, int to, Scratch scratch) {
        if (from >= to) {
            return 0;
        }
        BlockExpansions blocks = scratch.blocks;
        blocks.setRanges(from, to, from, to);
        blocks.expand(x);
        double[] forms = scratch.forms;
        Arrays.fill(forms, 0);
        int first = blocks.sourceFrom[0];
        int last = blocks.sourceTo[0];
        ownLeaf.addForms(blocks.vector, blocks.vector, scratch.sums, forms, first, last);
        addForms(nextLeaf, blocks.vector, blocks.vector, scratch.nextLeaf, scratch, first, last);
        for (int level = 0; level < tree.top(); level++) {
            addForms(secondNext[level], blocks.in[level], blocks.in[level], scratch.secondNext[level], scratch,
                    blocks.sourceFrom[level], blocks.sourceTo[level]);
            addForms(thirdNext[level], blocks.inPairs[level][0], blocks.inPairs[level][1], scratch.thirdNext[level], scratch,
                    blocks.sourceFrom[level + 1], blocks.sourceTo[level + 1]);
        }
        double half = topForm(blocks);
        for (double form : forms) {
            half += form;
        }
        double total = 2 * half;
        for (int n = 0; n < roughBlocks.size(); n++) {
            total += roughForm(n, x, scratch);
        }
        return total;
    }

    private static void addForms(SymmetricCoupling coupling, double[][] own, double[][] partner, PartnerCopy copy,
            Scratch scratch, int from, int to) {
        copy.take(partner, from, to);
        coupling.addForms(own, copy.in, scratch.sums, scratch.forms, from, to);
    }

    /** Of the largest blocks, each with those after it. */
    private double topForm(BlockExpansions blocks) {
        int level = tree.top();
        int count = tree.levels[level].points.length;
        int to = blocks.sourceTo[level] * count;
        int from = Math.min(to, blocks.sourceFrom[level] * count);
        Arrays.fill(blocks.topOut, from, to, 0);
        for (int start = from; start + 2 * count < to; start += count) {
            ScaledSums.addColumns(blocks.topIn, start, top, start, count, blocks.topOut, start + 2 * count, to);
        }
        return ScaledSums.dot(blocks.topOut, blocks.topIn, 0, from, to);
    }

    /** A rough block with itself, and twice with the smooth ones and the rough ones before it. */
    private double roughForm(int index, double[] x, Scratch scratch) {
        RoughBlock block = roughBlocks.get(index);
        int from = first(block, scratch.blocks);
        int to = last(block, scratch.blocks);
        if (from >= to) {
            return 0;
        }
        double[] sum = scratch.roughSum;
        Arrays.fill(sum, 0);
        block.receive(x, scratch.blocks, scratch.represented[index], sum, from, to);
        for (int n = 0; n < index; n++) {
            addBetweenRough(n, index, x, scratch, from, to);
        }
        double others = ScaledSums.dot(sum, x, block.start, from, to);
        Arrays.fill(sum, 0);
        addBetweenRough(index, index, x, scratch, from, to);
        return 2 * others + ScaledSums.dot(sum, x, block.start, from, to);
    }
}
