/**
 * Symmetry of crystals: operations, the groups that Hall symbols generate, the table of the conventional settings, and the
 * orbits by which an asymmetric unit fills the cell.
 *
 * <p>Everything here works in fractional coordinates; translations are meant modulo whole cell vectors.
 */
package org.braggscape.crystal.symmetry;
