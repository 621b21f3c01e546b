package org.braggscape.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.crystal.CellConstraint;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.symmetry.CellConstraints;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;

/**
 * How far steepest descent sets out in a wrong direction: the mean angle between −gradient and the straight way to the truth.
 *
 * <p>Both are taken in u = (ln a/a₀, ln b/b₀, ln c/c₀, Δα, Δβ, Δγ), angles in radians, the truth at 0: the way to the truth from a
 * point is −u, the gradient that of the loss with respect to all six components of u, whatever the axes of the map. 0° is a
 * funnel; 90° a loss that knows nothing of the way, as far as six directions can say; more leads away.
 *
 * @param map mean over a grid of at most 21 × 21 of the map's points, in degrees; those at the truth, without a cell or without a
 *     gradient do not count; nothing where the map does not lie in the space of the six parameters
 * @param axes mean over 20 cells along each direction in which the cell can change without leaving its crystal family, at
 *     ‖u‖ = 0.015, 0.03 … 0.15 on both sides of the truth, in degrees, by the symbols of the parameters that change, such as
 *     {@code a = b}
 */
public record Misdirection(OptionalDouble map, Map<String, Double> axes) {
    private static final int POINTS = 21;
    private static final int AXIS_POINTS = 10;
    private static final double AXIS_REACH = 0.15;
    private static final double PARALLEL = 1e-9;

    /** Keeps the order. */
    public Misdirection {
        axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    }

    /**
     * Measures a map.
     *
     * @param landscape over parameters of the cell or others
     * @return the angles, nothing where the truth is not known or has other atoms than the candidate
     */
    public static Optional<Misdirection> of(Landscape landscape) {
        LandscapeRequest request = landscape.request();
        Optional<CrystalStructure> truth = request.target().truth();
        if (truth.isEmpty() || !truth.get().sites().equals(request.candidate().sites())) {
            return Optional.empty();
        }
        DifferentiableFunction.Evaluator loss = Objective.fast(request.target(), request.candidate(), request.settings(),
                request.loss(), ParameterLayout.cellOnly(request.candidate().sites().size())).newEvaluator();
        Mean angles = new Mean(loss, truth.get().lattice());
        Map<String, Double> axes = new LinkedHashMap<>();
        axes(truth.get()).forEach((name, direction) -> along(angles, direction).ifPresent(angle -> axes.put(name, angle)));
        return Optional.of(new Misdirection(landscape.plane().layout().dimension() == 6 ? over(landscape, angles)
                : OptionalDouble.empty(), axes));
    }

    private static OptionalDouble over(Landscape landscape, Mean angles) {
        angles.clear();
        double[] x = some(landscape.xValues());
        double[] y = some(landscape.yValues());
        for (double there : y) {
            for (double here : x) {
                angles.add(landscape.cellAt(here, there));
            }
        }
        return angles.mean();
    }

    /** At most so many of the values, evenly spread, the ends among them. */
    private static double[] some(double[] values) {
        int count = Math.min(POINTS, values.length);
        double[] some = new double[count];
        for (int i = 0; i < count; i++) {
            some[i] = values[(int) Math.round((double) i * (values.length - 1) / (count - 1))];
        }
        return some;
    }

    private static OptionalDouble along(Mean angles, double[] direction) {
        angles.clear();
        for (int i = 1; i <= AXIS_POINTS; i++) {
            for (int side = -1; side <= 1; side += 2) {
                double step = side * AXIS_REACH * i / AXIS_POINTS;
                angles.add(angles.cell(Arrays.stream(direction).map(part -> step * part).toArray()));
            }
        }
        return angles.mean();
    }

    /** Unit vectors in u that keep the family, by what changes. */
    private static Map<String, double[]> axes(CrystalStructure truth) {
        CellConstraint constraint = CellConstraints.of(truth);
        Map<String, double[]> axes = new LinkedHashMap<>();
        for (LatticeParameter parameter : LatticeParameter.values()) {
            double[] direction = new double[6];
            direction[parameter.ordinal()] = 1;
            constraint.projectDirection(direction);
            double length = Math.sqrt(Arrays.stream(direction).map(part -> part * part).sum());
            if (length > PARALLEL) {
                List<String> moving = new ArrayList<>();
                Stream.of(LatticeParameter.values()).filter(other -> Math.abs(direction[other.ordinal()]) > PARALLEL)
                        .forEach(other -> moving.add(other.symbol()));
                axes.putIfAbsent(moving.stream().collect(Collectors.joining(" = ")),
                        Arrays.stream(direction).map(part -> part / length).toArray());
            }
        }
        return axes;
    }

    /** The mean of some angles. */
    private static final class Mean {
        private final DifferentiableFunction.Evaluator loss;
        private final double[] truth;
        private double sum;
        private int count;

        Mean(DifferentiableFunction.Evaluator loss, Lattice truth) {
            this.loss = loss;
            this.truth = truth.parameters();
        }

        void clear() {
            sum = 0;
            count = 0;
        }

        double[] cell(double[] u) {
            double[] cell = truth.clone();
            for (int i = 0; i < 3; i++) {
                cell[i] *= Math.exp(u[i]);
                cell[i + 3] += Math.toDegrees(u[i + 3]);
            }
            return cell;
        }

        void add(double[] cell) {
            double[] gradient = new double[6];
            if (!Lattice.isPossible(cell) || Double.isNaN(loss.gradient(cell, gradient))) {
                return;
            }
            double product = 0;
            double way = 0;
            double slope = 0;
            for (int i = 0; i < 6; i++) {
                double u = i < 3 ? Math.log(cell[i] / truth[i]) : Math.toRadians(cell[i] - truth[i]);
                double g = i < 3 ? cell[i] * gradient[i] : Math.toDegrees(gradient[i]);
                product += u * g;
                way += u * u;
                slope += g * g;
            }
            if (way > 0 && slope > 0) {
                sum += Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, product / Math.sqrt(way * slope)))));
                count++;
            }
        }

        OptionalDouble mean() {
            return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
        }
    }
}
