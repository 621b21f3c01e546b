package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.math.Progress;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.Target;
import org.braggscape.optim.Descent;
import org.braggscape.optim.Path;
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
}
