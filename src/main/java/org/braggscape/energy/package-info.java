/**
 * Energies of crystals, with forces and stress.
 *
 * <p>An {@link org.braggscape.energy.EnergyModel} says what it knows and makes evaluators; an
 * {@link org.braggscape.energy.EnergyFunction} is its energy of one crystal as a function of cell parameters and fractional
 * coordinates. Energies are in eV per cell, lengths in Å.
 */
package org.braggscape.energy;
