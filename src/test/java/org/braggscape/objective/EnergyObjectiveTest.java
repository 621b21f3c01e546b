package org.braggscape.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.SplittableRandom;
import org.braggscape.autodiff.GradientCheck;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.energy.Emt;
import org.braggscape.energy.EnergyResult;
import org.braggscape.loss.CosineLoss;
import org.braggscape.study.CoordinateNoise;
import org.braggscape.study.LatticeNoise;
import org.junit.jupiter.api.Test;

/** The energy as something to map and descend on. */
class EnergyObjectiveTest {
    private static final EnergyLoss EMT = new EnergyLoss(new Emt());

    private static CrystalStructure distorted() {
        CrystalStructure structure = SampleStructures.read("Cu3Au");
        SplittableRandom random = new SplittableRandom(4);
        return structure.withLattice(LatticeNoise.strain(structure.lattice(), 0.08, random))
                .withFractionalCoordinates(CoordinateNoise.shift(structure.fractionalCoordinates(), 0.02, random));
    }

    private static Objective objective(CrystalStructure candidate, ParameterGroup first, ParameterGroup... others) {
        return Objective.fast(Target.of(SampleStructures.read("U2Ti")), candidate, XrdSettings.PAPER, EMT,
                new ParameterLayout(candidate.sites().size(), EnumSet.of(first, others)));
    }

    @Test
    void valueAndGradientAreThoseOfTheModelWhateverIsFree() {
        CrystalStructure candidate = distorted();
        double energy = EnergyResult.of(new Emt(), candidate).energy();
        for (Objective objective : new Objective[] {objective(candidate, ParameterGroup.CELL),
                objective(candidate, ParameterGroup.COORDINATES),
                objective(candidate, ParameterGroup.CELL, ParameterGroup.COORDINATES)}) {
            double[] x = objective.startPoint();
            assertThat(objective.newEvaluator().value(x)).isEqualTo(energy, within(1e-12));
            SplittableRandom random = new SplittableRandom(9);
            for (int trial = 0; trial < 5; trial++) {
                double[] direction = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    direction[i] = random.nextGaussian();
                }
                assertThat(GradientCheck.centralDifference(objective, x, direction, 2e-4)).isLessThan(1e-6);
            }
        }
    }

    /** A gradient that short must mean forces and stress that small, whatever the gradient. */
    @Test
    void theNormOfTheGradientBoundsForcesAndStress() {
        CrystalStructure candidate = distorted();
        EnergyObjective objective = (EnergyObjective) objective(candidate, ParameterGroup.CELL, ParameterGroup.COORDINATES);
        double[] x = objective.startPoint();
        double[] gradient = new double[x.length];
        objective.newEvaluator().gradient(x, gradient);
        double norm = 0;
        for (double number : gradient) {
            norm += number * number;
        }
        norm = Math.sqrt(norm);
        EnergyResult result = EnergyResult.of(new Emt(), candidate);
        double largestForce = 0;
        for (double[] force : result.forces()) {
            largestForce = Math.max(largestForce, Math.hypot(Math.hypot(force[0], force[1]), force[2]));
        }
        double largestStress = 0;
        for (double component : result.stress()) {
            largestStress = Math.max(largestStress, Math.abs(component));
        }
        assertThat(objective.gradientNorm(largestForce, 1e9)).isLessThanOrEqualTo(norm);
        assertThat(objective.gradientNorm(1e9, largestStress)).isLessThanOrEqualTo(norm);
        assertThat(objective.gradientNorm(2e-3, 2e-4)).isEqualTo(2 * objective.gradientNorm(1e-3, 1e-4), within(1e-15));
    }

    @Test
    void refusesWhatHasNoEnergy() {
        CrystalStructure candidate = SampleStructures.read("Cu3Au");
        assertThatThrownBy(() -> objective(candidate, ParameterGroup.CELL, ParameterGroup.PROFILE))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("An energy depends on the cell");
        assertThatThrownBy(() -> objective(SampleStructures.read("U2Ti"), ParameterGroup.CELL))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("does not know Ti or U");
    }

    @Test
    void namesLeadToLossesAndEnergies() {
        assertThat(EnergyLoss.find("energy:emt")).contains(EMT);
        assertThat(EnergyLoss.find("cosine").orElseThrow()).isInstanceOf(CosineLoss.class);
        assertThat(EnergyLoss.find("energy:unknown")).isEmpty();
        assertThat(EnergyLoss.names()).contains("cosine", "gpwdf", "energy:emt").allMatch(name -> EnergyLoss.find(name).isPresent());
    }
}
