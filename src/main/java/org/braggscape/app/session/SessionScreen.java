package org.braggscape.app.session;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import org.braggscape.app.control.CentreViews;
import org.braggscape.app.control.Divider;
import org.braggscape.app.control.RightTabs;
import org.braggscape.app.control.Section;
import org.braggscape.app.joint.JointMaps;
import org.braggscape.app.map.CompareView;
import org.braggscape.app.map.Overlays;
import org.braggscape.app.minima.MinimaView;
import org.braggscape.app.pattern.PatternPanel;
import org.braggscape.app.structure.CellsView;
import org.braggscape.app.study.StudyView;
import org.braggscape.figure.ColourMap;

/**
 * What has a state of its own on screen.
 *
 * @param colours of maps
 * @param contourLabels whether contours have numbers
 * @param colourByLoss of paths
 * @param overlays of the map
 * @param centre the views in the middle
 * @param compare one of them: maps side by side
 * @param joint another: loss and energy
 * @param study another
 * @param tabs the views at the right
 * @param patterns one of them
 * @param minima another
 * @param cells another: unit cells
 * @param middle the divider between the views in the middle and those at the right
 * @param sections the parts at the left
 */
public record SessionScreen(ObjectProperty<ColourMap> colours, BooleanProperty contourLabels, BooleanProperty colourByLoss, Overlays overlays,
        CentreViews centre, CompareView compare, JointMaps joint, StudyView study, RightTabs tabs, PatternPanel patterns,
        MinimaView minima, CellsView cells, Divider middle, List<Section> sections) {
    /** Copies the list. */
    public SessionScreen {
        sections = List.copyOf(sections);
    }
}
