package org.braggscape.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** Lines of functions whose level sets are known. */
class ContoursTest {
    private static double[] axis(double from, double to, int points) {
        double[] axis = new double[points];
        for (int i = 0; i < points; i++) {
            axis[i] = from + (to - from) * i / (points - 1);
        }
        return axis;
    }

    private static double[][] values(double[] x, double[] y, DoubleBinaryOperator function) {
        double[][] values = new double[y.length][x.length];
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                values[row][column] = function.applyAsDouble(x[column], y[row]);
            }
        }
        return values;
    }

    @Test
    void aPlaneHasOneStraightLineOfExactPoints() {
        double[] x = axis(-1, 2, 7);
        double[] y = axis(10, 14, 9);
        List<double[]> lines = new Contours(x, y, values(x, y, (u, v) -> 2 * u - v)).lines(-11.3);
        assertThat(lines).hasSize(1);
        double[] line = lines.get(0);
        for (int i = 0; i < line.length; i += 2) {
            assertThat(2 * line[i] - line[i + 1]).isEqualTo(-11.3, within(1e-12));
        }
        // from the rim to the rim
        assertThat(line[1] == 10 || line[0] == -1 || line[0] == 2 || line[1] == 14).isTrue();
        assertThat(line[line.length - 1] == 14 || line[line.length - 2] == 2 || line[line.length - 2] == -1
                || line[line.length - 1] == 10).isTrue();
    }

    @Test
    void aBowlHasOneClosedRingOfTheRightLength() {
        double[] x = axis(-2, 2, 161);
        double[] y = axis(-2, 2, 121);
        List<double[]> lines = new Contours(x, y, values(x, y, (u, v) -> u * u + v * v)).lines(1.5);
        assertThat(lines).hasSize(1);
        double[] ring = lines.get(0);
        assertThat(ring[0]).isEqualTo(ring[ring.length - 2]);
        assertThat(ring[1]).isEqualTo(ring[ring.length - 1]);
        double length = 0;
        for (int i = 2; i < ring.length; i += 2) {
            assertThat(Math.hypot(ring[i], ring[i + 1])).isEqualTo(Math.sqrt(1.5), within(1e-3));
            length += Math.hypot(ring[i] - ring[i - 2], ring[i + 1] - ring[i - 1]);
        }
        assertThat(length).isEqualTo(2 * Math.PI * Math.sqrt(1.5), within(1e-3));
    }

    @Test
    void aSaddleHangsTogetherOnTheSideOfItsMean() {
        double[] x = {0, 1};
        double[] y = {0, 1};
        double[][] ridge = {{1, 0}, {0, 1}};
        // below the mean the two high corners are one ridge, so the lines cut off the low corners (1, 0) and (0, 1)
        for (double[] line : new Contours(x, y, ridge).lines(0.4)) {
            assertThat((line[0] + line[2]) / 2 > 0.5).isNotEqualTo((line[1] + line[3]) / 2 > 0.5);
        }
        // above the mean each high corner stands alone
        for (double[] line : new Contours(x, y, ridge).lines(0.6)) {
            assertThat((line[0] + line[2]) / 2 > 0.5).isEqualTo((line[1] + line[3]) / 2 > 0.5);
        }
        double[][] other = {{0, 1}, {1, 0}};
        for (double[] line : new Contours(x, y, other).lines(0.4)) {
            assertThat((line[0] + line[2]) / 2 > 0.5).isEqualTo((line[1] + line[3]) / 2 > 0.5);
        }
        assertThat(new Contours(x, y, other).lines(0.6)).hasSize(2);
    }

    @Test
    void everyLineStaysOnItsLevelOnARoughMapWithAHole() {
        double[] x = axis(0, 6, 40);
        double[] y = axis(0, 5, 30);
        double[][] values = values(x, y, (u, v) -> Math.sin(3 * u) * Math.cos(2 * v + u));
        values[10][20] = Double.NaN;
        List<double[]> lines = new Contours(x, y, values).lines(0.1);
        assertThat(lines.size()).isGreaterThan(4);
        for (double[] line : lines) {
            for (int i = 0; i < line.length; i += 2) {
                double u = line[i];
                double v = line[i + 1];
                assertThat(u).isBetween(0.0, 6.0);
                assertThat(Math.abs(u - x[20]) < (x[1] - x[0]) * 0.999 && Math.abs(v - y[10]) < (y[1] - y[0]) * 0.999)
                        .as("no line next to the hole").isFalse();
                assertThat(Math.sin(3 * u) * Math.cos(2 * v + u)).isEqualTo(0.1, within(0.03));
            }
        }
    }

    @Test
    void aLevelOutsideTheMapHasNoLines() {
        assertThat(new Contours(new double[] {0, 1}, new double[] {0, 1}, new double[][] {{0, 1}, {1, 2}}).lines(3))
                .isEmpty();
    }
}
