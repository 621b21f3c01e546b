package org.braggscape.landscape;

import java.util.concurrent.CancellationException;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.math.Progress;

/**
 * A function along a straight line.
 *
 * @param from where the line starts
 * @param to where it ends
 * @param values at evenly spaced points, both ends among them; NaN where the function is not defined
 */
public record Cut(double[] from, double[] to, double[] values) {
    /**
     * Evaluates a function along a line.
     *
     * @param function the function
     * @param from where to start
     * @param to where to end, of the same length
     * @param points how many, at least 2
     * @param progress asked for cancellation at each point
     * @return the cut
     * @throws IllegalArgumentException if there are fewer than two points
     * @throws CancellationException if cancelled
     */
    public static Cut of(DifferentiableFunction function, double[] from, double[] to, int points, Progress progress) {
        if (points < 2) {
            throw new IllegalArgumentException("A cut needs at least two points, not " + points + ".");
        }
        DifferentiableFunction.Evaluator evaluator = function.newEvaluator();
        Cut cut = new Cut(from.clone(), to.clone(), new double[points]);
        for (int i = 0; i < points; i++) {
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            cut.values[i] = evaluator.value(cut.point(i));
            progress.update(i + 1, points);
        }
        return cut;
    }

    /**
     * Finds a point of the line.
     *
     * @param index from 0 to the number of values less 1
     * @return a new vector, exactly the start or the end for the first and the last
     */
    public double[] point(int index) {
        double share = (double) index / (values.length - 1);
        double[] point = new double[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = from[i] == to[i] ? from[i] : (1 - share) * from[i] + share * to[i];
        }
        return point;
    }
}
