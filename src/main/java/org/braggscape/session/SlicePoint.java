package org.braggscape.session;

import org.braggscape.crystal.CrystalStructure;

/**
 * A point other than the truth through which the map is a slice.
 *
 * @param name such as {@code S1, constrained, step 12}
 * @param structure its cell and atoms
 */
public record SlicePoint(String name, CrystalStructure structure) {
}
