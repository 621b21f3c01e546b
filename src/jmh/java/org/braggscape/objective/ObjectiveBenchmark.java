package org.braggscape.objective;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.braggscape.autodiff.DifferentiableFunction.Evaluator;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.study.LatticeNoise;
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

/** One loss, and one loss with its gradient by the cell, the fast way and by the direct sum, at ever new cells. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ObjectiveBenchmark {
    /** A power of two, so that the next one is found without a division. */
    private static final int CELLS = 256;

    /** A small cell, and a large one of low symmetry. */
    @Param({"U2Ti", "Na3MnCoNiO6"})
    public String structure;

    /** Whether the fast way is taken, or every peak summed over every bin. */
    @Param({"fast", "exact"})
    public String path;

    /** Any name of {@link Losses}. */
    @Param("cosine")
    public String loss;

    private final double[][] cells = new double[CELLS][];
    private final double[] gradient = new double[6];
    private Evaluator evaluator;
    private int next;

    /** Makes the objective and strains the cell by up to 10 %. */
    @Setup
    public void prepare() {
        CrystalStructure truth = SampleStructures.read(structure);
        Loss chosen = Losses.of(loss).orElseThrow();
        ParameterLayout layout = ParameterLayout.cellOnly(truth.sites().size());
        evaluator = (path.equals("fast") ? Objective.fast(Target.of(truth), truth, XrdSettings.PAPER, chosen, layout)
                : Objective.exact(Target.of(truth), truth, XrdSettings.PAPER, chosen, layout)).newEvaluator();
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < CELLS; i++) {
            cells[i] = LatticeNoise.strain(truth.lattice(), 0.1, random).parameters();
        }
    }

    /** {@return the loss} */
    @Benchmark
    public double value() {
        return evaluator.value(cells[next++ & CELLS - 1]);
    }

    /** {@return the loss, its gradient computed beside it} */
    @Benchmark
    public double gradient() {
        return evaluator.gradient(cells[next++ & CELLS - 1], gradient);
    }
}
