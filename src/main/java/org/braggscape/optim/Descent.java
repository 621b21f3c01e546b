package org.braggscape.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.math.Progress;

/**
 * A way down a function, to be followed from any number of starts. Immutable; the same start always gives the same path.
 *
 * @param function what falls; NaN where it is not defined
 * @param rule how steps are chosen
 * @param projection the constraint, {@link Projection#NONE} for none; the start is projected as well
 * @param stopping when it is done
 * @param every 1 records every step, n every n-th, {@link #ENDS} none; start and end are recorded always
 */
public record Descent(DifferentiableFunction function, StepRule rule, Projection projection, Stopping stopping, int every) {
    /** Records start and end only: for studies, whose paths nobody looks at. */
    public static final int ENDS = Integer.MAX_VALUE;

    /**
     * Checks how often to record.
     *
     * @throws IllegalArgumentException if {@code every} is below 1
     */
    public Descent {
        if (every < 1) {
            throw new IllegalArgumentException("Recording every " + every + "-th step is impossible: it must be at least 1.");
        }
    }

    /**
     * Records every step.
     *
     * @param function what falls
     * @param rule how steps are chosen
     * @param projection the constraint
     * @param stopping when it is done
     */
    public Descent(DifferentiableFunction function, StepRule rule, Projection projection, Stopping stopping) {
        this(function, rule, projection, stopping, 1);
    }

    /**
     * Begins at a point, without a step yet.
     *
     * @param start the point, not modified
     * @param listener told of every recorded point, the start among them, on the thread that makes the steps
     * @return the run
     * @throws IllegalArgumentException if the start has the wrong length, a coordinate that is not finite, or lies where the
     *     function is not defined, or the rule does not fit the function
     */
    public Run start(double[] start, Consumer<PathPoint> listener) {
        return new Run(start, listener);
    }

    /**
     * Goes all the way.
     *
     * @param start the point, not modified
     * @param listener told of every recorded point, the start among them
     * @param progress learns of every step; when cancelled, the path ends where it stands
     * @return the path
     * @throws IllegalArgumentException as {@link #start} does
     */
    public Path run(double[] start, Consumer<PathPoint> listener, Progress progress) {
        RunningDescent run = start(start, listener);
        finish(run, stopping.steps(), progress);
        return run.path();
    }

    /**
     * Makes all steps of a descent that has begun.
     *
     * @param run the descent
     * @param most about how many steps to expect, for the progress
     * @param progress learns of every step; when cancelled, the descent ends where it stands
     */
    public static void finish(RunningDescent run, int most, Progress progress) {
        boolean more = run.reason() == null;
        while (more) {
            if (progress.cancelled()) {
                run.cancel();
            }
            more = run.step();
            progress.update(run.steps(), most);
        }
    }

    /**
     * Goes all the way, quietly.
     *
     * @param start the point, not modified
     * @return the path
     * @throws IllegalArgumentException as {@link #start} does
     */
    public Path run(double[] start) {
        return run(start, point -> { }, Progress.NONE);
    }

    /** A descent under way, one step at a time; one thread at a time. */
    public final class Run implements RunningDescent {
        private final Position position;
        private final StepRule.Stepper stepper;
        private final Consumer<PathPoint> listener;
        private final List<PathPoint> points = new ArrayList<>();
        /** The lowest values up to each of the last steps, as a ring. */
        private final double[] lowest = new double[stopping.window()];
        private int steps;
        private int recordedStep = -1;
        private StopReason reason;

        private Run(double[] start, Consumer<PathPoint> listener) {
            this.position = new Position(function, start, projection);
            this.stepper = rule.start(position);
            this.listener = listener;
            Arrays.fill(lowest, position.value());
            record();
            if (gradientVanished()) {
                reason = StopReason.GRADIENT;
            }
        }

        @Override
        public boolean step() {
            if (reason != null) {
                return false;
            }
            if (stepper.step()) {
                steps++;
                reason = reasonToStop();
            } else {
                reason = StopReason.NO_STEP;
            }
            if (reason != null || steps % every == 0) {
                record();
            }
            return reason == null;
        }

        @Override
        public void cancel() {
            if (reason == null) {
                reason = StopReason.CANCELLED;
                record();
            }
        }

        /** {@return where the descent stands} */
        public PathPoint current() {
            return recordedStep == steps ? points.get(points.size() - 1) : point();
        }

        @Override
        public int steps() {
            return steps;
        }

        /** {@return how often the function was computed} */
        public int evaluations() {
            return position.evaluations();
        }

        @Override
        public StopReason reason() {
            return reason;
        }

        @Override
        public Path path() {
            List<PathPoint> all = new ArrayList<>(points);
            if (recordedStep != steps) {
                all.add(point());
            }
            return new Path(all, reason, steps, evaluations());
        }

        private StopReason reasonToStop() {
            int slot = steps % lowest.length;
            double before = lowest[slot];
            lowest[slot] = Math.min(lowest[(steps - 1) % lowest.length], position.value());
            if (gradientVanished()) {
                return StopReason.GRADIENT;
            }
            if (position.stepLength() <= stopping.stepLength()) {
                return StopReason.STEP;
            }
            if (steps >= lowest.length && before - lowest[slot] < stopping.gain()) {
                return StopReason.GAIN;
            }
            return steps >= stopping.steps() ? StopReason.COUNT : null;
        }

        private boolean gradientVanished() {
            return Vectors.norm(position.tangentGradient()) <= stopping.gradientNorm();
        }

        private void record() {
            if (recordedStep != steps) {
                recordedStep = steps;
                PathPoint point = point();
                points.add(point);
                listener.accept(point);
            }
        }

        private PathPoint point() {
            return new PathPoint(position.x(), position.value(), Vectors.norm(position.tangentGradient()),
                    position.stepLength(), position.projected());
        }
    }
}
