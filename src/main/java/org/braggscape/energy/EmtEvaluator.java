package org.braggscape.energy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Computes EMT energies: pairs first, which give every atom its density, then the energy of an atom in its density. */
final class EmtEvaluator implements EnergyModel.Evaluator {
    /** What is kept of a pair: the derivatives by its length of both densities and of the pair term. */
    private static final int SLOPES = 3;

    private final int atoms;
    private final int[] kind;
    private final Emt.Parameters[] kinds;
    /** Factors of the density that kind b makes at kind a, and of the pair term, at [a][b]. */
    private final double[][] densityFactor;
    private final double[][] pairFactor;
    private final double[] density;
    private final double[] slope;
    private final double[] logSlope = new double[1];
    private final NeighbourPairs pairs;
    private double[] slopes = new double[0];

    EmtEvaluator(Emt.Parameters[] parameters) {
        atoms = parameters.length;
        pairs = new NeighbourPairs(atoms, Emt.REACH);
        kind = new int[atoms];
        density = new double[atoms];
        slope = new double[atoms];
        Map<Emt.Parameters, Integer> numbers = new HashMap<>();
        for (int i = 0; i < atoms; i++) {
            numbers.putIfAbsent(parameters[i], numbers.size());
            kind[i] = numbers.get(parameters[i]);
        }
        kinds = new Emt.Parameters[numbers.size()];
        numbers.forEach((one, number) -> kinds[number] = one);
        densityFactor = new double[kinds.length][kinds.length];
        pairFactor = new double[kinds.length][kinds.length];
        for (int a = 0; a < kinds.length; a++) {
            for (int b = 0; b < kinds.length; b++) {
                double ratio = kinds[b].n0() / kinds[a].n0();
                densityFactor[a][b] = ratio * Math.exp(kinds[b].eta2() * Emt.BETA * kinds[b].s0()) / kinds[a].gamma1();
                pairFactor[a][b] = 0.5 * kinds[a].v0() * ratio * Math.exp(kinds[b].kappa() * kinds[b].s0()) / kinds[a].gamma2();
            }
        }
    }

    @Override
    public double energy(double[] vectors, double[] coordinates) {
        return sum(vectors, coordinates);
    }

    @Override
    public double derivatives(double[] vectors, double[] coordinates, double[] forces, double[] strain) {
        double energy = sum(vectors, coordinates);
        if (Double.isNaN(energy)) {
            return energy;
        }
        Arrays.fill(forces, 0);
        Arrays.fill(strain, 0);
        for (int p = 0; p < pairs.count(); p++) {
            int at = SLOPES * p;
            int i = pairs.first(p);
            int j = pairs.second(p);
            double byLength = slope[i] * slopes[at] + slope[j] * slopes[at + 1] + slopes[at + 2];
            double pull = byLength / pairs.lengths()[p];
            for (int k = 0; k < 3; k++) {
                double along = pull * pairs.vectors()[3 * p + k];
                forces[3 * i + k] += along;
                forces[3 * j + k] -= along;
                for (int l = 0; l <= k; l++) {
                    strain[3 * k + l] += along * pairs.vectors()[3 * p + l];
                }
            }
        }
        strain[1] = strain[3];
        strain[2] = strain[6];
        strain[5] = strain[7];
        return energy;
    }

    private double sum(double[] vectors, double[] coordinates) {
        if (!pairs.find(vectors, coordinates)) {
            return Double.NaN;
        }
        Arrays.fill(density, 0);
        if (slopes.length < SLOPES * pairs.count()) {
            slopes = new double[2 * SLOPES * pairs.count()];
        }
        double energy = 0;
        for (int p = 0; p < pairs.count(); p++) {
            energy += energyOf(p);
        }
        for (int i = 0; i < atoms; i++) {
            energy += embedding(i);
        }
        return energy;
    }

    private double energyOf(int p) {
        int i = pairs.first(p);
        int j = pairs.second(p);
        double r = pairs.lengths()[p];
        int ki = kind[i];
        int kj = kind[j];
        Emt.Parameters one = kinds[ki];
        Emt.Parameters other = kinds[kj];
        double theta = Emt.cutoff(r, logSlope);
        double fromOther = theta * Math.exp(-other.eta2() * r);
        double pairFromOther = theta * Math.exp(-other.kappa() / Emt.BETA * r);
        boolean same = ki == kj;
        double fromOne = same ? fromOther : theta * Math.exp(-one.eta2() * r);
        double pairFromOne = same ? pairFromOther : theta * Math.exp(-one.kappa() / Emt.BETA * r);
        double densityAtOne = densityFactor[ki][kj] * fromOther;
        double densityAtOther = densityFactor[kj][ki] * fromOne;
        double energyOfOne = pairFactor[ki][kj] * pairFromOther;
        double energyOfOther = pairFactor[kj][ki] * pairFromOne;
        density[i] += densityAtOne;
        density[j] += densityAtOther;
        slopes[SLOPES * p] = densityAtOne * (logSlope[0] - other.eta2());
        slopes[SLOPES * p + 1] = densityAtOther * (logSlope[0] - one.eta2());
        slopes[SLOPES * p + 2] = -energyOfOne * (logSlope[0] - other.kappa() / Emt.BETA)
                - energyOfOther * (logSlope[0] - one.kappa() / Emt.BETA);
        return -energyOfOne - energyOfOther;
    }

    /** The energy of an atom in its density; also its derivative by the density. */
    private double embedding(int i) {
        Emt.Parameters own = kinds[kind[i]];
        if (density[i] == 0) {
            // a lone atom: the limit, which nothing nearby can change
            slope[i] = 0;
            return -own.e0();
        }
        double expansion = -Math.log(density[i] / 12) / (Emt.BETA * own.eta2());
        double cohesion = Math.exp(-own.lambda() * expansion);
        double repulsion = 6 * own.v0() * Math.exp(-own.kappa() * expansion);
        double byExpansion = -own.e0() * own.lambda() * own.lambda() * expansion * cohesion - own.kappa() * repulsion;
        slope[i] = -byExpansion / (Emt.BETA * own.eta2() * density[i]);
        return own.e0() * ((1 + own.lambda() * expansion) * cohesion - 1) + repulsion;
    }
}
