package org.braggscape.session;

/**
 * What is selected on the map.
 *
 * @param kind what stands there
 * @param x value of the x parameter; 0 for a step, which has a cell of its own
 * @param y value of the y parameter; 0 for a step
 * @param rank of a minimum by its loss, from 1; 0 for everything else
 */
public record Place(Kind kind, double x, double y, int rank) {
    /** The step of the selected descent at which the playback stands. */
    public static final Place STEP = new Place(Kind.STEP, 0, 0, 0);

    /** What can be selected. */
    public enum Kind {
        TRUTH, MINIMUM, POINT, STEP
    }
}
