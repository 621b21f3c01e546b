package org.braggscape.diffraction;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.braggscape.math.PlainNumber;

/**
 * A powder pattern as it was measured.
 *
 * @param name what to call it
 * @param twoTheta angles in degrees, increasing, between 0 and 180, at least {@value #FEWEST_POINTS}
 * @param intensity one number per angle, counts or counts per second; may be negative where a background was subtracted
 * @param uncertainty standard uncertainty of each intensity, nothing where the file gives none
 * @param radiation the X-rays, nothing where the file does not say
 * @param notices sentences for the user on what was odd, left out or assumed
 */
public record MeasuredPattern(String name, double[] twoTheta, double[] intensity, Optional<double[]> uncertainty,
        Optional<Radiation> radiation, List<String> notices) {
    /** A pattern of fewer points says nothing about a lattice. */
    public static final int FEWEST_POINTS = 10;

    private static final double LARGEST_END = 165;
    private static final int MOST_BINS = 50_000;

    /** Copies the notices. */
    public MeasuredPattern {
        notices = List.copyOf(notices);
    }

    /**
     * The bins that fit the measured points: from the first to the last, in their median step.
     *
     * @return the bins
     */
    public TwoThetaGrid grid() {
        return grid(twoTheta[0], twoTheta[twoTheta.length - 1]);
    }

    /**
     * The bins that fit the measured points within a range.
     *
     * @param from first angle in degrees
     * @param to last angle in degrees
     * @return the bins, in the points' median step
     * @throws IllegalArgumentException if the range holds fewer than {@value #FEWEST_POINTS} points
     */
    public TwoThetaGrid grid(double from, double to) {
        double first = Math.max(from, twoTheta[0]);
        double last = Math.min(Math.min(to, twoTheta[twoTheta.length - 1]), LARGEST_END);
        long within = Arrays.stream(twoTheta).filter(angle -> angle >= first && angle <= last).count();
        if (within < FEWEST_POINTS) {
            throw new IllegalArgumentException(name + " has " + within + " points between " + PlainNumber.text(from) + "° and " + PlainNumber.text(to)
                    + "°; give a range with at least " + FEWEST_POINTS + ".");
        }
        double[] steps = new double[twoTheta.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = twoTheta[i + 1] - twoTheta[i];
        }
        Arrays.sort(steps);
        // to a ten-millionth of a degree, finer than any file writes its angles
        double step = Math.max(Math.round(steps[steps.length / 2] * 1e7) / 1e7, (last - first) / MOST_BINS);
        return new TwoThetaGrid(first, step, (int) Math.floor((last - first) / step + 1e-6) + 1);
    }

    /**
     * The intensities in the bins of a grid, linearly between the measured points.
     *
     * @param grid bins within the measured range
     * @return one number per bin
     */
    public double[] resampled(TwoThetaGrid grid) {
        double[] values = new double[grid.count()];
        int right = 1;
        for (int k = 0; k < values.length; k++) {
            double angle = grid.at(k);
            while (right < twoTheta.length - 1 && twoTheta[right] < angle) {
                right++;
            }
            double share = (angle - twoTheta[right - 1]) / (twoTheta[right] - twoTheta[right - 1]);
            share = Math.min(1, Math.max(0, share));
            values[k] = intensity[right - 1] + share * (intensity[right] - intensity[right - 1]);
        }
        return values;
    }
}
