package org.braggscape.math;

/**
 * The blocks into which a matrix of a smooth kernel divides its indices: leaves of {@value #LEAF}, pairs of leaves, and so on
 * up to at most {@value #LARGEST_TOP} blocks. Immutable.
 */
final class KernelTree {
    static final int LEAF = 16;
    private static final int LARGEST_TOP = 16;

    final int size;
    final int leaves;
    final KernelLevel[] levels;
    /** [skeleton point][index within the leaf]: Lagrange polynomials, and their transpose. */
    final double[][] gather;
    final double[][] scatter = new double[LEAF][];

    KernelTree(int size, KernelRanks ranks) {
        if (size != paddedSize(size)) {
            throw new IllegalArgumentException("A size of " + size + " must first be padded to " + paddedSize(size) + ".");
        }
        this.size = size;
        this.leaves = size / LEAF;
        int depth = 1;
        for (int blocks = leaves; blocks > LARGEST_TOP; blocks /= 2) {
            depth++;
        }
        levels = new KernelLevel[depth];
        for (int level = 0; level < depth; level++) {
            levels[level] = new KernelLevel(leaves >> level, LEAF << level, level == 0 ? null : levels[level - 1], ranks);
        }
        gather = new double[ranks.leaf()][LEAF];
        for (int i = 0; i < LEAF; i++) {
            scatter[i] = KernelLevel.lagrange(levels[0].points, i);
            for (int a = 0; a < gather.length; a++) {
                gather[a][i] = scatter[i][a];
            }
        }
    }

    /** {@return the smallest possible size that is not smaller than the wanted one, which is at least 1} */
    static int paddedSize(int wanted) {
        int blocks = Math.max(4, (wanted + LEAF - 1) / LEAF);
        int doubling = 1;
        while ((blocks + doubling - 1) / doubling > LARGEST_TOP) {
            doubling *= 2;
        }
        return LEAF * doubling * ((blocks + doubling - 1) / doubling);
    }

    /** {@return the level of the largest blocks} */
    int top() {
        return levels.length - 1;
    }

    /**
     * {@return what the largest blocks do to each other unless they are neighbours, [source][target], both counted block by
     * block}
     */
    double[][] topCoupling(KernelEntries entries) {
        KernelLevel level = levels[top()];
        int count = level.points.length;
        double[][] coupling = new double[level.blocks * count][level.blocks * count];
        for (int source = 0; source < level.blocks; source++) {
            for (int target = 0; target < level.blocks; target++) {
                for (int b = 0; b < count && Math.abs(source - target) > 1; b++) {
                    for (int a = 0; a < count; a++) {
                        coupling[source * count + b][target * count + a] =
                                entries.at(level.index(target, a), level.index(source, b));
                    }
                }
            }
        }
        return coupling;
    }
}
