package org.braggscape.app;

import org.braggscape.crystal.Lattice;

/**
 * A cell to descend from.
 *
 * @param number tells starts apart, from 1; kept when the start is moved
 * @param cell where it is
 */
record DescentStart(int number, Lattice cell) {
    /** {@return what to call it: starts have letters and numbers, false minima only numbers} */
    String title() {
        return "S" + number;
    }
}
