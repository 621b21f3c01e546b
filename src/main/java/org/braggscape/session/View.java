package org.braggscape.session;

import java.util.List;
import java.util.Optional;
import org.braggscape.study.DescentMode;

/**
 * What is looked at. Changing it changes no work: nobody is asked to save because of it.
 *
 * @param place what is selected, nothing for nothing
 * @param pinned the pinned minima, in the order of pinning
 * @param start number of the selected start, 0 for none
 * @param mode which of its descents the patterns follow
 * @param step of the playback, at least 0
 * @param speed of the playback in steps per second, above 0, {@link #MOST_SPEED} at most
 * @param centre name of the view in the middle of the window
 * @param rightTab name of the view at the right
 * @param minima name of what is shown of the minima
 * @param orientation from where the unit cells are seen, a quaternion w, x, y, z
 * @param cellZoom how much the unit cells are enlarged, from 1/{@link #LARGEST_ZOOM} to {@link #LARGEST_ZOOM}
 * @param patterns how the pictures of patterns are looked at
 * @param cut the cut through the map, nothing for none
 * @param joint what is added to the loss in the joint map
 * @param study what is looked at of a study
 * @param layout how the window is divided up
 */
public record View(Optional<Place> place, List<Place> pinned, int start, DescentMode mode, int step, double speed, String centre,
        String rightTab, String minima, List<Double> orientation, double cellZoom, PatternLooks patterns, Optional<CutLine> cut,
        JointWeight joint, StudyOnScreen study, Layout layout) {
    /** Steps per second at first: a path of 2,000 steps takes ten seconds. */
    public static final double START_SPEED = 200;
    /** No screen shows more. */
    public static final double MOST_SPEED = 1e6;
    /** How much unit cells can be enlarged, and made smaller. */
    public static final double LARGEST_ZOOM = 8;

    /** Copies the lists. */
    public View {
        pinned = List.copyOf(pinned);
        orientation = List.copyOf(orientation);
    }

    /** Leaves what can be left out of a file as a new window has it. */
    public View(Optional<Place> place, List<Place> pinned, int start, DescentMode mode, int step, String centre, String rightTab,
            String minima, List<Double> orientation) {
        this(place, pinned, start, mode, step, START_SPEED, centre, rightTab, minima, orientation, 1, PatternLooks.START,
                Optional.empty(), JointWeight.START, StudyOnScreen.START, Layout.START);
    }

    /** {@return whether both have the same places, cut and weight, which the user chose and may want back} */
    public boolean sameChoices(View other) {
        return place.equals(other.place) && pinned.equals(other.pinned) && cut.equals(other.cut) && joint.equals(other.joint);
    }

    /** {@return the same with something else looked at of a study} */
    public View withStudy(StudyOnScreen other) {
        return new View(place, pinned, start, mode, step, speed, centre, rightTab, minima, orientation, cellZoom, patterns, cut, joint,
                other, layout);
    }
}
