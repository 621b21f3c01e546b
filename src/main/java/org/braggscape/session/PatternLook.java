package org.braggscape.session;

import java.util.Optional;
import org.braggscape.diffraction.AngleRange;

/**
 * How a picture of patterns is looked at.
 *
 * @param axis what runs along the horizontal axis
 * @param normalisation what intensities are divided by
 * @param oneFrame whether curves share one frame and do not stand above each other
 * @param differences whether the differences from the target are drawn below
 * @param range of 2θ in degrees, nothing for the whole pattern
 */
public record PatternLook(Axis axis, Normalisation normalisation, boolean oneFrame, boolean differences, Optional<AngleRange> range) {
    /** The whole patterns above each other over 2θ, each divided by its maximum, with their differences. */
    public static final PatternLook START = new PatternLook(Axis.TWO_THETA, Normalisation.MAXIMUM, false, true, Optional.empty());

    /** What runs along the horizontal axis. */
    public enum Axis {
        TWO_THETA, D, Q
    }

    /** What intensities are divided by. */
    public enum Normalisation {
        MAXIMUM, AREA, COUNTS
    }
}
