package org.braggscape.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.math.Progress;
import org.junit.jupiter.api.Test;

/** A parabola with ripples, whose lowest point is 0, and what leads there. */
class StagedDescentTest {
    private static final DifferentiableFunction RIPPLED = rippled(1);

    private static DifferentiableFunction rippled(double height) {
        return TestFunctions.of(1, (x, value, gradient) -> {
            value[0] = 0.1 * x[0] * x[0] + height * (1 - Math.cos(2 * Math.PI * x[0]));
            gradient[0] = 0.2 * x[0] + height * 2 * Math.PI * Math.sin(2 * Math.PI * x[0]);
        });
    }

    private static Descent descent(DifferentiableFunction function) {
        return new Descent(function, new LimitedMemoryBfgs(5, new double[] {0.05}), Projection.NONE, new Stopping(1e-9, 0, 0, 1, 200));
    }

    private static Path run(StagedDescent staged, double start) {
        RunningDescent run = staged.start(new double[] {start}, point -> { });
        Descent.finish(run, 200, Progress.NONE);
        return run.path();
    }

    @Test
    void smoothedStagesLeadAroundFalseMinima() {
        assertThat(descent(RIPPLED).run(new double[] {3.1}).end().x()[0]).isGreaterThan(2.5);
        StagedDescent annealed = new StagedDescent(List.of(StagedDescent.Stage.of(descent(rippled(0))),
                StagedDescent.Stage.of(descent(rippled(0.1))), StagedDescent.Stage.of(descent(RIPPLED))), RIPPLED);
        Path path = run(annealed, 3.1);
        assertThat(path.end().x()[0]).isCloseTo(0, within(1e-6));
        assertThat(path.reason()).isEqualTo(StopReason.GRADIENT);
        // every point carries the value of the rippled function
        DifferentiableFunction.Evaluator evaluator = RIPPLED.newEvaluator();
        assertThat(path.points()).allSatisfy(point -> assertThat(point.value()).isEqualTo(evaluator.value(point.x())));
        assertThat(path.start().x()).containsExactly(3.1);
    }

    @Test
    void otherStartsFindWhatOneDoesNot() {
        StagedDescent.Perturbation anywhere = (x, attempt) -> new double[] {
            x[0] + new SplittableRandom(attempt).nextDouble(-4, 4)};
        for (boolean hopping : new boolean[] {false, true}) {
            StagedDescent staged = new StagedDescent(
                    List.of(new StagedDescent.Stage(descent(RIPPLED), 30, anywhere, hopping)), RIPPLED);
            Path path = run(staged, 3.1);
            assertThat(path.end().x()[0]).isCloseTo(0, within(1e-6));
            assertThat(run(staged, 3.1)).usingRecursiveComparison().isEqualTo(path);
        }
    }

    @Test
    void placesWhereNothingIsDefinedAreSkipped() {
        DifferentiableFunction half = TestFunctions.of(1, (x, value, gradient) -> {
            gradient[0] = 2 * (x[0] - 1);
            value[0] = x[0] < 0 ? Double.NaN : (x[0] - 1) * (x[0] - 1);
        });
        StagedDescent staged = new StagedDescent(List.of(new StagedDescent.Stage(descent(half), 5,
                (x, attempt) -> new double[] {attempt % 2 == 0 ? 3 : -3}, false)), half);
        assertThat(run(staged, 2).end().x()[0]).isCloseTo(1, within(1e-6));
        assertThatThrownBy(() -> staged.start(new double[] {-1}, point -> { })).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cancelledItEndsWhereItStands() {
        List<PathPoint> heard = new ArrayList<>();
        StagedDescent annealed = new StagedDescent(List.of(StagedDescent.Stage.of(descent(rippled(0.01))),
                StagedDescent.Stage.of(descent(RIPPLED))), RIPPLED);
        RunningDescent run = annealed.start(new double[] {3.1}, heard::add);
        assertThat(run.step()).isTrue();
        run.cancel();
        assertThat(run.reason()).isEqualTo(StopReason.CANCELLED);
        assertThat(run.step()).isFalse();
        assertThat(run.steps()).isEqualTo(1);
        assertThat(run.path().points()).isEqualTo(heard).hasSize(2);
    }

    @Test
    void aScheduleHasStages() {
        assertThatThrownBy(() -> new StagedDescent(List.of(), RIPPLED)).hasMessageContaining("without stages");
        assertThatThrownBy(() -> new StagedDescent.Stage(descent(RIPPLED), 2, null, false)).hasMessageContaining("2 attempts");
    }
}
