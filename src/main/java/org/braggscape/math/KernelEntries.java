package org.braggscape.math;

/** Gives the entries of a matrix when it is built; asked for a small share of them, from several threads at once. */
@FunctionalInterface
public interface KernelEntries {
    /** {@return the entry in a row and a column, both below the size} */
    double at(int row, int column);
}
