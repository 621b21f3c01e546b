package org.braggscape.figure;

import java.util.Optional;
import org.braggscape.math.Progress;
import org.braggscape.study.BasinMap;
import org.braggscape.study.Landscape;
import org.braggscape.study.MatchRegion;

/**
 * What a map shows besides its losses.
 *
 * @param basins instead of the losses
 * @param region outlined above everything else
 */
public record MapOverlays(Optional<BasinMap> basins, Optional<MatchRegion> region) {
    /** Nothing. */
    public static final MapOverlays NONE = new MapOverlays(Optional.empty(), Optional.empty());

    /**
     * Computes what a style asks for: the basins in the slice, and the match region.
     *
     * @param landscape incomplete ones have neither
     * @param style what is shown
     * @return the overlays
     */
    public static MapOverlays of(Landscape landscape, FigureStyle style) {
        return NONE.completed(landscape, style);
    }

    /**
     * Leaves out what a style does not show, and computes what it shows and is not there.
     *
     * @param landscape incomplete ones have no overlays of their own
     * @param style what is shown
     * @return the overlays
     */
    public MapOverlays completed(Landscape landscape, FigureStyle style) {
        boolean can = landscape.complete();
        return new MapOverlays(!style.shows(FigurePart.BASINS) ? Optional.empty()
                : basins.or(() -> can ? Optional.of(BasinMap.inSlice(landscape)) : Optional.empty()),
                !style.shows(FigurePart.MATCH_REGION) ? Optional.empty()
                : region.or(() -> can ? MatchRegion.of(landscape, Progress.NONE) : Optional.empty()));
    }
}
