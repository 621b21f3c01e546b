package org.braggscape.energy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.braggscape.crystal.Element;

/**
 * Effective medium theory for seven metals and their alloys: each atom sits in a density that its neighbours make, and a pair
 * term corrects for the difference to a face-centred cubic crystal of that density. Source: K. W. Jacobsen, P. Stoltze,
 * J. K. Nørskov, Surf. Sci. 366, 394 (1996), with the cut-off of ASE's implementation at its default: the same for every
 * structure, made for the largest atom. A pair fades to exactly 0 from 0.5 to 0.6 Å behind that cut-off, so that the energy is
 * smooth; the cut-off has brought it below 10⁻⁵ of itself there.
 */
public record Emt() implements EnergyModel {
    static final double BETA = 1.809;
    private static final double LARGEST_RADIUS = 3.01 * AtomicUnits.BOHR;
    private static final double SHELL_3 = Math.sqrt(3);
    private static final double SHELL_4 = 2;
    private static final double CUTOFF = BETA * LARGEST_RADIUS * (SHELL_3 + SHELL_4) / 2;
    /** At shell 4 of the largest atom the cut-off leaves 10⁻⁴. */
    private static final double STEEPNESS = Math.log(9999) / (CUTOFF * 2 * SHELL_4 / (SHELL_3 + SHELL_4) - CUTOFF);
    private static final double FADE_FROM = CUTOFF + 0.5;
    private static final double FADE_WIDTH = 0.1;
    /** No pair is longer, in Å. */
    static final double REACH = FADE_FROM + FADE_WIDTH;

    /** Table of the source: E0/eV, s0/bohr, V0/eV, η2, κ, λ in bohr⁻¹, n0 in bohr⁻³. */
    private static final Map<Element, Parameters> TABLE = new EnumMap<>(Element.class);

    static {
        add(Element.Al, -3.28, 3.00, 1.493, 1.240, 2.000, 1.169, 0.00700);
        add(Element.Cu, -3.51, 2.67, 2.476, 1.652, 2.740, 1.906, 0.00910);
        add(Element.Ag, -2.96, 3.01, 2.132, 1.652, 2.790, 1.892, 0.00547);
        add(Element.Au, -3.80, 3.00, 2.321, 1.674, 2.873, 2.182, 0.00703);
        add(Element.Ni, -4.44, 2.60, 3.673, 1.669, 2.757, 1.948, 0.01030);
        add(Element.Pd, -3.90, 2.87, 2.773, 1.818, 3.107, 2.155, 0.00688);
        add(Element.Pt, -5.85, 2.90, 4.067, 1.812, 3.145, 2.192, 0.00802);
    }

    private static void add(Element element, double e0, double s0, double v0, double eta2, double kappa, double lambda,
            double n0) {
        double bohr = AtomicUnits.BOHR;
        TABLE.put(element, Parameters.of(e0, s0 * bohr, v0, eta2 / bohr, kappa / bohr, lambda / bohr, n0));
    }

    /**
     * Of one element, in eV and Å.
     *
     * @param e0 cohesive energy
     * @param s0 radius of the neutral sphere
     * @param v0 strength of the pair term
     * @param eta2 decay of the density
     * @param kappa decay of the pair term
     * @param lambda decay of the cohesive function
     * @param n0 density at the equilibrium, in any unit
     * @param gamma1 the density's sum over three shells of the perfect crystal over that of the first without cut-off
     * @param gamma2 the same of the pair term
     */
    record Parameters(double e0, double s0, double v0, double eta2, double kappa, double lambda, double n0, double gamma1,
            double gamma2) {
        private static final int[] NEIGHBOURS = {12, 6, 24};

        private static Parameters of(double e0, double s0, double v0, double eta2, double kappa, double lambda, double n0) {
            double gamma1 = 0;
            double gamma2 = 0;
            for (int shell = 1; shell <= NEIGHBOURS.length; shell++) {
                double r = BETA * s0 * Math.sqrt(shell);
                double weight = NEIGHBOURS[shell - 1] / 12.0 / (1 + Math.exp(STEEPNESS * (r - CUTOFF)));
                gamma1 += weight * Math.exp(-eta2 * (r - BETA * s0));
                gamma2 += weight * Math.exp(-kappa / BETA * (r - BETA * s0));
            }
            return new Parameters(e0, s0, v0, eta2, kappa, lambda, n0, gamma1, gamma2);
        }
    }

    @Override
    public String name() {
        return "emt";
    }

    @Override
    public String label() {
        return "EMT";
    }

    @Override
    public String citation() {
        return "K. W. Jacobsen, P. Stoltze, J. K. Nørskov, Surf. Sci. 366, 394 (1996)";
    }

    @Override
    public String limits() {
        return "Made for seven metals with the face-centred cubic structure and their alloys. Its lowest point is its own, not the "
                + "truth: Cu3Au comes out at 3.708 Å instead of 3.75, and AlNi slides into another structure.";
    }

    @Override
    public Set<Element> elements() {
        return Collections.unmodifiableSet(EnumSet.copyOf(TABLE.keySet()));
    }

    @Override
    public Evaluator newEvaluator(List<Element> atoms) {
        return new EmtEvaluator(atoms.stream().map(atom -> {
            if (!TABLE.containsKey(atom)) {
                throw new IllegalArgumentException(label() + " does not know " + atom.symbol() + ", only "
                        + EnergyModels.listed(elements(), "and") + ".");
            }
            return TABLE.get(atom);
        }).toArray(Parameters[]::new));
    }

    /**
     * The factor of a pair.
     *
     * @param r its length in Å, at most {@link #REACH}
     * @param logSlope receives the derivative of the factor's logarithm at index 0, 0 where the factor is 0
     * @return the factor
     */
    static double cutoff(double r, double[] logSlope) {
        double growth = Math.exp(STEEPNESS * (r - CUTOFF));
        double theta = 1 / (1 + growth);
        logSlope[0] = -STEEPNESS * growth * theta;
        if (r <= FADE_FROM) {
            return theta;
        }
        double u = (r - FADE_FROM) / FADE_WIDTH;
        double rest = 1 - u * u * u * (10 - u * (15 - 6 * u));
        if (rest <= 0) {
            logSlope[0] = 0;
            return 0;
        }
        logSlope[0] -= 30 * u * u * (1 - u) * (1 - u) / (FADE_WIDTH * rest);
        return theta * rest;
    }
}
