package org.braggscape.app.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.figure.LandscapeFigure;
import org.braggscape.figure.MapFrame;
import org.braggscape.study.Landscape;
import org.braggscape.study.MapPlane;

/** A node that shows a map, above which other things are drawn. */
public interface MapOnScreen {
    /** A click this near to a minimum, in pixels, means the minimum. */
    double REACH = 10;

    /** {@return where the map lies in this node at this moment, null as long as there is none} */
    MapFrame frame();

    /** {@return the landscape of the picture on screen, null for none} */
    ReadOnlyObjectProperty<Landscape> shown();

    /** {@return the picture on screen, null for none} */
    LandscapeFigure figure();

    /** {@return the open structure, which may be newer than the picture} */
    CrystalStructure structure();

    /**
     * Tells what a click means.
     *
     * @param pixelX column in this node
     * @param pixelY row in this node
     * @return the minimum whose number lies there, else the nearest one within reach, else a place of the grid; null beside the map
     */
    default Selection placeAt(double pixelX, double pixelY) {
        MapFrame frame = frame();
        if (frame == null || !frame.area().contains(pixelX, pixelY)) {
            return null;
        }
        Landscape landscape = figure().landscape();
        return figure().movedNumberAt(pixelX, pixelY, frame).map(minimum -> Selection.minimum(landscape, minimum))
                .orElseGet(() -> Selection.near(landscape, frame.x(pixelX), frame.y(pixelY),
                        REACH * (frame.right() - frame.left()) / frame.area().width,
                        REACH * (frame.top() - frame.bottom()) / frame.area().height));
    }

    /** {@return the plane of the map on screen, null for none} */
    default MapPlane plane() {
        return shown().get() == null ? null : shown().get().plane();
    }
}
