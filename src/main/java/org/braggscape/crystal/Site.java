package org.braggscape.crystal;

import java.util.OptionalInt;

/**
 * One atom of the unit cell, or the share of one where several elements sit on one spot.
 *
 * @param label the name in the file, such as {@code Ti1}
 * @param element what scatters there
 * @param oxidationState the charge that the file gives, if any; scattering ignores it, structure matching does not
 * @param position in units of the cell vectors
 * @param occupancy share of cells in which the atom is there, at least 0; more than 1 is kept as given
 * @param bIso isotropic displacement parameter B in Å², 0 where the file gives none
 */
public record Site(String label, Element element, OptionalInt oxidationState, Fractional position, double occupancy,
        double bIso) {
    /** A fully occupied, neutral site without displacement parameter, labelled by its element. */
    public Site(Element element, Fractional position) {
        this(element.symbol(), element, OptionalInt.empty(), position, 1, 0);
    }

    /**
     * Moves the site.
     *
     * @param moved the new position
     * @return the site at that position
     */
    public Site at(Fractional moved) {
        return new Site(label, element, oxidationState, moved, occupancy, bIso);
    }
}
