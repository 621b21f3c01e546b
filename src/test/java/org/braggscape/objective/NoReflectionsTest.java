package org.braggscape.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.braggscape.ReferenceCases;
import org.braggscape.autodiff.DifferentiableFunction.Evaluator;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.diffraction.NoReflectionsException;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.junit.jupiter.api.Test;

/** A target without reflections is refused; a candidate that shrinks until it has none has no loss. */
class NoReflectionsTest {
    private static final CrystalStructure TINY = new CrystalStructure("tiny iron",
            Lattice.of(new double[] {1, 1, 1, 90, 90, 90}),
            List.of(new Site(Element.of("Fe").orElseThrow(), new Fractional(0, 0, 0))), Optional.empty());

    @Test
    void aTargetWithoutReflectionsIsRefused() {
        ParameterLayout layout = ParameterLayout.cellOnly(1);
        for (Loss loss : Losses.ALL) {
            assertThatThrownBy(() -> Objective.exact(Target.of(TINY), TINY, XrdSettings.PAPER, loss, layout))
                    .isInstanceOf(NoReflectionsException.class).hasMessageContaining("no reflections in this range");
            assertThatThrownBy(() -> Objective.fast(Target.of(TINY), TINY, XrdSettings.PAPER, loss, layout))
                    .isInstanceOf(NoReflectionsException.class).hasMessageContaining("tiny iron");
        }
    }

    @Test
    void aCandidateWithoutReflectionsHasNoLossAndNoGradient() {
        CrystalStructure truth = ReferenceCases.sample("U2Ti");
        double[] x = {1, 1, 1, 90, 90, 90};
        double[] gradient = new double[6];
        ParameterLayout layout = new ParameterLayout(truth.sites().size(), EnumSet.of(ParameterGroup.CELL));
        for (Loss loss : Losses.ALL) {
            for (Objective objective : List.of(Objective.exact(Target.of(truth), truth, XrdSettings.PAPER, loss, layout),
                    Objective.fast(Target.of(truth), truth, XrdSettings.PAPER, loss, layout))) {
                Evaluator evaluator = objective.newEvaluator();
                assertThat(evaluator.value(x)).as(loss.name()).isNaN();
                assertThat(evaluator.gradient(x, gradient)).isNaN();
                assertThat(gradient).containsOnly(Double.NaN);
                // and the evaluator has not been spoilt
                assertThat(evaluator.gradient(truth.lattice().parameters(), gradient)).isFinite();
                assertThat(Arrays.stream(gradient).sum()).isFinite();
            }
        }
    }
}
