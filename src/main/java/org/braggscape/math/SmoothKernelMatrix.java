package org.braggscape.math;

import java.util.Arrays;

/**
 * A square matrix whose entries vary smoothly with both indices away from the diagonal, multiplied in time proportional to
 * its size (an H²-matrix in one dimension; Hackbusch, Hierarchical Matrices, Springer 2015).
 *
 * <p>The indices form blocks of {@value #LEAF}, pairs of blocks, and so on. Entries between neighbouring leaves are kept
 * one by one. For all others each block is represented by {@value #SKELETON} of its indices, which lie like Chebyshev
 * points, with Lagrange's polynomials between them.
 *
 * <p>The numbers of all blocks of a level lie side by side, and shifted copies are made where neighbours are needed, so
 * that every inner loop runs over many blocks with one common index: only such loops become vector code.
 *
 * <p>Immutable; each thread brings a {@link Scratch}.
 */
public final class SmoothKernelMatrix {
    private static final int LEAF = 16;
    private static final int SKELETON = 8;
    private static final int LARGEST_TOP = 16;
    /** Parity and shift (in pairs of blocks) of the three blocks that an even and an odd block couple to. */
    private static final int[][][] PARTNERS = {{{0, -1}, {0, 1}, {1, 1}}, {{0, -1}, {1, -1}, {1, 1}}};

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
    /** [skeleton point][index within the leaf]: Lagrange polynomials, and their transpose. */
    private final double[][] gather = new double[SKELETON][LEAF];
    private final double[][] scatter = new double[LEAF][];
    private final Level[] levels;
    /** Coupling of the coarsest level, all blocks at once: [source][target]. */
    private final double[][] top;

    /** Blocks of one size. */
    private static final class Level {
        final int blocks;
        final int width;
        /** Indices of the skeleton relative to the start of the block. */
        final int[] points;
        /** [parity of the child][own skeleton][child skeleton] and its transpose. */
        final double[][][] up = new double[2][SKELETON][SKELETON];
        final double[][][] down = new double[2][SKELETON][];
        /** [parity][target skeleton][{@value #SKELETON}·partner + source skeleton][pair of blocks]; none at the top. */
        double[][][][] coupling;

        Level(int blocks, int width, Level children) {
            this.blocks = blocks;
            this.width = width;
            this.points = skeleton(width);
            for (int parity = 0; parity < 2 && children != null; parity++) {
                for (int b = 0; b < SKELETON; b++) {
                    down[parity][b] = lagrange(points, children.points[b] + parity * width / 2);
                    for (int a = 0; a < SKELETON; a++) {
                        up[parity][a][b] = down[parity][b][a];
                    }
                }
            }
        }
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
        /** [level][parity][{@value #SKELETON}·partner + skeleton][pair of blocks] */
        private final double[][][][] partners;
        private final double[] topIn;
        private final double[] topOut;

        private Scratch(SmoothKernelMatrix matrix) {
            int depth = matrix.levels.length;
            vector = new double[LEAF][matrix.leaves];
            product = new double[LEAF][matrix.leaves];
            in = new double[depth][SKELETON][];
            out = new double[depth][SKELETON][];
            inPairs = new double[depth][2][SKELETON][];
            outPairs = new double[depth][2][SKELETON][];
            partners = new double[depth][2][3 * SKELETON][];
            for (int level = 0; level < depth; level++) {
                int blocks = matrix.levels[level].blocks;
                for (int a = 0; a < SKELETON; a++) {
                    in[level][a] = new double[blocks];
                    out[level][a] = new double[blocks];
                }
                for (int parity = 0; parity < 2; parity++) {
                    for (int a = 0; a < SKELETON; a++) {
                        inPairs[level][parity][a] = new double[blocks / 2];
                        outPairs[level][parity][a] = new double[blocks / 2];
                    }
                    for (int a = 0; a < 3 * SKELETON; a++) {
                        partners[level][parity][a] = new double[blocks / 2];
                    }
                }
            }
            topIn = new double[matrix.top.length];
            topOut = new double[matrix.top.length];
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
        int even = ((blocks + doubling - 1) / doubling + 1) / 2 * 2;
        return LEAF * doubling * even;
    }

