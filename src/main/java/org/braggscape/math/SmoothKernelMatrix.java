package org.braggscape.math;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A square matrix whose entries vary smoothly with both indices away from the diagonal, multiplied in time proportional to
 * its size (an H²-matrix in one dimension; Hackbusch, Hierarchical Matrices, Springer 2015).
 *
 * <p>The indices form blocks of {@value #LEAF}, pairs of blocks, and so on. Entries between neighbouring leaves are kept
 * one by one. For all others each block is represented by a few of its indices, its skeleton, which lie like Chebyshev points,
 * with Lagrange's polynomials between them.
 *
 * <p>The numbers of all blocks of a level lie side by side, and shifted copies are made where neighbours are needed, so
 * that every inner loop runs over many blocks with one common index: only such loops become vector code.
 *
 * <p>Immutable; each thread brings a {@link Scratch}.
 */
public final class SmoothKernelMatrix {
    private static final int LEAF = 16;
    private static final int LARGEST_TOP = 16;
    /** A block is rough when the kernel is so this many indices from it. */
    private static final int ROUGH_REACH = 32;
    /**
     * How many skeleton points a block has; both even.
     *
     * @param leaf in a leaf, at most {@value #LEAF}
     * @param block in a larger block
     */
    public record Ranks(int leaf, int block) {
        /** For quadratic forms, in which the errors of the entries average out. */
        public static final Ranks QUADRATIC = new Ranks(10, 10);
        /** For products that are used as they are: about a hundredth of the error. */
        public static final Ranks LINEAR = new Ranks(14, 12);
    }

    /** Gives the entries when the matrix is built. */
    @FunctionalInterface
    public interface Entries {
        /** {@return the entry in a row and a column, both below the size} */
        double at(int row, int column);
    }

    private final int size;
    private final int leaves;
    /** [source leaf][source within the leaf][target within the leaf before, the same and the next]. */
    private final double[][][] near;
    /** The same without the leaf before and with the next one doubled, for the quadratic form. */
    private final double[][][] nextOnly;
    /** [skeleton point][index within the leaf]: Lagrange polynomials, and their transpose. */
    private final double[][] gather;
    private final double[][] scatter = new double[LEAF][];
    private final KernelLevel[] levels;
    /** Coupling of the coarsest level, all blocks at once: [source][target]. */
    private final double[][] top;
    private final boolean[] rough;
    private final List<DenseBlock> dense = new ArrayList<>();
    private final List<RoughBlock> roughBlocks = new ArrayList<>();

    /** Entries between two of the coarsest blocks, one of them rough, kept one by one: [source][target]. */
    private record DenseBlock(int source, int target, double[][] entries) {
    }

    /**
     * A rough block and the skeletons of all smooth blocks that are not its neighbours.
     *
     * @param start its first index
     * @param fromSkeletons [skeleton point of any block][target in this block]
     * @param toSkeletons [source in this block][skeleton point of any block]
     */
    private record RoughBlock(int start, double[][] fromSkeletons, double[][] toSkeletons) {
    }

    /** Working memory of one thread. */
    public static final class Scratch {
        /** [index within the leaf][leaf] */
        private final double[][] vector;
        private final double[][] product;
        private final double[] neighbourhood = new double[3 * LEAF];
        /** [level][skeleton][block] */
        private final double[][][] in;
        private final double[][][] out;
        /** [level][parity][skeleton][pair of blocks] */
        private final double[][][][] inPairs;
        private final double[][][][] outPairs;
        /** [level][skeleton of each partner in turn][block, even ones first] */
        private final double[][][] partners;
        /** [level][block, even ones first] */
        private final double[][] coupled;
        private final double[] topIn;
        private final double[] topOut;
        private final double[] block;

        private Scratch(SmoothKernelMatrix matrix) {
            int depth = matrix.levels.length;
            vector = new double[LEAF][matrix.leaves];
            product = new double[LEAF][matrix.leaves];
            in = new double[depth][][];
            out = new double[depth][][];
            inPairs = new double[depth][2][][];
            outPairs = new double[depth][2][][];
            partners = new double[depth][][];
            coupled = new double[depth][];
            for (int level = 0; level < depth; level++) {
                int blocks = matrix.levels[level].blocks;
                int points = matrix.levels[level].points.length;
                in[level] = new double[points][blocks];
                out[level] = new double[points][blocks];
                for (int parity = 0; parity < 2; parity++) {
                    inPairs[level][parity] = new double[points][blocks / 2];
                    outPairs[level][parity] = new double[points][blocks / 2];
                }
                partners[level] = new double[3 * points][blocks / 2 * 2];
                coupled[level] = new double[blocks / 2 * 2];
            }
            topIn = new double[matrix.top.length];
            topOut = new double[matrix.top.length];
            block = new double[matrix.levels[depth - 1].width];
        }
    }

    /**
     * Rounds a size up to one that this matrix can have.
     *
     * @param wanted at least 1
     * @return the smallest possible size that is not smaller
     */
    public static int paddedSize(int wanted) {
        int blocks = Math.max(4, (wanted + LEAF - 1) / LEAF);
        int doubling = 1;
        while ((blocks + doubling - 1) / doubling > LARGEST_TOP) {
            doubling *= 2;
        }
        return LEAF * doubling * ((blocks + doubling - 1) / doubling);
    }

    /**
     * Builds the matrix.
     *
     * @param size number of rows and columns, a {@link #paddedSize}
     * @param ranks how accurate it is
     * @param entries gives the entries; asked for a small share of them
     * @param roughAt indices near which the entries are not smooth, however far from the diagonal; the coarsest blocks that
     *     hold one are kept without a skeleton
     * @throws IllegalArgumentException if the size is not a padded size
     */
    public SmoothKernelMatrix(int size, Ranks ranks, Entries entries, int... roughAt) {
        if (size != paddedSize(size)) {
            throw new IllegalArgumentException("A size of " + size + " must first be padded to " + paddedSize(size) + ".");
        }
        this.size = size;
        this.leaves = size / LEAF;
        this.gather = new double[ranks.leaf][LEAF];
        int depth = 1;
        for (int blocks = leaves; blocks > LARGEST_TOP; blocks /= 2) {
            depth++;
        }
        int width = LEAF << (depth - 1);
        rough = new boolean[size / width];
        for (int index : roughAt) {
            rough[Math.max(0, index - ROUGH_REACH) / width] = true;
            rough[Math.min(size - 1, index + ROUGH_REACH) / width] = true;
        }
        // what a rough block does to itself and its neighbours is kept elsewhere
        Entries smooth = (row, column) -> rough[row / width] || rough[column / width] ? 0 : entries.at(row, column);
        this.near = near(smooth);
        this.nextOnly = new double[leaves][LEAF][];
        for (int leaf = 0; leaf < leaves; leaf++) {
            for (int column = 0; column < LEAF; column++) {
                nextOnly[leaf][column] = Arrays.copyOfRange(near[leaf][column], LEAF, 3 * LEAF);
                for (int i = LEAF; i < 2 * LEAF; i++) {
                    nextOnly[leaf][column][i] *= 2;
                }
            }
        }
        levels = new KernelLevel[depth];
        for (int level = 0; level < depth; level++) {
            levels[level] = new KernelLevel(leaves >> level, LEAF << level, level == 0 ? null : levels[level - 1], ranks);
            if (level < depth - 1) {
                levels[level].couple(smooth);
            }
        }
        for (int i = 0; i < LEAF; i++) {
            scatter[i] = KernelLevel.lagrange(levels[0].points, i);
            for (int a = 0; a < gather.length; a++) {
                gather[a][i] = scatter[i][a];
            }
        }
        top = topCoupling(levels[depth - 1], smooth);
        for (int block = 0; block < rough.length; block++) {
            if (rough[block]) {
                addRough(block, levels[depth - 1], entries);
            }
        }
    }

    private void addRough(int block, KernelLevel level, Entries entries) {
        int width = level.width;
        double[][] from = new double[top.length][width];
        double[][] to = new double[width][top.length];
        for (int other = 0; other < level.blocks; other++) {
            if (rough[other]) {
                dense.add(denseBlock(block, other, width, entries));
            } else if (Math.abs(other - block) <= 1) {
                dense.add(denseBlock(block, other, width, entries));
                dense.add(denseBlock(other, block, width, entries));
            } else {
                for (int a = 0; a < level.points.length; a++) {
                    int point = other * width + level.points[a];
                    for (int i = 0; i < width; i++) {
                        from[a * level.blocks + other][i] = entries.at(block * width + i, point);
                        to[i][a * level.blocks + other] = entries.at(point, block * width + i);
                    }
                }
            }
        }
        roughBlocks.add(new RoughBlock(block * width, from, to));
    }

    private static DenseBlock denseBlock(int source, int target, int width, Entries entries) {
        double[][] block = new double[width][width];
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < width; i++) {
                block[j][i] = entries.at(target * width + i, source * width + j);
            }
        }
        return new DenseBlock(source * width, target * width, block);
    }

    private double[][][] near(Entries entries) {
        double[][][] blocks = new double[leaves][LEAF][3 * LEAF];
        for (int leaf = 0; leaf < leaves; leaf++) {
            for (int column = 0; column < LEAF; column++) {
                for (int i = leaf == 0 ? LEAF : 0; i < (leaf == leaves - 1 ? 2 : 3) * LEAF; i++) {
                    blocks[leaf][column][i] = entries.at((leaf - 1) * LEAF + i, leaf * LEAF + column);
                }
            }
        }
        return blocks;
    }

    private static double[][] topCoupling(KernelLevel level, Entries entries) {
        int blocks = level.blocks;
        int count = level.points.length;
        double[][] coupling = new double[blocks * count][blocks * count];
        for (int source = 0; source < blocks; source++) {
            for (int target = 0; target < blocks; target++) {
                for (int a = 0; a < count && Math.abs(source - target) > 1; a++) {
                    for (int b = 0; b < count; b++) {
                        coupling[b * blocks + source][a * blocks + target] =
                                entries.at(target * level.width + level.points[a], source * level.width + level.points[b]);
                    }
                }
            }
        }
        return coupling;
    }

    /** {@return number of rows and columns} */
    public int size() {
        return size;
    }

    /** {@return working memory for one thread} */
    public Scratch newScratch() {
        return new Scratch(this);
    }

    /**
     * Multiplies.
     *
     * @param x a vector of {@link #size} entries, not modified
     * @param out receives the product
     * @param scratch modified
     */
    public void multiply(double[] x, double[] out, Scratch scratch) {
        expand(x, scratch);
        int last = levels.length - 1;
        coupleTop(x, scratch, last);
        for (int level = last - 1; level >= 0; level--) {
            downward(levels[level + 1], scratch.out[level + 1], scratch.outPairs[level]);
            interact(levels[level], scratch, level);
        }
        double[][] product = scratch.product;
        for (int i = 0; i < LEAF; i++) {
            Arrays.fill(product[i], 0);
            ScaledSums.addCombination(scatter[i], scratch.out[0], product[i], leaves);
        }
        for (int leaf = 0; leaf < leaves; leaf++) {
            for (int i = 0; i < LEAF; i++) {
                out[leaf * LEAF + i] = product[i][leaf];
            }
        }
        addNear(x, out, scratch.neighbourhood);
        for (int i = 0; i < dense.size(); i++) {
            DenseBlock block = dense.get(i);
            Arrays.fill(scratch.block, 0);
            ScaledSums.addColumns(x, block.source, block.entries, scratch.block, scratch.block.length);
            addTo(scratch.block, out, block.target);
        }
        for (int i = 0; i < roughBlocks.size(); i++) {
            RoughBlock block = roughBlocks.get(i);
            Arrays.fill(scratch.block, 0);
            ScaledSums.addColumns(scratch.topIn, 0, block.fromSkeletons, scratch.block, scratch.block.length);
            addTo(scratch.block, out, block.start);
        }
    }

    private static void addTo(double[] sum, double[] out, int start) {
        for (int i = 0; i < sum.length; i++) {
            out[start + i] += sum[i];
        }
    }

    private void addNear(double[] x, double[] out, double[] sum) {
        for (int leaf = 0; leaf < leaves; leaf++) {
            if (rough[leaf * LEAF / levels[levels.length - 1].width]) {
                continue;
            }
            double[][] columns = near[leaf];
            int start = leaf * LEAF;
            Arrays.fill(sum, 0);
            ScaledSums.addColumns(x, start, columns, sum, 3 * LEAF);
            int from = leaf == 0 ? LEAF : 0;
            int to = leaf == leaves - 1 ? 2 * LEAF : 3 * LEAF;
            int offset = start - LEAF;
            for (int i = from; i < to; i++) {
                out[offset + i] += sum[i];
            }
        }
    }

    /**
     * Computes xᵀ·matrix·x of a symmetric matrix, at about half the cost of {@link #multiply}.
     *
     * @param x a vector of {@link #size} entries, not modified
     * @param scratch modified
     * @return the quadratic form; meaningless where the matrix is not symmetric
     */
    public double quadraticForm(double[] x, Scratch scratch) {
        expand(x, scratch);
        double[] sum = scratch.neighbourhood;
        double total = 0;
        for (int leaf = 0; leaf < leaves; leaf++) {
            if (rough[leaf * LEAF / levels[levels.length - 1].width]) {
                continue;
            }
            // only what the leaf does to itself and to the next one, kept apart from the full columns
            Arrays.fill(sum, 0);
            ScaledSums.addColumns(x, leaf * LEAF, nextOnly[leaf], sum, 2 * LEAF);
            int count = leaf == leaves - 1 ? LEAF : 2 * LEAF;
            total += ScaledSums.dot(sum, x, leaf * LEAF, count);
        }
        for (int level = 0; level < levels.length - 1; level++) {
            total += 2 * rightwards(levels[level], scratch, level);
        }
        double[] in = scratch.topIn;
        fillTop(scratch);
        Arrays.fill(scratch.topOut, 0);
        ScaledSums.addColumns(in, 0, top, scratch.topOut, in.length);
        for (int i = 0; i < roughBlocks.size(); i++) {
            RoughBlock block = roughBlocks.get(i);
            Arrays.fill(scratch.block, 0);
            ScaledSums.addColumns(in, 0, block.fromSkeletons, scratch.block, scratch.block.length);
            total += 2 * ScaledSums.dot(scratch.block, x, block.start, scratch.block.length);
        }
        total += ScaledSums.dot(scratch.topOut, in, 0, in.length);
        for (int i = 0; i < dense.size(); i++) {
            DenseBlock block = dense.get(i);
            if (block.source < block.target) {
                continue;
            }
            Arrays.fill(scratch.block, 0);
            ScaledSums.addColumns(x, block.source, block.entries, scratch.block, scratch.block.length);
            double share = ScaledSums.dot(scratch.block, x, block.target, scratch.block.length);
            total += block.source == block.target ? share : 2 * share;
        }
        return total;
    }

    /** Couplings to partners with larger indices only, as a scalar. */
    private static double rightwards(KernelLevel level, Scratch scratch, int index) {
        int pairs = level.blocks / 2;
        int count = level.points.length;
        double[] sum = scratch.coupled[index];
        double[][][] in = scratch.inPairs[index];
        copyPartners(in, scratch.partners[index], pairs);
        double total = 0;
        for (int a = 0; a < count; a++) {
            // partner 1 of an odd block is to its left
            Arrays.fill(sum, 0);
            addProducts(level.coupling[a], scratch.partners[index], sum, count, 2 * count, pairs);
            addProducts(level.coupling[a], scratch.partners[index], sum, 2 * count, 3 * count, 2 * pairs);
            total += ScaledSums.dot(in[0][a], sum, 0, pairs) + ScaledSums.dot(in[1][a], sum, pairs, pairs);
        }
        return total;
    }

    /** From the vector to the expansions of all blocks. */
    private void expand(double[] x, Scratch scratch) {
        for (int leaf = 0; leaf < leaves; leaf++) {
            for (int i = 0; i < LEAF; i++) {
                scratch.vector[i][leaf] = x[leaf * LEAF + i];
            }
        }
        combineLeaves(scratch.vector, scratch.in[0]);
        for (int level = 1; level < levels.length; level++) {
            split(scratch.in[level - 1], scratch.inPairs[level - 1]);
            upward(levels[level], scratch.inPairs[level - 1], scratch.in[level]);
        }
    }

    private void combineLeaves(double[][] sorted, double[][] in) {
        for (int a = 0; a < gather.length; a++) {
            double[] sum = in[a];
            double[] c = gather[a];
            Arrays.fill(sum, 0);
            for (int i = 0; i < LEAF; i += 4) {
                ScaledSums.addFourScaled(c[i], c[i + 1], c[i + 2], c[i + 3], sorted[i], sorted[i + 1], sorted[i + 2],
                        sorted[i + 3], sum, leaves);
            }
        }
    }

    private static void split(double[][] blocks, double[][][] pairs) {
        for (int a = 0; a < blocks.length; a++) {
            double[] all = blocks[a];
            double[] even = pairs[0][a];
            double[] odd = pairs[1][a];
            for (int pair = 0; pair < even.length; pair++) {
                even[pair] = all[2 * pair];
                odd[pair] = all[2 * pair + 1];
            }
        }
    }

    private static void upward(KernelLevel parent, double[][][] children, double[][] own) {
        for (int a = 0; a < own.length; a++) {
            Arrays.fill(own[a], 0);
            ScaledSums.addCombination(parent.up[0][a], children[0], own[a], parent.blocks);
            ScaledSums.addCombination(parent.up[1][a], children[1], own[a], parent.blocks);
        }
    }

    private static void downward(KernelLevel parent, double[][] own, double[][][] children) {
        for (int parity = 0; parity < 2; parity++) {
            for (int b = 0; b < children[parity].length; b++) {
                Arrays.fill(children[parity][b], 0);
                ScaledSums.addCombination(parent.down[parity][b], own, children[parity][b], parent.blocks);
            }
        }
    }

    /** Adds the couplings of a level to what came down to it. */
    private static void interact(KernelLevel level, Scratch scratch, int index) {
        int pairs = level.blocks / 2;
        double[] sum = scratch.coupled[index];
        copyPartners(scratch.inPairs[index], scratch.partners[index], pairs);
        for (int a = 0; a < level.points.length; a++) {
            Arrays.fill(sum, 0);
            addProducts(level.coupling[a], scratch.partners[index], sum, 0, 3 * level.points.length, 2 * pairs);
            double[] even = scratch.outPairs[index][0][a];
            double[] odd = scratch.outPairs[index][1][a];
            double[] out = scratch.out[index][a];
            for (int pair = 0; pair < pairs; pair++) {
                out[2 * pair] = even[pair] + sum[pair];
                out[2 * pair + 1] = odd[pair] + sum[pairs + pair];
            }
        }
    }

    /** Copies the expansions of each block's partners to where the block itself stands. */
    private static void copyPartners(double[][][] in, double[][] partners, int pairs) {
        int count = in[0].length;
        for (int parity = 0; parity < 2; parity++) {
            for (int partner = 0; partner < 3; partner++) {
                int shift = KernelLevel.PARTNERS[parity][partner][1];
                for (int b = 0; b < count; b++) {
                    System.arraycopy(in[KernelLevel.PARTNERS[parity][partner][0]][b], Math.max(0, shift),
                            partners[partner * count + b], parity * pairs + Math.max(0, -shift), pairs - 1);
                }
            }
        }
    }

    private void fillTop(Scratch scratch) {
        int last = levels.length - 1;
        int blocks = levels[last].blocks;
        for (int a = 0; a < scratch.in[last].length; a++) {
            System.arraycopy(scratch.in[last][a], 0, scratch.topIn, a * blocks, blocks);
        }
    }

    private void coupleTop(double[] x, Scratch scratch, int level) {
        int blocks = levels[level].blocks;
        fillTop(scratch);
        Arrays.fill(scratch.topOut, 0);
        ScaledSums.addColumns(scratch.topIn, 0, top, scratch.topOut, scratch.topOut.length);
        for (int i = 0; i < roughBlocks.size(); i++) {
            RoughBlock block = roughBlocks.get(i);
            ScaledSums.addColumns(x, block.start, block.toSkeletons, scratch.topOut, scratch.topOut.length);
        }
        for (int a = 0; a < scratch.out[level].length; a++) {
            System.arraycopy(scratch.topOut, a * blocks, scratch.out[level][a], 0, blocks);
        }
    }

    /** out[n] += Σ matrix[m][n]·x[m][n]. Two at a time: the compiler makes no vector code of more. */
    private static void addProducts(double[][] matrix, double[][] x, double[] out, int from, int to, int count) {
        for (int m = from; m < to; m += 2) {
            ScaledSums.addTwoProducts(matrix[m], matrix[m + 1], x[m], x[m + 1], out, count);
        }
    }
}
