package org.braggscape.matching;

/**
 * What is done to two structures before they are compared.
 *
 * @param scale whether both cells are first scaled to the mean (geometric) of their volumes; an error of the volume alone is
 *     then invisible to the match
 * @param primitive whether both are first reduced to their primitive cells
 * @param symmetric whether the second must match the first as well; mapping one onto the other and back can differ near a
 *     tolerance
 */
public record MatchOptions(boolean scale, boolean primitive, boolean symmetric) {
    /** As in the paper: scaled, primitive, one way. */
    public static final MatchOptions USUAL = new MatchOptions(true, true, false);
}
