package org.braggscape.math;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One of the largest blocks, whose entries are not smooth in its own index, kept one by one. In the index of the other blocks
 * they are smooth: these are represented by their skeletons, smaller ones closer by, and only the nearest leaf by all its
 * indices. Immutable.
 */
final class RoughBlock {
    private static final int LEAF = KernelTree.LEAF;

    final int start;
    final int width;
    private final List<Part> parts = new ArrayList<>();
    private final int columns;
    /** [column][index within this block]. */
    private final double[][] toBlock;
    private final double[][] fromBlock;

    /** Columns that stand for a smooth block by its skeleton, or for a leaf (level −1) by all its indices. */
    private record Part(int level, int block, int first, int[] indices) {
        private boolean reached(BlockExpansions blocks) {
            return block >= blocks.sourceFrom[Math.max(0, level)] && block < blocks.sourceTo[Math.max(0, level)];
        }
    }

    RoughBlock(KernelTree tree, int block, boolean[] rough, KernelEntries entries) {
        width = tree.levels[tree.top()].width;
        start = block * width;
        int count = 0;
        for (int other = 0; other < rough.length; other++) {
            if (!rough[other]) {
                count = represent(tree, tree.top(), other, count);
            }
        }
        columns = count;
        toBlock = new double[columns][width];
        fromBlock = new double[width][columns];
        for (Part part : parts) {
            for (int a = 0; a < part.indices.length; a++) {
                for (int i = 0; i < width; i++) {
                    double entry = entries.at(start + i, part.indices[a]);
                    toBlock[part.first + a][i] = entry;
                    fromBlock[i][part.first + a] = entry;
                }
            }
        }
    }

    private int represent(KernelTree tree, int level, int block, int first) {
        KernelLevel blocks = tree.levels[level];
        int begin = block * blocks.width;
        int gap = Math.max(begin - (start + width), start - (begin + blocks.width));
        if (gap < blocks.width && level > 0) {
            return represent(tree, level - 1, 2 * block + 1, represent(tree, level - 1, 2 * block, first));
        }
        boolean each = gap < blocks.width;
        int[] indices = new int[each ? LEAF : blocks.points.length];
        for (int a = 0; a < indices.length; a++) {
            indices[a] = each ? begin + a : blocks.index(block, a);
        }
        parts.add(new Part(each ? -1 : level, block, first, indices));
        return first + indices.length;
    }

    /** {@return how many numbers represent the smooth blocks} */
    int columns() {
        return columns;
    }

    /** Adds to {@code sum} what the vector does to this block, rough blocks apart. */
    void receive(double[] x, BlockExpansions blocks, double[] represented, double[] sum, int from, int to) {
        for (int n = 0; n < parts.size(); n++) {
            Part part = parts.get(n);
            for (int a = 0; a < part.indices.length && part.reached(blocks); a++) {
                represented[part.first + a] =
                        part.level < 0 ? x[part.indices[a]] : blocks.in[part.level][a][part.block];
            }
        }
        int first = firstReached(blocks);
        ScaledSums.addColumns(represented, first, toBlock, first, afterLastReached(blocks) - first, sum, from, to);
    }

    /** The first column that stands for a place where the vector is not zero; what it reaches is in one piece. */
    private int firstReached(BlockExpansions blocks) {
        for (int n = 0; n < parts.size(); n++) {
            if (parts.get(n).reached(blocks)) {
                return parts.get(n).first;
            }
        }
        return columns;
    }

    private int afterLastReached(BlockExpansions blocks) {
        for (int n = parts.size() - 1; n >= 0; n--) {
            Part part = parts.get(n);
            if (part.reached(blocks)) {
                return part.first + part.indices.length;
            }
        }
        return columns;
    }

    /** Computes what the vector does from within this block to the representatives of the smooth blocks that it reaches. */
    void send(double[] x, BlockExpansions blocks, double[] represented, int from, int to) {
        int first = firstReached(blocks);
        int last = afterLastReached(blocks);
        Arrays.fill(represented, first, last, 0);
        ScaledSums.addColumns(x, start + from, fromBlock, from, to - from, represented, first, last);
    }

    /** Adds what {@link #send} computed for blocks of one level; −1: for single indices, to {@code product}. */
    void deliver(double[] represented, int level, BlockExpansions blocks, double[][] skeletons) {
        for (int n = 0; n < parts.size(); n++) {
            Part part = parts.get(n);
            for (int a = 0; a < part.indices.length && part.level == level && part.reached(blocks); a++) {
                skeletons[a][part.block] += represented[part.first + a];
            }
        }
    }
}
