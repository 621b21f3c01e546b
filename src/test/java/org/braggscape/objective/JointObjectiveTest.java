package org.braggscape.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.braggscape.autodiff.GradientCheck;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.TwoThetaGrid;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.energy.Emt;
import org.braggscape.energy.EnergyResult;
import org.braggscape.loss.CosineLoss;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.study.CoordinateNoise;
import org.braggscape.study.LatticeNoise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loss and an energy together. */
class JointObjectiveTest {
    private static final CrystalStructure TRUTH = SampleStructures.read("Cu3Au");
    private static final ParameterLayout BOTH = new ParameterLayout(TRUTH.sites().size(),
            EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES));

    private static JointLoss joint(double weight) {
        return new JointLoss(Losses.ALL.get(0), new Emt(), weight);
    }

    private static Objective fast(Loss loss) {
        return Objective.fast(Target.of(TRUTH), TRUTH, XrdSettings.PAPER, loss, BOTH);
    }

    private static double[] distorted(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[BOTH.dimension()];
        System.arraycopy(LatticeNoise.strain(TRUTH.lattice(), 0.05, random).parameters(), 0, x, 0, 6);
        double[] coordinates = CoordinateNoise.shift(TRUTH.fractionalCoordinates(), 0.02, random);
        System.arraycopy(coordinates, 0, x, 6, coordinates.length);
        return x;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 1, 100})
    void atTheTruthItIsTheLoss(double weight) {
        for (Objective objective : List.of(fast(joint(weight)),
                Objective.exact(Target.of(TRUTH), TRUTH, XrdSettings.PAPER, joint(weight), BOTH))) {
            assertThat(objective.newEvaluator().value(objective.startPoint())).isEqualTo(-1, within(1e-8));
        }
    }

    @Test
    void elsewhereItIsTheSumOfItsParts() {
        double weight = 0.7;
        double reference = EnergyResult.of(new Emt(), TRUTH).energy();
        for (long seed = 1; seed <= 5; seed++) {
            double[] x = distorted(seed);
            double[] gradient = new double[x.length];
            double[] ofLoss = new double[x.length];
            double[] ofEnergy = new double[x.length];
            double value = fast(joint(weight)).newEvaluator().gradient(x, gradient);
            double loss = fast(new CosineLoss()).newEvaluator().gradient(x, ofLoss);
            double energy = fast(new EnergyLoss(new Emt())).newEvaluator().gradient(x, ofEnergy);
            assertThat(value).isEqualTo(loss + weight * (energy - reference) / 4, within(1e-14));
            assertThat(fast(joint(weight)).newEvaluator().value(x)).isEqualTo(value, within(1e-12));
            for (int i = 0; i < x.length; i++) {
                assertThat(gradient[i]).isEqualTo(ofLoss[i] + weight * ofEnergy[i] / 4, within(1e-14));
            }
        }
    }

    @Test
    void theGradientIsThatOfDifferences() {
        SplittableRandom random = new SplittableRandom(9);
        Objective objective = Objective.exact(Target.of(TRUTH), TRUTH, XrdSettings.PAPER, joint(2), BOTH);
        for (long seed = 1; seed <= 3; seed++) {
            double[] direction = random.doubles(BOTH.dimension(), -1, 1).toArray();
            assertThat(GradientCheck.centralDifference(objective, distorted(seed), direction, 1e-4)).isLessThan(1e-5);
        }
    }

    /** Without a truth the energy counts from the candidate as it is given. */
    @Test
    void aMeasuredPatternHasNoEnergyOfItsOwn() {
        TwoThetaGrid grid = XrdSettings.PAPER.grid();
        Target measured = new Target.Measured("measured", grid, new XrdSimulator(XrdSettings.PAPER).simulate(TRUTH).intensity(),
                List.of());
        CrystalStructure candidate = TRUTH.withLattice(LatticeNoise.strain(TRUTH.lattice(), 0.05, new SplittableRandom(3)));
        Objective together = Objective.fast(measured, candidate, XrdSettings.PAPER, joint(5), BOTH);
        Objective alone = Objective.fast(measured, candidate, XrdSettings.PAPER, new CosineLoss(), BOTH);
        double[] x = together.startPoint();
        assertThat(together.newEvaluator().value(x)).isEqualTo(alone.newEvaluator().value(x), within(1e-12));
    }

    @Test
    void anImpossibleCellHasNeitherValueNorGradient() {
        Objective objective = fast(joint(1));
        double[] x = objective.startPoint();
        x[3] = 179;
        x[4] = 179;
        double[] gradient = new double[x.length];
        assertThat(objective.newEvaluator().value(x)).isNaN();
        assertThat(objective.newEvaluator().gradient(x, gradient)).isNaN();
        assertThat(gradient).containsOnly(Double.NaN);
    }

    @Test
    void refusesWhatHasNoEnergy() {
        CrystalStructure other = SampleStructures.read("U2Ti");
        assertThatThrownBy(() -> Objective.fast(Target.of(other), other, XrdSettings.PAPER, joint(1),
                ParameterLayout.cellOnly(other.sites().size()))).hasMessageContaining("does not know Ti or U");
        assertThatThrownBy(() -> Objective.fast(Target.of(TRUTH), TRUTH, XrdSettings.PAPER, joint(1),
                new ParameterLayout(4, EnumSet.of(ParameterGroup.CELL, ParameterGroup.PROFILE))))
                .hasMessageContaining("An energy depends on the cell");
        assertThatThrownBy(() -> joint(-1)).hasMessageContaining("-1 is out of range");
        assertThatThrownBy(() -> joint(Double.NaN)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> new JointLoss(joint(1), new Emt(), 1)).hasMessageContaining("between patterns");
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(joint(0.5).name()).isEqualTo("cosine+0.5*energy:emt");
        assertThat(EnergyLoss.find("cosine+0.5*energy:emt")).contains(joint(0.5));
        for (Loss pattern : Losses.ALL) {
            for (double weight : new double[] {0, 1e-5, 0.3, 1, 1e6}) {
                JointLoss loss = new JointLoss(pattern, new Emt(), weight);
                assertThat(EnergyLoss.find(loss.name())).contains(loss);
            }
        }
        JointLoss wide = new JointLoss(new GpwdfLoss(5), new Emt(), 2);
        assertThat(EnergyLoss.find(wide.name())).contains(wide);
        for (String bad : new String[] {"cosine+1", "cosine+x*energy:emt", "cosine+-1*energy:emt", "cosine+1*mse",
            "energy:emt+1*energy:emt", "cosine+1*energy:none", "+1*energy:emt", "cosine*1+energy:emt"}) {
            assertThat(EnergyLoss.find(bad)).as(bad).isEmpty();
        }
        assertThat(joint(0).knowsTruth()).isTrue();
        assertThat(joint(0.5).knowsTruth()).isFalse();
        assertThat(joint(2).label()).isEqualTo("cosine loss + 2 × EMT energy");
    }
}
