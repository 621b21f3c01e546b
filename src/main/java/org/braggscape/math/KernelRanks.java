package org.braggscape.math;

/**
 * By how many of its indices a block of a {@link SmoothKernelMatrix} or {@link SymmetricKernelMatrix} is represented.
 *
 * @param leaf in a leaf: even, at most 16
 * @param block in a larger block: even, at most 32
 */
public record KernelRanks(int leaf, int block) {
    /** For quadratic forms, in which the errors of the entries average out. */
    public static final KernelRanks QUADRATIC = new KernelRanks(10, 10);
    /** For products that are used as they are: about a hundredth of the error. */
    public static final KernelRanks LINEAR = new KernelRanks(14, 12);
}
