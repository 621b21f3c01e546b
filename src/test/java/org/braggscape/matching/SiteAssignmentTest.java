package org.braggscape.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SiteAssignmentTest {
    @Test
    void findsTheCheapestOfAllPermutations() {
        RandomGenerator random = new SplittableRandom(3);
        SiteAssignment assignment = new SiteAssignment(6);
        int impossible = 0;
        for (int trial = 0; trial < 2000; trial++) {
            int n = 1 + random.nextInt(6);
            double[][] cost = new double[n][n];
            for (double[] row : cost) {
                Arrays.setAll(row, i -> random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble());
            }
            int[] partner = new int[n];
            boolean found = assignment.solve(cost, n, partner);
            double best = cheapest(cost, 0, new boolean[n]);
            assertThat(found).isEqualTo(best < Double.POSITIVE_INFINITY);
            if (found) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += cost[i][partner[i]];
                }
                assertThat(sum).isEqualTo(best, within(1e-12));
                assertThat(partner).doesNotHaveDuplicates();
            } else {
                impossible++;
            }
        }
        assertThat(impossible).isBetween(50, 1500);
    }

    private static double cheapest(double[][] cost, int row, boolean[] taken) {
        if (row == cost.length) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int column = 0; column < cost.length; column++) {
            if (!taken[column]) {
                taken[column] = true;
                best = Math.min(best, cost[row][column] + cheapest(cost, row + 1, taken));
                taken[column] = false;
            }
        }
        return best;
    }
}
