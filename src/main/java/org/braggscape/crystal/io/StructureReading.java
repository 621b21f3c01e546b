package org.braggscape.crystal.io;

import java.util.List;
import org.braggscape.crystal.CrystalStructure;

/**
 * What a file gave.
 *
 * @param structure the crystal, all atoms of its cell
 * @param notices sentences for the user on what was odd, left out or assumed; empty for a file without surprises
 */
public record StructureReading(CrystalStructure structure, List<String> notices) {
    /** Copies the list. */
    public StructureReading {
        notices = List.copyOf(notices);
    }
}
