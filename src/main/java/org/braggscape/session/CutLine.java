package org.braggscape.session;

import java.util.List;
import java.util.OptionalInt;

/**
 * The line of a cut through the map.
 *
 * @param from where it starts
 * @param to where it ends
 * @param marked the marked point of the cut, from 0 at its start; nothing for none
 */
public record CutLine(End from, End to, OptionalInt marked) {
    /**
     * An end of the line.
     *
     * @param name such as {@code Minimum 3}
     * @param point the parameters of the map's plane, the cell's six first
     */
    public record End(String name, List<Double> point) {
        /** Copies the list. */
        public End {
            point = List.copyOf(point);
        }
    }

    /** {@return the same line with another marked point} */
    public CutLine withMarked(OptionalInt other) {
        return new CutLine(from, to, other);
    }
}
