package org.braggscape.session;

import java.util.List;
import java.util.Optional;
import org.braggscape.study.DescentMode;

/**
 * What is looked at. Changing it changes no work: nobody is asked to save because of it.
 *
 * @param place what is selected, nothing for nothing
 * @param start number of the selected start, 0 for none
 * @param mode which of its descents the patterns follow
 * @param step of the playback, at least 0
 * @param centre name of the view in the middle of the window
 * @param rightTab name of the view at the right
 * @param orientation from where the unit cells are seen, a quaternion w, x, y, z
 */
public record View(Optional<Place> place, int start, DescentMode mode, int step, String centre, String rightTab,
        List<Double> orientation) {
    /** Copies the list. */
    public View {
        orientation = List.copyOf(orientation);
    }
}
