package org.braggscape.app.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.figure.LandscapeFigure;
import org.braggscape.figure.MapFrame;
import org.braggscape.study.Landscape;
import org.braggscape.study.MapPlane;

/** A node that shows a map, above which other things are drawn. */
public interface MapOnScreen {
    /** {@return where the map lies in this node at this moment, null as long as there is none} */
    MapFrame frame();

    /** {@return the landscape of the picture on screen, null for none} */
    ReadOnlyObjectProperty<Landscape> shown();

    /** {@return the picture on screen, null for none} */
    LandscapeFigure figure();

    /** {@return the open structure, which may be newer than the picture} */
    CrystalStructure structure();

    /** {@return the plane of the map on screen, null for none} */
    default MapPlane plane() {
        return shown().get() == null ? null : shown().get().plane();
    }
}
