package org.braggscape.objective;

import org.braggscape.diffraction.MeasuredPattern;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.Radiation;
import org.braggscape.diffraction.XrdSettings;

/**
 * A measured pattern that structures are compared with, and all that was decided about it.
 *
 * @param pattern as measured
 * @param preparation what was done to it
 * @param settings the experiment, on the bins of the target
 * @param target what came out
 */
public record MeasuredTarget(MeasuredPattern pattern, TargetPreparation preparation, XrdSettings settings,
        Target.Measured target) {
    /**
     * Prepares a pattern.
     *
     * @param pattern as measured
     * @param radiation the X-rays
     * @param profile of the peaks
     * @param preparation what to do to the pattern
     * @return the target
     * @throws IllegalArgumentException if too few points or no intensity is left, or the profile has no width in the range
     */
    public static MeasuredTarget of(MeasuredPattern pattern, Radiation radiation, Profile profile,
            TargetPreparation preparation) {
        Target.Measured target = preparation.apply(pattern).target();
        return new MeasuredTarget(pattern, preparation,
                XrdSettings.PAPER.withRadiation(radiation).withGrid(target.grid()).withProfile(profile), target);
    }
}
