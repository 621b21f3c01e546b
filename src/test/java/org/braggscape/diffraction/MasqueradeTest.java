package org.braggscape.diffraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.loss.CosineLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasqueradeTest {
    private static CrystalStructure stretched(CrystalStructure truth) {
        double[] p = truth.lattice().parameters();
        return truth.withLattice(Lattice.of(new double[] {0.97 * p[0], p[1], 1.05 * p[2], p[3], p[4], p[5]}));
    }

    private static double cosine(CrystalStructure truth, CrystalStructure other, XrdSettings settings) {
        XrdSimulator simulator = new XrdSimulator(settings);
        return -new CosineLoss().between(simulator.simulateDirectly(truth).intensity(),
                simulator.simulateDirectly(other).intensity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"U2Ti", "AlNi", "BPO4", "Na3MnCoNiO6"})
    void theSharesOfAllPairsAddUpToTheCosine(String name) {
        CrystalStructure truth = ReferenceCases.sample(name);
        CrystalStructure other = stretched(truth);
        Masquerade masquerade = Masquerade.of(truth, XrdSettings.PAPER, other, XrdSettings.PAPER);
        assertThat(masquerade.similarity()).isEqualTo(cosine(truth, other, XrdSettings.PAPER), within(1e-6));
        double listed = masquerade.overlaps().stream().mapToDouble(Masquerade.Overlap::share).sum();
        assertThat(listed).isLessThanOrEqualTo(masquerade.similarity()).isGreaterThan(0.8 * masquerade.similarity());
        assertThat(masquerade.overlaps()).isSortedAccordingTo((one, two) -> Double.compare(two.share(), one.share()));
    }

    @Test
    void bothLinesOfADoubletCount() {
        CrystalStructure truth = ReferenceCases.sample("AlNi");
        CrystalStructure other = stretched(truth);
        XrdSettings doublet = XrdSettings.PAPER.withRadiation(Radiation.NAMED.get(3));
        assertThat(Masquerade.of(truth, doublet, other, doublet).similarity())
                .isEqualTo(cosine(truth, other, doublet), within(1e-6));
    }

    @Test
    void theTruthItselfIsMadeOfItsOwnReflections() {
        CrystalStructure truth = ReferenceCases.sample("U2Ti");
        Masquerade masquerade = Masquerade.of(truth, XrdSettings.PAPER, truth, XrdSettings.PAPER);
        assertThat(masquerade.similarity()).isEqualTo(1, within(1e-12));
        Masquerade.Overlap first = masquerade.overlaps().get(0);
        assertThat(first.truth()).isEqualTo(first.candidate());
        assertThat(first.difference()).isZero();
    }

    /** The deepest false minimum of U2Ti on a–c; each peak is summed here on its own, bin by bin, from the list of (hkl). */
    @Test
    void thePairsOfU2TisDeepestFalseMinimumAreThoseOfAPlainSum() {
        CrystalStructure truth = ReferenceCases.sample("U2Ti");
        double[] p = truth.lattice().parameters();
        p[0] = 4.640;
        p[2] = 2.946;
        CrystalStructure other = truth.withLattice(Lattice.of(p));
        Pattern x = new XrdSimulator(XrdSettings.PAPER).simulateDirectly(truth);
        Pattern y = new XrdSimulator(XrdSettings.PAPER).simulateDirectly(other);
        double norms = Math.sqrt(dot(x.intensity(), x.intensity()) * dot(y.intensity(), y.intensity()));
        Masquerade masquerade = Masquerade.of(truth, XrdSettings.PAPER, other, XrdSettings.PAPER);
        for (Masquerade.Overlap overlap : masquerade.overlaps().subList(0, 8)) {
            assertThat(overlap.share())
                    .isEqualTo(dot(peak(overlap.truth()), peak(overlap.candidate())) / norms, within(1e-9));
        }
        double largest = 0;
        Reflection bestTruth = null;
        Reflection bestOther = null;
        for (Reflection one : x.reflections()) {
            double[] peak = peak(one);
            for (Reflection two : y.reflections()) {
                double share = dot(peak, peak(two)) / norms;
                if (share > largest) {
                    largest = share;
                    bestTruth = one;
                    bestOther = two;
                }
            }
        }
        Masquerade.Overlap first = masquerade.overlaps().get(0);
        assertThat(first.truth().indices()).isEqualTo(bestTruth.indices());
        assertThat(first.candidate().indices()).isEqualTo(bestOther.indices());
    }

    private static double[] peak(Reflection reflection) {
        double t = Math.tan(Math.toRadians(reflection.twoTheta() / 2));
        double squared = 0.1 * t * t + 0.01 * t + 0.1;
        double[] y = new double[9000];
        Arrays.setAll(y, k -> {
            double r = Math.pow(0.01 * k - reflection.twoTheta(), 2) / squared;
            return reflection.intensity() * (0.1 * Math.exp(-4 * Math.log(2) * r) + 0.9 / (1 + 4 * r));
        });
        return y;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    @Test
    void hexagonalAxesHaveFourIndicesWithRealMinusSigns() {
        Reflection reflection = new Reflection(1, 0, -2, 6, 1, 50, 1);
        assertThat(reflection.indices(true)).isEqualTo("1 0 −1 −2");
        assertThat(reflection.indices(false)).isEqualTo("1 0 −2");
        assertThat(new Reflection(1, -1, 0, 6, 1, 50, 1).indices(true)).isEqualTo("1 −1 0 0");
    }
}
