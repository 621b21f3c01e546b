/**
 * Crystals: {@link org.braggscape.crystal.Lattice}, {@link org.braggscape.crystal.Site},
 * {@link org.braggscape.crystal.CrystalStructure}, and the families and constraints of cells. Lengths in Å, angles in degrees,
 * coordinates fractional.
 */
package org.braggscape.crystal;