    /**
     * Builds the matrix.
     *
     * @param size number of rows and columns, a {@link #paddedSize}
     * @param entries gives the entries; asked for a small share of them
     * @throws IllegalArgumentException if the size is not a padded size
     */
    public SmoothKernelMatrix(int size, Entries entries) {
        if (size != paddedSize(size)) {
            throw new IllegalArgumentException("A size of " + size + " must first be padded to " + paddedSize(size) + ".");
        }
        this.size = size;
        this.leaves = size / LEAF;
        this.near = near(entries);
        int depth = 1;
        for (int blocks = leaves; blocks > LARGEST_TOP; blocks /= 2) {
            depth++;
        }
        levels = new Level[depth];
        for (int level = 0; level < depth; level++) {
            int width = LEAF << level;
            levels[level] = new Level(size / width, width, level == 0 ? null : levels[level - 1]);
            if (level < depth - 1) {
                levels[level].coupling = coupling(levels[level], entries);
            }
        }
        for (int i = 0; i < LEAF; i++) {
            scatter[i] = lagrange(levels[0].points, i);
            for (int a = 0; a < SKELETON; a++) {
                gather[a][i] = scatter[i][a];
            }
        }
        top = topCoupling(levels[depth - 1], entries);
    }

    private static int[] skeleton(int width) {
        int[] points = new int[SKELETON];
        for (int a = 0; a < SKELETON; a++) {
            double x = -Math.cos(Math.PI * (2 * a + 1) / (2 * SKELETON));
            points[a] = (int) Math.round((x + 1) / 2 * (width - 1));
        }
        return points;
    }

