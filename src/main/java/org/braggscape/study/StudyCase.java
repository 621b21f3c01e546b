package org.braggscape.study;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One descent of a study, or one start that is not optimised at all: what its record is about.
 *
 * @param number place among the cases of the whole study, from 0
 * @param structure name of the truth
 * @param noise what is distorted
 * @param sigma strength of the noise
 * @param seed of the start; the start is that of {@link DescentRequest#randomStart}
 * @param lossName name of the loss, {@link #NONE} for a baseline
 * @param mode key of a {@link DescentMode}, or one of the baselines {@link #RAW_START} and {@link #PROJECTED_START}
 * @param rule key of the step rule, {@link #NONE} for a baseline
 */
public record StudyCase(int number, String structure, NoiseKind noise, double sigma, long seed, String lossName, String mode,
        String rule) {
    /** The mode of a baseline: the start as it is. */
    public static final String RAW_START = "raw-start";
    /** The mode of a baseline: the start projected onto the structure's symmetry. */
    public static final String PROJECTED_START = "projected-start";
    /** Loss and step rule of a baseline. */
    public static final String NONE = "none";

    /** {@return whether nothing is optimised} */
    @JsonIgnore
    public boolean isBaseline() {
        return mode.equals(RAW_START) || mode.equals(PROJECTED_START);
    }

    /** {@return what a person would call it} */
    public String title() {
        return structure + ", " + noise.key() + " noise " + sigma + ", seed " + seed + ", "
                + (isBaseline() ? mode : lossName + " " + mode + " " + rule);
    }
}
