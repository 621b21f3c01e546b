package org.braggscape.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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
        multipliesLikeTheFullMatrix(size, KernelRanks.QUADRATIC, 2e-8);
        multipliesLikeTheFullMatrix(size, KernelRanks.LINEAR, 2e-9);
    }

    private static void multipliesLikeTheFullMatrix(int size, KernelRanks ranks, double error) {
        SmoothKernelMatrix matrix = new SmoothKernelMatrix(size, ranks, SmoothKernelMatrixTest::kernel);
        double[] x = new Random(size).doubles(size, -1, 1).toArray();
        double[] product = new double[size];
        SmoothKernelMatrix.Scratch scratch = matrix.newScratch();
        matrix.multiply(x, 0, size, product, 0, size, scratch);
        matrix.multiply(x, 0, size, product, 0, size, scratch);
        for (int row = 0; row < size; row++) {
            double sum = 0;
            for (int column = 0; column < size; column++) {
                sum += kernel(row, column) * x[column];
            }
            assertThat(product[row]).as("row %d", row).isEqualTo(sum, within(error * Math.sqrt(size)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 320, 2048})
    void leavesOutWhatIsZeroOrNotWanted(int size) {
        SmoothKernelMatrix matrix = new SmoothKernelMatrix(size, KernelRanks.LINEAR, SmoothKernelMatrixTest::kernel);
        SmoothKernelMatrix.Scratch scratch = matrix.newScratch();
        Random random = new Random(size);
        double[] full = new double[size];
        double[] product = new double[size];
        for (int i = 0; i < 60; i++) {
            int from = random.nextInt(size);
            int to = from + 1 + random.nextInt(size - from);
            int outFrom = random.nextInt(size);
            int outTo = outFrom + 1 + random.nextInt(size - outFrom);
            double[] x = new double[size];
            System.arraycopy(random.doubles(to - from, -1, 1).toArray(), 0, x, from, to - from);
            matrix.multiply(x, 0, size, full, 0, size, matrix.newScratch());
            // the scratch remembers another range
            matrix.multiply(x, from, to, product, outFrom, outTo, scratch);
            assertThat(Arrays.copyOfRange(product, outFrom, outTo))
                    .containsExactly(Arrays.copyOfRange(full, outFrom, outTo), within(1e-13));
        }
    }

    @Test
    void paddedSizesAreAccepted() {
        for (int wanted = 1; wanted < 5000; wanted += 37) {
            int padded = SmoothKernelMatrix.paddedSize(wanted);
            assertThat(padded).isGreaterThanOrEqualTo(wanted);
            assertThat(SmoothKernelMatrix.paddedSize(padded)).isEqualTo(padded);
        }
        assertThatThrownBy(() -> new SmoothKernelMatrix(100, KernelRanks.LINEAR,
                SmoothKernelMatrixTest::kernel))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
