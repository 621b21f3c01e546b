package org.braggscape.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymmetricKernelMatrixTest {
    /** A pole 8 indices beside the diagonal, and a step at one index that reaches every row. */
    private static KernelEntries stepped(int at) {
        return (row, column) -> {
            double x = row - column;
            double step = (1.2 + Math.atan((at - row) / 3.0)) * (1.2 + Math.atan((at - column) / 3.0));
            return 64 / (x * x + 64) * (1 + 0.1 * step);
        };
    }

    @ParameterizedTest
    @CsvSource({"64, 30", "320, 150", "320, 3", "640, 630", "1920, 1830", "2048, 900"})
    void multipliesLikeTheFullMatrix(int size, int at) {
        KernelEntries entries = stepped(at);
        SymmetricKernelMatrix matrix = new SymmetricKernelMatrix(size, KernelRanks.QUADRATIC, entries, at);
        SymmetricKernelMatrix.Scratch scratch = matrix.newScratch();
        Random random = new Random(size);
        for (int i = 0; i < 12; i++) {
            // a vector that fills the matrix, then shorter ones in the same scratch
            int from = i == 0 ? 0 : random.nextInt(size);
            int to = i == 0 ? size : from + 1 + random.nextInt(size - from);
            double[] x = new double[size];
            System.arraycopy(random.doubles(to - from, -1, 1).toArray(), 0, x, from, to - from);
            double[] product = new double[size];
            matrix.multiply(x, from, to, product, scratch);
            double form = 0;
            for (int row = from; row < to; row++) {
                double sum = 0;
                for (int column = from; column < to; column++) {
                    sum += entries.at(row, column) * x[column];
                }
                form += x[row] * sum;
                assertThat(product[row]).as("row %d of %d to %d", row, from, to)
                        .isEqualTo(sum, within(2e-8 * Math.sqrt(size)));
            }
            assertThat(matrix.quadraticForm(x, from, to, scratch)).isEqualTo(form, within(2e-8 * size));
        }
    }

    @ParameterizedTest
    @CsvSource({"640, 100, 500", "2048, 130, 2000"})
    void twoPlacesMayBeRough(int size, int one, int other) {
        KernelEntries entries = (row, column) -> stepped(one).at(row, column) + stepped(other).at(row, column);
        SymmetricKernelMatrix matrix = new SymmetricKernelMatrix(size, KernelRanks.QUADRATIC, entries, one, other);
        double[] x = new Random(size).doubles(size, -1, 1).toArray();
        double[] product = new double[size];
        matrix.multiply(x, 0, size, product, matrix.newScratch());
        double form = 0;
        for (int row = 0; row < size; row++) {
            double sum = 0;
            for (int column = 0; column < size; column++) {
                sum += entries.at(row, column) * x[column];
            }
            form += x[row] * sum;
            assertThat(product[row]).as("row %d", row).isEqualTo(sum, within(4e-8 * Math.sqrt(size)));
        }
        assertThat(matrix.quadraticForm(x, 0, size, matrix.newScratch())).isEqualTo(form, within(4e-8 * size));
    }

    @ParameterizedTest
    @CsvSource({"64", "2048"})
    void nothingGivesNothing(int size) {
        SymmetricKernelMatrix matrix = new SymmetricKernelMatrix(size, KernelRanks.QUADRATIC, stepped(30), 30);
        double[] product = {1};
        matrix.multiply(new double[size], size, 0, product, matrix.newScratch());
        assertThat(product).containsExactly(1);
        assertThat(matrix.quadraticForm(new double[size], size, 0, matrix.newScratch())).isZero();
    }
}
