package org.braggscape.energy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Computes EMT energies: pairs first, which give every atom its density, then the energy of an atom in its density. */
final class EmtEvaluator implements EnergyModel.Evaluator {
    /** More images than this have only cells that nobody wants to wait for. */
    private static final double MOST_IMAGES = 5e6;
    /** In Å; two atoms in one place push each other nowhere. */
    private static final double ONE_PLACE = 1e-3;
    /** What is kept of a pair: the vector, its length, and the derivatives by it of both densities and of the pair term. */
    private static final int FIELDS = 7;

    private final int atoms;
    private final int[] kind;
    private final Emt.Parameters[] kinds;
    /** Factors of the density that kind b makes at kind a, and of the pair term, at [a][b]. */
    private final double[][] densityFactor;
    private final double[][] pairFactor;
    private final double[] density;
    private final double[] slope;
    private final double[] logSlope = new double[1];
    private final double[] heights = new double[3];
    private final int[] first = new int[3];
    private final int[] last = new int[3];
    private double[] pairs = new double[FIELDS * 256];
    private int[] ends = new int[2 * 256];
    private int count;

    EmtEvaluator(Emt.Parameters[] parameters) {
        atoms = parameters.length;
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
        Arrays.fill(forces, 0);
        Arrays.fill(strain, 0);
        for (int p = 0; p < count; p++) {
            int at = FIELDS * p;
            int i = ends[2 * p];
            int j = ends[2 * p + 1];
            double byLength = slope[i] * pairs[at + 4] + slope[j] * pairs[at + 5] + pairs[at + 6];
            double pull = byLength / pairs[at + 3];
            for (int k = 0; k < 3; k++) {
                double along = pull * pairs[at + k];
                forces[3 * i + k] += along;
                forces[3 * j + k] -= along;
                for (int l = 0; l <= k; l++) {
                    strain[3 * k + l] += along * pairs[at + l];
                }
            }
        }
        strain[1] = strain[3];
        strain[2] = strain[6];
        strain[5] = strain[7];
        return energy;
    }

    private double sum(double[] vectors, double[] coordinates) {
        count = 0;
        Arrays.fill(density, 0);
        if (!findHeights(vectors)) {
            return Double.NaN;
        }
        double energy = 0;
        for (int i = 0; i < atoms; i++) {
            for (int j = i; j < atoms; j++) {
                energy += pairsOf(i, j, vectors, coordinates);
            }
        }
        for (int i = 0; i < atoms; i++) {
            energy += embedding(i);
        }
        return energy;
    }

    /** How many layers of cells lie within reach, along each vector; false where there are too many. */
    private boolean findHeights(double[] v) {
        double volume = 0;
        for (int k = 0; k < 3; k++) {
            int p = 3 * ((k + 1) % 3);
            int q = 3 * ((k + 2) % 3);
            double x = v[p + 1] * v[q + 2] - v[p + 2] * v[q + 1];
            double y = v[p + 2] * v[q] - v[p] * v[q + 2];
            double z = v[p] * v[q + 1] - v[p + 1] * v[q];
            volume = Math.abs(v[3 * k] * x + v[3 * k + 1] * y + v[3 * k + 2] * z);
            heights[k] = Emt.REACH * Math.sqrt(x * x + y * y + z * z) / volume;
        }
        double images = 0.5 * atoms * (atoms + 1);
        for (double height : heights) {
            images *= 2 * height + 1;
        }
        return volume > 0 && images <= MOST_IMAGES;
    }

    /** Adds the pairs of an atom with all images of another, or with half of its own; returns the energy of the pair term. */
    private double pairsOf(int i, int j, double[] v, double[] x) {
        for (int k = 0; k < 3; k++) {
            double apart = x[3 * j + k] - x[3 * i + k];
            first[k] = (int) Math.ceil(-heights[k] - apart);
            last[k] = (int) Math.floor(heights[k] - apart);
        }
        double energy = 0;
        for (int a = i == j ? 0 : first[0]; a <= last[0]; a++) {
            double fa = x[3 * j] - x[3 * i] + a;
            for (int b = i == j && a == 0 ? 0 : first[1]; b <= last[1]; b++) {
                double fb = x[3 * j + 1] - x[3 * i + 1] + b;
                double px = fa * v[0] + fb * v[3];
                double py = fa * v[1] + fb * v[4];
                double pz = fa * v[2] + fb * v[5];
                for (int c = i == j && a == 0 && b == 0 ? 1 : first[2]; c <= last[2]; c++) {
                    double fc = x[3 * j + 2] - x[3 * i + 2] + c;
                    double dx = px + fc * v[6];
                    double dy = py + fc * v[7];
                    double dz = pz + fc * v[8];
                    double square = dx * dx + dy * dy + dz * dz;
                    if (square < ONE_PLACE * ONE_PLACE) {
                        return Double.NaN;
                    }
                    if (square < Emt.REACH * Emt.REACH) {
                        energy += add(i, j, dx, dy, dz, Math.sqrt(square));
                    }
                }
            }
        }
        return energy;
    }

    private double add(int i, int j, double dx, double dy, double dz, double r) {
        if (FIELDS * (count + 1) > pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * pairs.length);
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
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
        int at = FIELDS * count;
        pairs[at] = dx;
        pairs[at + 1] = dy;
        pairs[at + 2] = dz;
        pairs[at + 3] = r;
        pairs[at + 4] = densityAtOne * (logSlope[0] - other.eta2());
        pairs[at + 5] = densityAtOther * (logSlope[0] - one.eta2());
        pairs[at + 6] = -energyOfOne * (logSlope[0] - other.kappa() / Emt.BETA)
                - energyOfOther * (logSlope[0] - one.kappa() / Emt.BETA);
        ends[2 * count] = i;
        ends[2 * count + 1] = j;
        count++;
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
