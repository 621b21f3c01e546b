package org.braggscape.landscape;

import java.util.Arrays;

/**
 * Which minimum each point of a grid belongs to: the one where steepest descent from point to point ends, each step going to
 * the lowest of the eight neighbours.
 *
 * <p>Points on the rim may be ends of such ways too; they are no minima, since what lies behind the rim is not known, and own
 * basins of their own.
 */
public final class Basins {
    /** Stands for points that belong to nobody, since the function is not defined there. */
    public static final int NONE = -1;

    private final int[][] ends;
    private final int columns;
    private final int known;

    /**
     * Follows the descent from every point.
     *
     * @param slice the finished map
     */
    public Basins(Slice slice) {
        double[][] values = slice.values();
        int rows = values.length;
        columns = values[0].length;
        int[] next = new int[rows * columns];
        int defined = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int point = row * columns + column;
                boolean hole = Double.isNaN(values[row][column]);
                next[point] = hole ? NONE : lowest(values, row, column);
                defined += hole ? 0 : 1;
            }
        }
        known = defined;
        ends = new int[rows][columns];
        for (int[] row : ends) {
            Arrays.fill(row, NONE);
        }
        for (int start = 0; start < next.length; start++) {
            if (next[start] == NONE) {
                continue;
            }
            int end = start;
            // a way only falls, so that it has an end; what an earlier way has found is taken over
            while (next[end] != end && ends[end / columns][end % columns] == NONE) {
                end = next[end];
            }
            int found = ends[end / columns][end % columns] == NONE ? end : ends[end / columns][end % columns];
            for (int point = start; ends[point / columns][point % columns] == NONE; point = next[point]) {
                ends[point / columns][point % columns] = found;
            }
        }
    }

    /** The neighbour to go to, the point itself where none lies lower; of two equally low ones the first. */
    private static int lowest(double[][] values, int row, int column) {
        int columns = values[0].length;
        int best = row * columns + column;
        double deepest = 0;
        for (int i = Math.max(0, row - 1); i <= Math.min(values.length - 1, row + 1); i++) {
            for (int j = Math.max(0, column - 1); j <= Math.min(columns - 1, column + 1); j++) {
                double fall = values[row][column] - values[i][j];
                // a hole compares as false
                if (fall > deepest) {
                    deepest = fall;
                    best = i * columns + j;
                }
            }
        }
        return best;
    }

    /**
     * Tells where the descent from a point ends.
     *
     * @param column of the point
     * @param row of the point
     * @return column and row of the end, or null for a hole
     */
    public int[] end(int column, int row) {
        int end = ends[row][column];
        return end == NONE ? null : new int[] {end % columns, end / columns};
    }

    /**
     * Measures the basin that a point lies in.
     *
     * @param column of the point
     * @param row of the point
     * @return its share of all points at which the function is defined, 0 for a hole
     */
    public double share(int column, int row) {
        int end = ends[row][column];
        if (end == NONE) {
            return 0;
        }
        long count = 0;
        for (int[] line : ends) {
            for (int other : line) {
                count += other == end ? 1 : 0;
            }
        }
        return (double) count / known;
    }
}
