package org.braggscape.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.landscape.SliceAxis;
import org.braggscape.landscape.SliceComputation;
import org.braggscape.landscape.SlicePlane;
import org.braggscape.loss.Loss;
import org.braggscape.math.Progress;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.Target;
import org.braggscape.study.LatticeNoise;

/**
 * Measures the objective of one structure against its own pattern. Seeded: the same cells in every run.
 *
 * @param loss the loss
 * @param free the free groups; the cell among them
 * @param rounds of which the medians are taken
 * @param exactPoints cells per round for the direct sum, which is slow
 * @param comparedPoints cells at which both ways are compared
 */
record Benchmark(Loss loss, EnumSet<ParameterGroup> free, int rounds, int exactPoints, int comparedPoints) {
    private static final int CELLS = 200;
    private static final double STRAIN = 0.10;
    private static final double USUAL_STRAIN = 0.05;
    private static final double SHIFT = 0.01;
    private static final int MAP_POINTS = 101;
    private static final double MAP_RANGE = 0.15;
    private static final int MAPS = 5;

    /** {@return the figures of one structure} */
    BenchCase run(CrystalStructure structure) {
        ParameterLayout layout = new ParameterLayout(structure.sites().size(), free);
        Objective objective = Objective.fast(Target.of(structure), structure, XrdSettings.PAPER, loss, layout);
        Objective exact = Objective.exact(Target.of(structure), structure, XrdSettings.PAPER, loss, layout);
        AlternatingTimes times = new AlternatingTimes(objective.newEvaluator(), exact.newEvaluator(),
                points(objective, structure, STRAIN), exactPoints);
        AlternatingTimes.Medians medians = times.measure(rounds);
        double bytes = times.bytesPerEvaluation();
        times.compare(comparedPoints, usualGradient(objective, structure));
        double[] slice = new double[MAPS];
        double[] coarse = new double[MAPS];
        for (int i = 0; i < MAPS; i++) {
            timeMap(structure, layout, slice, coarse, i);
        }
        return new BenchCase(structure.name(), medians.value(), medians.gradient(), medians.exactValue(),
                medians.exactGradient(), times.largestLossDeviation(), times.largestGradientDeviation(), bytes,
                AlternatingTimes.median(slice), AlternatingTimes.median(coarse));
    }

    /** Strained cells; free coordinates are shifted as well, because symmetry makes their derivatives vanish. */
    private static List<double[]> points(Objective objective, CrystalStructure structure, double strain) {
        RandomGenerator random = new SplittableRandom(20);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < CELLS; i++) {
            double[] x = objective.startPoint();
            double[] cell = LatticeNoise.strain(structure.lattice(), strain, random).parameters();
            System.arraycopy(cell, 0, x, objective.layout().offset(ParameterGroup.CELL), cell.length);
            if (objective.layout().isFree(ParameterGroup.COORDINATES)) {
                int start = objective.layout().offset(ParameterGroup.COORDINATES);
                for (int j = 0; j < objective.layout().size(ParameterGroup.COORDINATES); j++) {
                    x[start + j] += SHIFT * random.nextGaussian();
                }
            }
            points.add(x);
        }
        return points;
    }

    private static double usualGradient(Objective objective, CrystalStructure structure) {
        double[] gradient = new double[objective.dimension()];
        var evaluator = objective.newEvaluator();
        double sum = 0;
        for (double[] x : points(objective, structure, USUAL_STRAIN)) {
            evaluator.gradient(x, gradient);
            double norm = AlternatingTimes.norm(gradient);
            sum += norm * norm;
        }
        return Math.sqrt(sum / CELLS);
    }

    private void timeMap(CrystalStructure structure, ParameterLayout layout, double[] slice, double[] coarse, int index) {
        int workers = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(workers);
        try {
            long start = System.nanoTime();
            Objective objective = Objective.fast(Target.of(structure), structure, XrdSettings.PAPER, loss, layout);
            SlicePlane plane = new SlicePlane(objective.startPoint(), axis(structure, layout, LatticeParameter.A),
                    axis(structure, layout, LatticeParameter.C));
            coarse[index] = Double.NaN;
            new SliceComputation(objective, plane).compute(executor, workers, part -> {
                if (Double.isNaN(coarse[index])) {
                    coarse[index] = seconds(start);
                }
            }, Progress.NONE);
            slice[index] = seconds(start);
        } finally {
            executor.shutdownNow();
        }
    }

    private static SliceAxis axis(CrystalStructure structure, ParameterLayout layout, LatticeParameter parameter) {
        double half = MAP_RANGE * structure.lattice().get(parameter);
        return SliceAxis.coordinate(layout.dimension(), layout.offset(ParameterGroup.CELL) + parameter.ordinal(), -half, half,
                MAP_POINTS);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
