package org.braggscape.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.study.CoordinateNoise;
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

/** Comparing a candidate, its reduction included, with a reference that is prepared once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StructureMatcherBenchmark {
    private static final int CANDIDATES = 64;
    private static final double SHIFT = 0.01;

    /** The ten samples in turn, or one of them. */
    @Param({"all", "U2Ti", "Na3MnCoNiO6", "NdAl8Cu4"})
    public String structure;

    /** Lattice noise; half of the candidates have their atoms moved as well. */
    @Param({"0.02", "0.1"})
    public double sigma;

    private final List<PreparedStructure> references = new ArrayList<>();
    private final List<List<CrystalStructure>> candidates = new ArrayList<>();
    private int next;

    /** Distorts the samples. */
    @Setup
    public void prepare() {
        List<String> names = structure.equals("all") ? SampleStructures.names().subList(0, 10) : List.of(structure);
        RandomGenerator random = new SplittableRandom(1);
        for (String name : names) {
            CrystalStructure truth = SampleStructures.read(name);
            references.add(StructureMatcher.PAPER.prepare(truth));
            List<CrystalStructure> distorted = new ArrayList<>();
            for (int i = 0; i < CANDIDATES; i++) {
                CrystalStructure one = truth.withLattice(LatticeNoise.strain(truth.lattice(), sigma, random));
                distorted.add(i % 2 == 0 ? one
                        : one.withFractionalCoordinates(CoordinateNoise.shift(one.fractionalCoordinates(), SHIFT, random)));
            }
            candidates.add(distorted);
        }
    }

    private CrystalStructure candidate(int index) {
        return candidates.get(index).get(next / references.size() % CANDIDATES);
    }

    /** {@return the verdict with the best placement} */
    @Benchmark
    public Match match() {
        int index = next++ % references.size();
        return StructureMatcher.PAPER.match(references.get(index), StructureMatcher.PAPER.prepare(candidate(index)));
    }

    /** {@return the verdict alone} */
    @Benchmark
    public boolean matches() {
        int index = next++ % references.size();
        return StructureMatcher.PAPER.matches(references.get(index), StructureMatcher.PAPER.prepare(candidate(index)));
    }
}
