package org.braggscape.objective;

import java.util.List;
import java.util.Optional;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.ChebyshevBackground;
import org.braggscape.diffraction.MeasuredPattern;
import org.braggscape.diffraction.TwoThetaGrid;

/**
 * What is done to a measured pattern before structures are compared with it.
 *
 * @param range the part to keep, nothing for all of it
 * @param background what to subtract, nothing where that was done already
 * @param zeroShift by how many degrees 2θ the measured peaks lie too high
 * @param excluded parts that do not count, in corrected angles
 */
public record TargetPreparation(Optional<AngleRange> range, Optional<ChebyshevBackground> background, double zeroShift,
        List<AngleRange> excluded) {
    /** The pattern as it is. */
    public static final TargetPreparation NONE =
            new TargetPreparation(Optional.empty(), Optional.empty(), 0, List.of());

    /** Copies the list. */
    public TargetPreparation {
        excluded = List.copyOf(excluded);
    }

    /**
     * A target, and what had to be done to it.
     *
     * @param target the target
     * @param negative how many bins were below 0 and are now 0, which the entropy loss needs
     */
    public record Prepared(Target.Measured target, int negative) {
    }

    /**
     * Prepares a pattern.
     *
     * @param pattern as measured
     * @return the target
     * @throws IllegalArgumentException if too few points or no intensity is left
     */
    public Prepared apply(MeasuredPattern pattern) {
        TwoThetaGrid measured = range.map(part -> pattern.grid(part.from(), part.to())).orElseGet(pattern::grid);
        double[] intensity = pattern.resampled(measured);
        int negative = 0;
        for (int k = 0; k < intensity.length; k++) {
            double angle = measured.at(k);
            intensity[k] -= background.map(curve -> curve.at(angle)).orElse(0.0);
            if (intensity[k] < 0) {
                intensity[k] = 0;
                negative++;
            }
        }
        TwoThetaGrid corrected = new TwoThetaGrid(Math.max(0, measured.start() - zeroShift), measured.step(), measured.count());
        return new Prepared(new Target.Measured(pattern.name(), corrected, intensity, excluded), negative);
    }
}
