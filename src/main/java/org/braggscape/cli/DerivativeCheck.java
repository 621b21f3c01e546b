package org.braggscape.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.braggscape.autodiff.GradientCheck;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.PatternObjective;

/**
 * How well the derivatives of an objective agree with themselves and with differences.
 *
 * @param primitives worst dot-product test of each primitive, should be at most {@link #LARGEST_DOT_PRODUCT}
 * @param centralDifference worst relative deviation from a central difference in a random direction, should be at most
 *     {@link #LARGEST_DIFFERENCE}
 * @param passed whether all are
 */
record DerivativeCheck(List<PrimitiveFigure> primitives, double centralDifference, boolean passed) {
    static final double LARGEST_DOT_PRODUCT = 1e-12;
    static final double LARGEST_DIFFERENCE = 1e-6;
    private static final int POINTS = 4;
    private static final int DIRECTIONS = 4;
    /** Relative to lengths, in radians, in fractional coordinates: off every symmetric point, where derivatives vanish. */
    private static final double DISPLACEMENT = 0.01;
    private static final double STEP = 3e-5;

    /** Worst dot-product test of one primitive. */
    record PrimitiveFigure(String name, double dotProduct) {
    }

    /**
     * Checks at a few seeded points near the candidate.
     *
     * @param objective what to check
     * @param candidate its candidate
     * @return the worst figures
     */
    static DerivativeCheck of(PatternObjective objective, CrystalStructure candidate) {
        RandomGenerator random = new SplittableRandom(2026);
        Workspace workspace = objective.plan().newWorkspace();
        List<Primitive> primitives = objective.plan().primitives();
        double[] worst = new double[primitives.size()];
        double difference = 0;
        double[] unit = units(objective.layout(), candidate);
        for (int point = 0; point < POINTS; point++) {
            double[] x = moved(objective.startPoint(), unit, random);
            objective.setInputs(workspace, x);
            objective.plan().forward(workspace);
            for (int i = 0; i < worst.length; i++) {
                worst[i] = worse(worst[i], GradientCheck.dotProduct(primitives.get(i), workspace, random));
            }
            for (int i = 0; i < DIRECTIONS; i++) {
                double[] direction = moved(new double[x.length], unit, random);
                difference = worse(difference,
                        GradientCheck.centralDifference(objective, x, direction, STEP / DISPLACEMENT));
            }
        }
        List<PrimitiveFigure> figures = new ArrayList<>();
        boolean passed = difference <= LARGEST_DIFFERENCE;
        for (int i = 0; i < worst.length; i++) {
            figures.add(new PrimitiveFigure(primitives.get(i).name(), worst[i]));
            passed &= worst[i] <= LARGEST_DOT_PRODUCT;
        }
        return new DerivativeCheck(figures, difference, passed);
    }

    /** NaN, the worst of all, stays. */
    private static double worse(double one, double other) {
        return Math.max(one, other);
    }

    private static double[] moved(double[] x, double[] unit, RandomGenerator random) {
        for (int i = 0; i < x.length; i++) {
            x[i] += DISPLACEMENT * unit[i] * (2 * random.nextDouble() - 1);
        }
        return x;
    }

    /** What counts as a change of 1 of each parameter, so that no group drowns another. */
    private static double[] units(ParameterLayout layout, CrystalStructure candidate) {
        double[] units = new double[layout.dimension()];
        Arrays.fill(units, 1);
        double[] cell = candidate.lattice().parameters();
        int start = layout.offset(ParameterGroup.CELL);
        for (int i = 0; i < 6; i++) {
            units[start + i] = i < 3 ? cell[i] : Math.toDegrees(1);
        }
        return units;
    }

    void print(PrintWriter terminal) {
        terminal.printf("%-28s %12s %8s%n", "dot-product test", "deviation", "allowed");
        for (PrimitiveFigure figure : primitives) {
            terminal.printf(Locale.ROOT, "%-28s %12.1e %8.0e%n", figure.name(), figure.dotProduct(), LARGEST_DOT_PRODUCT);
        }
        terminal.printf(Locale.ROOT, "%-28s %12.1e %8.0e%n", "gradient by differences", centralDifference,
                LARGEST_DIFFERENCE);
        terminal.println(passed ? "All derivatives agree." : "Some derivatives deviate by more than is allowed.");
    }
}
