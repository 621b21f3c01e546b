package org.braggscape.energy;

/** The atomic units in ours, by CODATA 2014, as in ASE. */
final class AtomicUnits {
    /** In Å. */
    static final double BOHR = 0.5291772105638411;
    /** In eV. */
    static final double HARTREE = 27.211386024367243;

    private AtomicUnits() {
    }
}
