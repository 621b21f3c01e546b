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
 * @param centre name of the view in the middle of the window
 * @param rightTab name of the view at the right
 * @param minima name of what is shown of the minima
 * @param orientation from where the unit cells are seen, a quaternion w, x, y, z
 */
public record View(Optional<Place> place, List<Place> pinned, int start, DescentMode mode, int step, String centre, String rightTab,
        String minima, List<Double> orientation) {
    /** Copies the lists. */
    public View {
        pinned = List.copyOf(pinned);
        orientation = List.copyOf(orientation);
    }
}
