package org.braggscape.math;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The kernel matrix with Lorentzian entries and one rough index near its end, which is what patterns lead to. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SymmetricKernelMatrixBenchmark {
    /** Least number of rows: a small matrix, and one about as large as the mesh of the default settings. */
    @Param({"256", "2048"})
    public int size;

    private SymmetricKernelMatrix matrix;
    private SymmetricKernelMatrix.Scratch scratch;
    private double[] vector;
    private double[] product;

    /** Builds the matrix. */
    @Setup
    public void prepare() {
        int padded = SmoothKernelMatrix.paddedSize(size);
        matrix = new SymmetricKernelMatrix(padded, KernelRanks.QUADRATIC,
                (row, column) -> 100.0 / (100 + (row - column) * (row - column)), padded - 40);
        scratch = matrix.newScratch();
        vector = new Random(1).doubles(padded).toArray();
        product = new double[padded];
    }

    /** {@return the product} */
    @Benchmark
    public double[] multiply() {
        matrix.multiply(vector, 0, vector.length, product, scratch);
        return product;
    }

    /** {@return the quadratic form} */
    @Benchmark
    public double quadraticForm() {
        return matrix.quadraticForm(vector, 0, vector.length, scratch);
    }
}
