package org.braggscape.matching;

import java.util.List;

/**
 * What comparing two structures gave. The verdict and the distances answer two questions: {@code matches} asks whether
 * there is a placement in which <em>every</em> atom is within stol of its partner (pymatgen's {@code fit});
 * {@code rms} is that of the placement with the smallest one, if below stol ({@code get_rms_dist}). There can be such an rms without a
 * match, because single atoms may be farther off.
 *
 * @param matches whether the structures are the same crystal within the tolerances
 * @param rms root mean square distance between partners in units of the mean spacing (V/N)^(1/3); NaN where there is none
 * @param maximumDistance the largest distance in that placement, in the same units; NaN where there is none
 * @param mapping which atom of the candidate lies on which of the reference in that placement, one pair per atom of the
 *     primitive cell; empty where there is none
 * @param volumeError volume per atom of the candidate over that of the reference, minus 1; 0 when they are equal
 * @param reason why there is no match, as a sentence; empty when there is one
 */
public record Match(boolean matches, double rms, double maximumDistance, List<SitePair> mapping, double volumeError,
        String reason) {
    /**
     * Two atoms that lie on each other.
     *
     * @param reference index of the atom among the sites of the reference, from 0
     * @param candidate index of the atom among the sites of the candidate, from 0
     */
    public record SitePair(int reference, int candidate) {
    }

    /** Copies the list. */
    public Match {
        mapping = List.copyOf(mapping);
    }

    static Match none(double volumeError, String reason) {
        return new Match(false, Double.NaN, Double.NaN, List.of(), volumeError, reason);
    }
}
