package org.braggscape.session;

import java.util.List;
import java.util.Optional;
import org.braggscape.loss.Loss;
import org.braggscape.study.BasinMap;

/**
 * How maps look, and which of them stand side by side.
 *
 * @param colourMap key of the colours of maps, such as {@code viridis}
 * @param colourByLoss whether each point of a path has the colour of its own loss
 * @param maps how many maps stand side by side
 * @param oneScale whether these share one scale of colours
 * @param tiles the choices of all maps that can stand side by side, shown or not
 * @param basins which basins the map shows instead of its losses, nothing for none
 * @param matchRegion whether the map shows where the matcher says match
 * @param contourLabels whether contours have numbers
 */
public record Pictures(String colourMap, boolean colourByLoss, int maps, boolean oneScale, List<Tile> tiles,
        Optional<BasinMap.Way> basins, boolean matchRegion, boolean contourLabels) {
    /**
     * One of several maps side by side.
     *
     * @param sample name of the sample that it shows, nothing for the open structure
     * @param loss its loss
     * @param peakWidth factor on the width of the peaks
     */
    public record Tile(Optional<String> sample, Loss loss, int peakWidth) {
    }

    /** Asks for neither basins nor match region, and for contours with numbers. */
    public Pictures(String colourMap, boolean colourByLoss, int maps, boolean oneScale, List<Tile> tiles) {
        this(colourMap, colourByLoss, maps, oneScale, tiles, Optional.empty(), false, true);
    }

    /** Copies the list. */
    public Pictures {
        tiles = List.copyOf(tiles);
    }
}
