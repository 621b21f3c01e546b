package org.braggscape.landscape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Contour lines of a map by marching squares, on the raw values and in the coordinates of the axes.
 *
 * <p>Where all four corners alternate, the mean of the corners decides which of them hang together. Squares with a hole at a
 * corner have no lines.
 */
public final class Contours {
    /** The sides of a square, numbered 0 bottom, 1 right, 2 top, 3 left, that a line joins, by the pattern of high corners. */
    private static final int[][] SIDES = {
        {}, {3, 0}, {0, 1}, {3, 1}, {1, 2}, {3, 0, 1, 2}, {0, 2}, {3, 2},
        {2, 3}, {2, 0}, {0, 1, 2, 3}, {2, 1}, {1, 3}, {1, 0}, {0, 3}, {}
    };
    /** The two saddles, joined the other way. */
    private static final int[] SADDLE_5 = {3, 2, 1, 0};
    private static final int[] SADDLE_10 = {0, 3, 2, 1};

    private final double[] x;
    private final double[] y;
    private final double[][] values;

    /**
     * Takes a map.
     *
     * @param x of the columns, increasing
     * @param y of the rows, increasing
     * @param values [row][column], NaN for holes; not modified
     */
    public Contours(double[] x, double[] y, double[][] values) {
        this.x = x;
        this.y = y;
        this.values = values;
    }

    /**
     * Follows the lines of one level.
     *
     * @param level the value on the lines
     * @return each line as x₀, y₀, x₁, y₁, …, at least two points; closed lines end where they start
     */
    public List<double[]> lines(double level) {
        // an edge of the grid carries at most one crossing, so its number names the crossing
        Map<Long, List<Long>> neighbours = new HashMap<>();
        List<Long> order = new ArrayList<>();
        for (int row = 0; row + 1 < y.length; row++) {
            for (int column = 0; column + 1 < x.length; column++) {
                int[] sides = sides(row, column, level);
                for (int i = 0; i < sides.length; i += 2) {
                    join(edge(row, column, sides[i]), edge(row, column, sides[i + 1]), neighbours, order);
                }
            }
        }
        List<double[]> lines = new ArrayList<>();
        for (int ends = 1; ends <= 2; ends++) {
            // open lines first, from an end of theirs; what is left is closed
            for (long start : order) {
                List<Long> next = neighbours.get(start);
                while (!next.isEmpty() && (ends == 2 || next.size() == 1)) {
                    lines.add(follow(start, neighbours, level));
                }
            }
        }
        return lines;
    }

    private int[] sides(int row, int column, double level) {
        double a = values[row][column];
        double b = values[row][column + 1];
        double c = values[row + 1][column + 1];
        double d = values[row + 1][column];
        double mean = (a + b + c + d) / 4;
        if (Double.isNaN(mean)) {
            return SIDES[0];
        }
        int pattern = (a > level ? 1 : 0) | (b > level ? 2 : 0) | (c > level ? 4 : 0) | (d > level ? 8 : 0);
        if (pattern == 5 && mean > level) {
            return SADDLE_5;
        }
        if (pattern == 10 && mean > level) {
            return SADDLE_10;
        }
        return SIDES[pattern];
    }

    /** Horizontal edges have even numbers, vertical ones odd. */
    private long edge(int row, int column, int side) {
        return switch (side) {
            case 0 -> 2L * (row * (long) x.length + column);
            case 1 -> 2L * (row * (long) x.length + column + 1) + 1;
            case 2 -> 2L * ((row + 1) * (long) x.length + column);
            default -> 2L * (row * (long) x.length + column) + 1;
        };
    }

    private static void join(long one, long other, Map<Long, List<Long>> neighbours, List<Long> order) {
        for (long edge : new long[] {one, other}) {
            neighbours.computeIfAbsent(edge, key -> {
                order.add(key);
                return new ArrayList<>(2);
            });
        }
        neighbours.get(one).add(other);
        neighbours.get(other).add(one);
    }

    private double[] follow(long start, Map<Long, List<Long>> neighbours, double level) {
        List<Long> edges = new ArrayList<>(List.of(start));
        long here = start;
        while (!neighbours.get(here).isEmpty()) {
            long next = neighbours.get(here).remove(0);
            neighbours.get(next).remove((Object) here);
            edges.add(next);
            here = next;
        }
        double[] line = new double[2 * edges.size()];
        for (int i = 0; i < edges.size(); i++) {
            crossing(edges.get(i), level, line, 2 * i);
        }
        return line;
    }

    private void crossing(long edge, double level, double[] line, int at) {
        int row = (int) (edge / 2 / x.length);
        int column = (int) (edge / 2 % x.length);
        boolean vertical = edge % 2 == 1;
        double from = values[row][column];
        double to = vertical ? values[row + 1][column] : values[row][column + 1];
        double share = (level - from) / (to - from);
        line[at] = vertical ? x[column] : x[column] + share * (x[column + 1] - x[column]);
        line[at + 1] = vertical ? y[row] + share * (y[row + 1] - y[row]) : y[row];
    }
}
