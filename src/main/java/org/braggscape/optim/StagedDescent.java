package org.braggscape.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.braggscape.autodiff.DifferentiableFunction;

/**
 * Descents one after another, each from where the one before ended: an annealed descent goes down smoothed functions first.
 * Immutable; the same start always gives the same path.
 *
 * @param stages at least one
 * @param shown the function whose values the path carries at every point, whatever function a stage descends on, so that one
 *     curve can be drawn
 */
public record StagedDescent(List<Stage> stages, DifferentiableFunction shown) {
    /** Finds another place to descend from. */
    @FunctionalInterface
    public interface Perturbation {
        /**
         * Moves a point at random.
         *
         * @param x the point, not modified
         * @param attempt 1 for the first other place, and so on; the same number gives the same place
         * @return another point
         */
        double[] other(double[] x, int attempt);
    }

    /**
     * One descent, or several of which the lowest end counts.
     *
     * @param descent how to descend
     * @param attempts how many descents, at least 1; the first goes from where the stage before ended
     * @param perturbation where the others go from; may be null where there is one attempt
     * @param hopping whether the others start around the lowest end so far (monotonic basin hopping, Wales and Doye, J. Phys.
     *     Chem. A 101, 5111, 1997), or around the start of the stage (multistart)
     */
    public record Stage(Descent descent, int attempts, Perturbation perturbation, boolean hopping) {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if there is no attempt, or nothing to find other places
         */
        public Stage {
            if (attempts < 1 || attempts > 1 && perturbation == null) {
                throw new IllegalArgumentException("A stage needs at least one attempt, and a way to other places for more, not "
                        + attempts + " attempts.");
            }
        }

        /** {@return a single descent} */
        public static Stage of(Descent descent) {
            return new Stage(descent, 1, null, false);
        }
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no stage
     */
    public StagedDescent {
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("A schedule without stages leads nowhere.");
        }
        stages = List.copyOf(stages);
    }

    /**
     * Begins at a point.
     *
     * @param start the point, not modified
     * @param listener told of every recorded point, the start among them, on the thread that makes the steps
     * @return the run
     * @throws IllegalArgumentException as {@link Descent#start} does
     */
    public RunningDescent start(double[] start, Consumer<PathPoint> listener) {
        return new Run(start, listener);
    }

    private final class Run implements RunningDescent {
        private final Consumer<PathPoint> listener;
        private final DifferentiableFunction.Evaluator evaluator = shown.newEvaluator();
        private final List<PathPoint> points = new ArrayList<>();
        private int stage;
        private int attempt;
        private Descent.Run inner;
        private double[] stageStart;
        private Descent.Run lowest;
        /** Of the descents that have ended. */
        private int steps;
        private int evaluations;
        private StopReason reason;

        private Run(double[] start, Consumer<PathPoint> listener) {
            this.listener = listener;
            stageStart = start.clone();
            inner = stages.get(0).descent().start(start, this::record);
        }

        private void record(PathPoint point) {
            if (points.isEmpty() || !Arrays.equals(points.get(points.size() - 1).x(), point.x())) {
                PathPoint seen = new PathPoint(point.x(), evaluator.value(point.x()), point.gradientNorm(), point.stepLength(),
                        point.projected());
                points.add(seen);
                listener.accept(seen);
            }
        }

        @Override
        public boolean step() {
            if (reason != null) {
                return false;
            }
            if (!inner.step()) {
                endOfAttempt();
            }
            return reason == null;
        }

        private void endOfAttempt() {
            steps += inner.steps();
            evaluations += inner.evaluations();
            if (lowest == null || inner.current().value() < lowest.current().value()) {
                lowest = inner;
            }
            attempt++;
            while (attempt < stages.get(stage).attempts()) {
                double[] from = stages.get(stage).hopping() ? lowest.current().x() : stageStart;
                if (begin(stages.get(stage).perturbation().other(from, attempt))) {
                    return;
                }
                // no cell there, or none with a pattern
                attempt++;
            }
            record(lowest.current());
            stage++;
            if (stage == stages.size() || !begin(lowest.current().x())) {
                reason = lowest.reason();
                return;
            }
            stageStart = lowest.current().x();
            lowest = null;
            attempt = 0;
        }

        private boolean begin(double[] from) {
            try {
                inner = stages.get(stage).descent().start(from, this::record);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        @Override
        public void cancel() {
            if (reason == null) {
                inner.cancel();
                record(inner.current());
                steps += inner.steps();
                evaluations += inner.evaluations();
                reason = StopReason.CANCELLED;
            }
        }

        @Override
        public int steps() {
            return reason == null ? steps + inner.steps() : steps;
        }

        @Override
        public StopReason reason() {
            return reason;
        }

        @Override
        public Path path() {
            if (reason == null) {
                record(inner.current());
            }
            return new Path(points, reason, steps(), reason == null ? evaluations + inner.evaluations() : evaluations);
        }
    }
}
