package org.braggscape.matching;

import java.util.Arrays;

/**
 * Gives each of n sites a partner of its own so that the costs add up to as little as possible, in O(n³): shortest
 * augmenting paths, after R. Jonker and A. Volgenant, Computing 38, 325 (1987).
 */
final class SiteAssignment {
    private final double[] rowPrice;
    private final double[] columnPrice;
    private final double[] slack;
    private final int[] previous;
    private final int[] rowOf;
    private final boolean[] visited;

    /** @param largest the most sites that will be assigned at once */
    SiteAssignment(int largest) {
        rowPrice = new double[largest + 1];
        columnPrice = new double[largest + 1];
        slack = new double[largest + 1];
        previous = new int[largest + 1];
        rowOf = new int[largest + 1];
        visited = new boolean[largest + 1];
    }

    /**
     * Finds the cheapest assignment.
     *
     * @param cost n rows of n; infinite where a pair is not allowed
     * @param n how many sites
     * @param partner on return the column of each row
     * @return whether there is an assignment of allowed pairs
     */
    boolean solve(double[][] cost, int n, int[] partner) {
        if (nearestAreDifferent(cost, n, partner)) {
            return true;
        }
        Arrays.fill(rowPrice, 0, n + 1, 0);
        Arrays.fill(columnPrice, 0, n + 1, 0);
        // column n is where a path begins; rowOf = n means nobody's
        Arrays.fill(rowOf, 0, n + 1, n);
        for (int row = 0; row < n; row++) {
            if (!augment(cost, n, row)) {
                return false;
            }
        }
        for (int column = 0; column < n; column++) {
            partner[rowOf[column]] = column;
        }
        return true;
    }

    private boolean nearestAreDifferent(double[][] cost, int n, int[] partner) {
        Arrays.fill(visited, 0, n, false);
        for (int row = 0; row < n; row++) {
            int best = 0;
            for (int column = 1; column < n; column++) {
                if (cost[row][column] < cost[row][best]) {
                    best = column;
                }
            }
            if (visited[best] || cost[row][best] == Double.POSITIVE_INFINITY) {
                return false;
            }
            visited[best] = true;
            partner[row] = best;
        }
        return true;
    }

    private boolean augment(double[][] cost, int n, int start) {
        Arrays.fill(slack, 0, n, Double.POSITIVE_INFINITY);
        Arrays.fill(visited, 0, n + 1, false);
        rowOf[n] = start;
        int column = n;
        while (rowOf[column] < n) {
            visited[column] = true;
            int row = rowOf[column];
            double delta = Double.POSITIVE_INFINITY;
            int next = -1;
            for (int j = 0; j < n; j++) {
                if (!visited[j]) {
                    double reduced = cost[row][j] - rowPrice[row] - columnPrice[j];
                    if (reduced < slack[j]) {
                        slack[j] = reduced;
                        previous[j] = column;
                    }
                    if (slack[j] < delta) {
                        delta = slack[j];
                        next = j;
                    }
                }
            }
            if (next < 0) {
                return false;
            }
            for (int j = 0; j <= n; j++) {
                if (visited[j]) {
                    rowPrice[rowOf[j]] += delta;
                    columnPrice[j] -= delta;
                } else {
                    slack[j] -= delta;
                }
            }
            column = next;
        }
        while (column != n) {
            rowOf[column] = rowOf[previous[column]];
            column = previous[column];
        }
        rowOf[n] = n;
        return true;
    }
}
