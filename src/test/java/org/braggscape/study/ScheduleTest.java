package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Optional;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.energy.Emt;
import org.braggscape.loss.CosineLoss;
import org.braggscape.math.Progress;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.Target;
import org.braggscape.optim.Descent;
import org.braggscape.optim.Path;
import org.braggscape.optim.StopReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static DescentRequest request(CrystalStructure truth, ParameterGroup free) {
        return new DescentRequest(Target.of(truth), truth, XrdSettings.PAPER, new CosineLoss(), EnumSet.of(free),
                StepRuleName.LBFGS, StepRuleName.Rates.DEFAULT, 300);
    }

    private static int recovered(DescentRequest request, DescentMode mode, int starts) {
        DescentComputation descents = new DescentComputation(request);
        int recovered = 0;
        for (int seed = 1; seed <= starts; seed++) {
            Path path = descents.run(request.randomStart(0.1, seed), mode, Descent.ENDS, Progress.NONE);
            recovered += descents.recovered(path.end().x()) ? 1 : 0;
        }
        return recovered;
    }

    @ParameterizedTest
    @ValueSource(strings = {"U2Ti", "BPO4", "AlNi"})
    void theLadderRecoversWhatTheCosineAloneDoesNot(String name) {
        DescentRequest request = request(ReferenceCases.sample(name), ParameterGroup.CELL);
        int starts = 6;
        assertThat(recovered(request, DescentMode.UNCONSTRAINED, starts)).isLessThan(starts - 1);
        for (String key : new String[] {"ladder", "ladder-polish", "broadening"}) {
            assertThat(recovered(request.with(Schedule.of(key).orElseThrow()), DescentMode.UNCONSTRAINED, starts)).as(key)
                    .isEqualTo(starts);
        }
    }

    @Test
    void constrainedItStaysInTheFamily() {
        DescentRequest request = request(ReferenceCases.sample("Au2S"), ParameterGroup.CELL).with(Schedule.LADDER);
        DescentComputation descents = new DescentComputation(request);
        Path path = descents.run(request.randomStart(0.1, 2), DescentMode.CONSTRAINED, 1, Progress.NONE);
        assertThat(path.points()).allSatisfy(point -> {
            double[] projected = point.x();
            CrystalFamily.CUBIC.project(projected);
            assertThat(projected).isEqualTo(point.x());
        });
        assertThat(descents.recovered(path.end().x())).isTrue();
    }

    @Test
    void hopsAndOtherStartsLookFurtherThanOneDescent() {
        DescentRequest request = request(ReferenceCases.sample("U2Ti"), ParameterGroup.CELL);
        int one = recovered(request, DescentMode.UNCONSTRAINED, 5);
        for (String key : new String[] {"multistart", "basin-hopping"}) {
            assertThat(recovered(request.with(Schedule.of(key).orElseThrow()), DescentMode.UNCONSTRAINED, 5)).as(key)
                    .isGreaterThanOrEqualTo(one);
        }
    }

    @Test
    void coordinatesDescendByTheLadderToo() {
        CrystalStructure truth = ReferenceCases.sample("BPO4");
        DescentRequest request = request(truth, ParameterGroup.COORDINATES).with(Schedule.LADDER);
        DescentComputation descents = new DescentComputation(request);
        Path path = descents.run(request.randomStart(0.02, 1), DescentMode.UNCONSTRAINED, Descent.ENDS, Progress.NONE);
        assertThat(path.end().value()).isLessThan(-0.999);
    }

    @Test
    void stagesAreChecked() {
        assertThatThrownBy(() -> new Schedule.Stage("rwp", 0, "lbfgs", 0, 1, 0, false)).hasMessageContaining("'rwp'");
        assertThatThrownBy(() -> new Schedule.Stage(null, 0, "newton", 0, 1, 0, false)).hasMessageContaining("'newton'");
        assertThatThrownBy(() -> new Schedule.Stage(null, -1, "lbfgs", 0, 1, 0, false)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Schedule.Stage(null, 0, "lbfgs", 0, 1, 0.7, false)).hasMessageContaining("0.7");
        assertThat(Schedule.ALL).extracting(Schedule::key).doesNotHaveDuplicates();
        assertThat(Schedule.ALL).noneMatch(schedule -> StepRuleName.of(schedule.key()).isPresent());
    }

    /** Orthorhombic descents of Cu3Au end in false minima, which are no match; the energy leads on from there. */
    @Test
    void relaxationLeadsOutOfAFalseEndOfAConstrainedDescent() {
        CrystalStructure truth = SampleStructures.read("Cu3Au");
        DescentRequest plain = new DescentRequest(Target.of(truth), truth, XrdSettings.PAPER, new CosineLoss(),
                EnumSet.of(ParameterGroup.CELL), StepRuleName.LBFGS, StepRuleName.Rates.DEFAULT, 500,
                Optional.of(CrystalFamily.ORTHORHOMBIC), Optional.empty());
        DescentComputation constrained = new DescentComputation(plain);
        DescentComputation relaxed = new DescentComputation(plain.with(Schedule.of("relax").orElseThrow()));
        int stuck = 0;
        for (int seed = 1; seed <= 20; seed++) {
            CrystalStructure start = plain.randomStart(0.15, seed);
            Path first = constrained.run(start, DescentMode.CONSTRAINED, 1, Progress.NONE);
            if (constrained.matches(first.end().x()).orElseThrow()) {
                continue;
            }
            stuck++;
            for (DescentMode mode : new DescentMode[] {DescentMode.UNCONSTRAINED, DescentMode.ANNEALED}) {
                Path path = relaxed.run(start, mode, 1, Progress.NONE);
                // the first stage is that constrained descent, whatever the mode
                int last = first.points().size() - 1;
                assertThat(path.points().get(last).x()).isEqualTo(first.end().x());
                assertThat(path.points()).hasSizeGreaterThan(last + 5);
                assertThat(relaxed.matches(path.end().x())).contains(true);
                assertThat(path.reason()).isEqualTo(StopReason.GRADIENT);
            }
        }
        assertThat(stuck).isGreaterThan(1);
    }

    @Test
    void relaxationNeedsAModelThatKnowsTheElements() {
        DescentRequest request = request(ReferenceCases.sample("U2Ti"), ParameterGroup.CELL);
        assertThatThrownBy(() -> new DescentComputation(request.with(Schedule.of("relax").orElseThrow())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No energy model knows all elements of U2Ti: EMT does not know Ti or U.");
        assertThatThrownBy(() -> new DescentComputation(request.with(Schedule.relax(new Emt()))))
                .hasMessageContaining("EMT cannot compute U2Ti");
        assertThat(Schedule.of("relax:emt")).contains(Schedule.relax(new Emt()));
        assertThat(Schedule.of("relax:none")).isEmpty();
        assertThat(Schedule.ALL).contains(Schedule.of("relax").orElseThrow());
        assertThatThrownBy(() -> Study.read(StudyConfiguration.preset("paper").withRule("relax"), java.nio.file.Path.of("")))
                .hasMessageContaining("No energy model knows all elements");
    }
}
