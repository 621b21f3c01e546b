package org.braggscape.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What became of a case. A line of the results is its JSON, with the names in snake_case; numbers that do not exist, such
 * as the rms of structures that do not match, are null.
 *
 * @param study fingerprint of the study
 * @param of the case
 * @param match whether the matcher says that the end is the truth
 * @param rms smallest root mean square distance of the matcher, null where there is none
 * @param volumeError volume per atom of the end over that of the truth, minus 1
 * @param recovered whether all six cell parameters of the end are the truth's within 0.5 %; null where the cell was not
 *     distorted
 * @param start where it began, projected where the descent projects it
 * @param end where it ended
 * @param steps of the descent, 0 for a baseline
 * @param evaluations of the loss, 0 for a baseline
 * @param reason why it ended: the key of a {@link org.braggscape.optim.StopReason}, {@code none} for a baseline, or
 *     {@code impossible} where the start is no cell that could have a pattern
 * @param seconds how long it took; the only number that differs from run to run
 */
@JsonPropertyOrder({"study", "of", "match", "rms", "volume_error", "recovered", "start", "end", "steps", "evaluations", "reason",
    "seconds"})
public record StudyRecord(String study, @JsonUnwrapped StudyCase of, boolean match, Double rms, Double volumeError,
        Boolean recovered, Point start, Point end, int steps, int evaluations, String reason, double seconds) {
    /**
     * A structure on the way.
     *
     * @param cell a, b, c, α, β, γ in angstrom and degrees
     * @param coordinates fractional, atom by atom; null where they are the truth's
     * @param loss of the case, null where it does not exist
     * @param cosine similarity of the patterns, 1 for equal ones; null where it does not exist
     * @param distance from the truth's cell, as in {@link org.braggscape.crystal.Lattice#distance}
     */
    public record Point(double[] cell, @JsonInclude(JsonInclude.Include.NON_NULL) double[] coordinates, Double loss,
            Double cosine, double distance) {
    }
}