    private static double[] lagrange(int[] points, double x) {
        double[] basis = new double[SKELETON];
        for (int a = 0; a < SKELETON; a++) {
            double product = 1;
            for (int b = 0; b < SKELETON; b++) {
                if (b != a) {
                    product *= (x - points[b]) / (points[a] - points[b]);
                }
            }
            basis[a] = product;
        }
        return basis;
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

    private static double[][][][] coupling(Level level, Entries entries) {
        int pairs = level.blocks / 2;
        double[][][][] coupling = new double[2][SKELETON][3 * SKELETON][pairs];
        for (int parity = 0; parity < 2; parity++) {
            for (int partner = 0; partner < 3; partner++) {
                int sourceParity = PARTNERS[parity][partner][0];
                int shift = PARTNERS[parity][partner][1];
                for (int pair = Math.max(0, -shift); pair < pairs - Math.max(0, shift); pair++) {
                    int row = (2 * pair + parity) * level.width;
                    int column = (2 * (pair + shift) + sourceParity) * level.width;
                    for (int a = 0; a < SKELETON; a++) {
                        for (int b = 0; b < SKELETON; b++) {
                            coupling[parity][a][partner * SKELETON + b][pair] =
                                    entries.at(row + level.points[a], column + level.points[b]);
                        }
                    }
                }
            }
        }
        return coupling;
    }

    private static double[][] topCoupling(Level level, Entries entries) {
        int blocks = level.blocks;
        double[][] coupling = new double[blocks * SKELETON][blocks * SKELETON];
        for (int source = 0; source < blocks; source++) {
            for (int target = 0; target < blocks; target++) {
                for (int a = 0; a < SKELETON && Math.abs(source - target) > 1; a++) {
                    for (int b = 0; b < SKELETON; b++) {
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
        coupleTop(scratch, last);
        for (int level = last - 1; level >= 0; level--) {
            double[][][] pairs = scratch.outPairs[level];
            downward(levels[level + 1], scratch.out[level + 1], pairs);
            interact(levels[level], scratch.inPairs[level], scratch.partners[level], pairs);
            merge(pairs, scratch.out[level]);
        }
        double[][] product = scratch.product;
        for (int i = 0; i < LEAF; i++) {
            Arrays.fill(product[i], 0);
            addCombination(scatter[i], scratch.out[0], product[i], leaves);
        }
        for (int leaf = 0; leaf < leaves; leaf++) {
            for (int i = 0; i < LEAF; i++) {
                out[leaf * LEAF + i] = product[i][leaf];
            }
        }
        addNear(x, out, scratch.neighbourhood);
    }

    private void addNear(double[] x, double[] out, double[] sum) {
        for (int leaf = 0; leaf < leaves; leaf++) {
            double[][] columns = near[leaf];
            int start = leaf * LEAF;
            Arrays.fill(sum, 0);
            for (int j = 0; j < LEAF; j += 4) {
                addFourScaled(x[start + j], x[start + j + 1], x[start + j + 2], x[start + j + 3], columns[j],
                        columns[j + 1], columns[j + 2], columns[j + 3], sum, 3 * LEAF);
            }
            int from = leaf == 0 ? LEAF : 0;
            int to = leaf == leaves - 1 ? 2 * LEAF : 3 * LEAF;
            int offset = start - LEAF;
            for (int i = from; i < to; i++) {
                out[offset + i] += sum[i];
            }
        }
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
        for (int a = 0; a < SKELETON; a++) {
            double[] sum = in[a];
            double[] c = gather[a];
            Arrays.fill(sum, 0);
            for (int i = 0; i < LEAF; i += 4) {
                addFourScaled(c[i], c[i + 1], c[i + 2], c[i + 3], sorted[i], sorted[i + 1], sorted[i + 2],
                        sorted[i + 3], sum, leaves);
            }
        }
    }

    private static void split(double[][] blocks, double[][][] pairs) {
        for (int a = 0; a < SKELETON; a++) {
            double[] all = blocks[a];
            double[] even = pairs[0][a];
            double[] odd = pairs[1][a];
            for (int pair = 0; pair < even.length; pair++) {
                even[pair] = all[2 * pair];
                odd[pair] = all[2 * pair + 1];
            }
        }
    }

    private static void merge(double[][][] pairs, double[][] blocks) {
        for (int a = 0; a < SKELETON; a++) {
            double[] all = blocks[a];
            double[] even = pairs[0][a];
            double[] odd = pairs[1][a];
            for (int pair = 0; pair < even.length; pair++) {
                all[2 * pair] = even[pair];
                all[2 * pair + 1] = odd[pair];
            }
        }
    }

    private static void upward(Level parent, double[][][] children, double[][] own) {
        for (int a = 0; a < SKELETON; a++) {
            Arrays.fill(own[a], 0);
            addCombination(parent.up[0][a], children[0], own[a], parent.blocks);
            addCombination(parent.up[1][a], children[1], own[a], parent.blocks);
        }
    }

    private static void downward(Level parent, double[][] own, double[][][] children) {
        for (int parity = 0; parity < 2; parity++) {
            for (int b = 0; b < SKELETON; b++) {
                Arrays.fill(children[parity][b], 0);
                addCombination(parent.down[parity][b], own, children[parity][b], parent.blocks);
            }
        }
    }

    private static void interact(Level level, double[][][] in, double[][][] partners, double[][][] out) {
        int pairs = level.blocks / 2;
        for (int parity = 0; parity < 2; parity++) {
            for (int partner = 0; partner < 3; partner++) {
                int shift = PARTNERS[parity][partner][1];
                for (int b = 0; b < SKELETON; b++) {
                    System.arraycopy(in[PARTNERS[parity][partner][0]][b], Math.max(0, shift),
                            partners[parity][partner * SKELETON + b], Math.max(0, -shift), pairs - 1);
                }
            }
            for (int a = 0; a < SKELETON; a++) {
                addProducts(level.coupling[parity][a], partners[parity], out[parity][a], pairs);
            }
        }
    }

    private void coupleTop(Scratch scratch, int level) {
        int blocks = levels[level].blocks;
        for (int a = 0; a < SKELETON; a++) {
            System.arraycopy(scratch.in[level][a], 0, scratch.topIn, a * blocks, blocks);
        }
        double[] x = scratch.topIn;
        Arrays.fill(scratch.topOut, 0);
        for (int from = 0; from < x.length; from += 4) {
            addFourScaled(x[from], x[from + 1], x[from + 2], x[from + 3], top[from], top[from + 1], top[from + 2],
                    top[from + 3], scratch.topOut, x.length);
        }
        for (int a = 0; a < SKELETON; a++) {
            System.arraycopy(scratch.topOut, a * blocks, scratch.out[level][a], 0, blocks);
        }
    }

    /** out[n] += Σ matrix[m][n]·x[m][n]. Two at a time, since the compiler makes no vector code of more. */
    private static void addProducts(double[][] matrix, double[][] x, double[] out, int count) {
        for (int m = 0; m < matrix.length; m += 2) {
            addTwoProducts(matrix[m], matrix[m + 1], x[m], x[m + 1], out, count);
        }
    }

    /** out[n] += Σ coefficients[a]·rows[a][n]. */
    private static void addCombination(double[] coefficients, double[][] rows, double[] out, int count) {
        for (int a = 0; a < SKELETON; a += 4) {
            addFourScaled(coefficients[a], coefficients[a + 1], coefficients[a + 2], coefficients[a + 3], rows[a],
                    rows[a + 1], rows[a + 2], rows[a + 3], out, count);
        }
    }

    private static void addTwoProducts(double[] a, double[] b, double[] x, double[] y, double[] out, int count) {
        for (int n = 0; n < count; n++) {
            out[n] += a[n] * x[n] + b[n] * y[n];
        }
    }

    private static void addFourScaled(double a, double b, double c, double d, double[] x, double[] y, double[] z,
            double[] w, double[] out, int count) {
        for (int n = 0; n < count; n++) {
            out[n] = Math.fma(a, x[n], Math.fma(b, y[n], Math.fma(c, z[n], Math.fma(d, w[n], out[n]))));
        }
    }
}
