package org.braggscape.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.braggscape.autodiff.DifferentiableFunction.Evaluator;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.loss.OverlapLoss;
import org.braggscape.study.LatticeNoise;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fast path against its exact twin, within the accuracy that the design promises, on random crystals. */
class FastPathTest {
    private static final double LARGEST_STRAIN = 0.2;
    private static final double USUAL_STRAIN = 0.05;
    private static final int USUAL_CELLS = 40;

    @ParameterizedTest
    @EnumSource
    void agreesWithTheDirectSum(CrystalFamily family) {
        compare(family, 1, 6, 5);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void agreesWithTheDirectSumOnManyCrystals(CrystalFamily family) {
        compare(family, 1_000, 60, 10);
    }

    private static void compare(CrystalFamily family, long seed, int crystals, int strains) {
        RandomGenerator random = new SplittableRandom(seed + family.ordinal());
        List<String> violations = new ArrayList<>();
        for (int i = 0; i < crystals; i++) {
            CrystalStructure truth = crystal(family, random);
            for (Loss loss : Losses.ALL) {
                for (boolean coordinates : new boolean[] {false, true}) {
                    new Pair(truth, Target.of(truth), loss, coordinates).compare(strains, random, violations);
                }
                if (loss instanceof OverlapLoss) {
                    // noise is rougher than any pattern
                    double counts = i % 2 == 0 ? 1000 : 1;
                    new Pair(truth, Target.of(truth, new LaboratoryConditions(counts, 0, 0, 0, 0, 0, Optional.empty(), 0,
                            Optional.empty(), false, seed)), loss, false).compare(strains, random, violations);
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    /** A crystal with one to six atoms, among them the lightest and the heaviest, whose coordinates mean nothing. */
    private static CrystalStructure crystal(CrystalFamily family, RandomGenerator random) {
        double[] cell = new double[6];
        for (int i = 0; i < 3; i++) {
            cell[i] = 2.8 + 7 * random.nextDouble();
            cell[i + 3] = 65 + 50 * random.nextDouble();
        }
        family.project(cell);
        List<Site> sites = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            sites.add(new Site(Element.values()[random.nextInt(94)],
                    new Fractional(random.nextDouble(), random.nextDouble(), random.nextDouble())));
        }
        return new CrystalStructure("random", Lattice.of(cell), sites, Optional.empty());
    }

    /** Both ways to one objective. */
    private static final class Pair {
        private final CrystalStructure truth;
        private final Loss loss;
        private final Objective objective;
        private final Evaluator fast;
        private final Evaluator exact;
        /** Of the derivatives by the cell, and by the coordinates where they are free. */
        private final double[] usual = new double[2];

        Pair(CrystalStructure truth, Target target, Loss loss, boolean coordinates) {
            this.truth = truth;
            this.loss = loss;
            EnumSet<ParameterGroup> free = EnumSet.of(ParameterGroup.CELL);
            if (coordinates) {
                free.add(ParameterGroup.COORDINATES);
            }
            ParameterLayout layout = new ParameterLayout(truth.sites().size(), free);
            objective = Objective.fast(target, truth, XrdSettings.PAPER, loss, layout);
            fast = objective.newEvaluator();
            exact = Objective.exact(target, truth, XrdSettings.PAPER, loss, layout).newEvaluator();
            double[] gradient = new double[objective.dimension()];
            RandomGenerator random = new SplittableRandom(5);
            for (int i = 0; i < USUAL_CELLS; i++) {
                fast.gradient(point(USUAL_STRAIN, random), gradient);
                usual[0] += squared(gradient, 0, 6) / USUAL_CELLS;
                usual[1] += squared(gradient, 6, gradient.length) / USUAL_CELLS;
            }
        }

        private double[] point(double sigma, RandomGenerator random) {
            double[] x = objective.startPoint();
            System.arraycopy(LatticeNoise.strain(truth.lattice(), sigma, random).parameters(), 0, x, 0, 6);
            for (int i = 6; i < x.length; i++) {
                x[i] += sigma / 4 * random.nextGaussian();
            }
            return x;
        }

        void compare(int strains, RandomGenerator random, List<String> violations) {
            for (int j = 0; j < strains; j++) {
                // half of the cells near the truth, where the loss is flat and small deviations show
                double sigma = LARGEST_STRAIN * (j % 2 == 0 ? 1 : random.nextDouble());
                compare(point(sigma, random), violations);
            }
        }

        private void compare(double[] x, List<String> violations) {
            double[] quick = new double[x.length];
            double[] slow = new double[x.length];
            double value = exact.gradient(x, slow);
            double allowed = 1e-8 * Math.max(1, Math.abs(value));
            double deviation = Math.max(Math.abs(fast.gradient(x, quick) - value), Math.abs(fast.value(x) - value));
            if (!(deviation <= allowed)) {
                violations.add("loss off by " + deviation + ": " + describe(x));
            }
            compareGradients(x, quick, slow, 0, 6, Math.sqrt(usual[0]), violations);
            compareGradients(x, quick, slow, 6, x.length, Math.sqrt(usual[1]), violations);
        }

        private String describe(double[] x) {
            StringBuilder text = new StringBuilder(loss.name() + " of " + Arrays.toString(truth.lattice().parameters()));
            for (Site site : truth.sites()) {
                Fractional p = site.position();
                text.append(' ').append(site.label()).append(" (" + p.x() + ", " + p.y() + ", " + p.z() + ")");
            }
            return text + " at " + Arrays.toString(x);
        }

        private void compareGradients(double[] x, double[] quick, double[] slow, int from, int to, double usualLength,
                List<String> violations) {
            double[] difference = new double[x.length];
            for (int i = from; i < to; i++) {
                difference[i] = quick[i] - slow[i];
            }
            double deviation = Math.sqrt(squared(difference, from, to));
            // a lone atom can be anywhere: all its derivatives are rounding errors
            double allowed = 1e-5 * (Math.sqrt(squared(slow, from, to)) + usualLength) + 1e-12;
            if (!(deviation <= allowed)) {
                violations.add("gradient off by " + deviation / allowed + " of what is allowed: " + describe(x));
            }
        }

        private static double squared(double[] vector, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += vector[i] * vector[i];
            }
            return sum;
        }
    }
}
