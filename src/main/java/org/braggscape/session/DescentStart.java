package org.braggscape.session;

import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;

/**
 * A structure to descend from.
 *
 * @param number tells starts apart, from 1; kept when the start is moved
 * @param candidate the undistorted structure, whose symmetry constrained descents keep: the truth, or one that was opened
 * @param structure cell and atoms of the start, atom by atom those of the candidate
 */
public record DescentStart(int number, CrystalStructure candidate, CrystalStructure structure) {
    /** {@return what to call it: starts have letters and numbers, false minima only numbers} */
    public String title() {
        return "S" + number;
    }

    /** {@return where it is} */
    public Lattice cell() {
        return structure.lattice();
    }

    /** {@return the start in another cell} */
    public DescentStart at(Lattice cell) {
        return new DescentStart(number, candidate, structure.withLattice(cell));
    }
}
