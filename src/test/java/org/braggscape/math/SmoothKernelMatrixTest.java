package org.braggscape.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothKernelMatrixTest {
    /** Not symmetric, a pole 8 indices beside the diagonal: narrower than what the program needs. */
    private static double kernel(int row, int column) {
        double width = 8 + 0.002 * column;
        double x = row - column;
        return width * width / (x * x + width * width);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 128, 256, 320, 640, 2048})
    void multipliesLikeTheFullMatrix(int size) {
        multipliesLikeTheFullMatrix(size, SmoothKernelMatrix.Ranks.QUADRATIC, 2e-8);
        multipliesLikeTheFullMatrix(size, SmoothKernelMatrix.Ranks.LINEAR, 2e-9);
    }

    private static void multipliesLikeTheFullMatrix(int size, SmoothKernelMatrix.Ranks ranks, double error) {
        SmoothKernelMatrix matrix = new SmoothKernelMatrix(size, ranks, SmoothKernelMatrixTest::kernel);
        double[] x = new Random(size).doubles(size, -1, 1).toArray();
        double[] product = new double[size];
        SmoothKernelMatrix.Scratch scratch = matrix.newScratch();
        matrix.multiply(x, product, scratch);
        matrix.multiply(x, product, scratch);
        for (int row = 0; row < size; row++) {
            double sum = 0;
            for (int column = 0; column < size; column++) {
                sum += kernel(row, column) * x[column];
            }
            assertThat(product[row]).as("row %d", row).isEqualTo(sum, within(error * Math.sqrt(size)));
        }
    }

    /** Symmetric, with a step at index 900 that reaches every row. */
    private static double stepped(int row, int column) {
        double x = row - column;
        double step = (1.2 + Math.atan((900 - row) / 3.0)) * (1.2 + Math.atan((900 - column) / 3.0));
        return 64 / (x * x + 64) * (1 + 0.1 * step);
    }

    @Test
    void keepsRoughBlocksExactly() {
        int size = 2048;
        SmoothKernelMatrix matrix = new SmoothKernelMatrix(size, SmoothKernelMatrix.Ranks.QUADRATIC,
                SmoothKernelMatrixTest::stepped, 900);
        double[] x = new Random(2).doubles(size, -1, 1).toArray();
        double[] product = new double[size];
        matrix.multiply(x, product, matrix.newScratch());
        double form = 0;
        for (int row = 0; row < size; row++) {
            double sum = 0;
            for (int column = 0; column < size; column++) {
                sum += stepped(row, column) * x[column];
            }
            form += x[row] * sum;
            assertThat(product[row]).as("row %d", row).isEqualTo(sum, within(2e-8 * Math.sqrt(size)));
        }
        assertThat(matrix.quadraticForm(x, matrix.newScratch())).isEqualTo(form, within(2e-8 * size));
    }

    @Test
    void paddedSizesAreAccepted() {
        for (int wanted = 1; wanted < 5000; wanted += 37) {
            int padded = SmoothKernelMatrix.paddedSize(wanted);
            assertThat(padded).isGreaterThanOrEqualTo(wanted);
            assertThat(SmoothKernelMatrix.paddedSize(padded)).isEqualTo(padded);
        }
        assertThatThrownBy(() -> new SmoothKernelMatrix(100, SmoothKernelMatrix.Ranks.LINEAR,
                SmoothKernelMatrixTest::kernel))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
