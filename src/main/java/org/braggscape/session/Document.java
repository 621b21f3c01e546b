package org.braggscape.session;

import java.util.List;
import java.util.Optional;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.objective.LaboratoryConditions;
import org.braggscape.objective.MeasuredTarget;
import org.braggscape.objective.Target;
import org.braggscape.study.LandscapeRequest;

/**
 * Everything on screen, as it is saved, undone and restored. What follows from it, maps and descents, is computed again.
 *
 * @param open the open structure
 * @param measured the pattern that structures are compared with, nothing for that of the open structure
 * @param laboratory what a laboratory adds to the pattern of the open structure where that is the target,
 *     {@link LaboratoryConditions#NONE} for nothing
 * @param map which map
 * @param slicePoint through which the map is a slice, nothing for the open structure
 * @param descents how to descend
 * @param random how the next random start is made
 * @param starts from where, in the order in which they were dropped
 * @param pictures how maps look
 * @param view what is looked at
 */
public record Document(OpenStructure open, Optional<MeasuredTarget> measured, LaboratoryConditions laboratory, MapSettings map,
        Optional<SlicePoint> slicePoint, DescentSettings descents, RandomStart random, List<DescentStart> starts, Pictures pictures, View view) {
    /** Copies the list. */
    public Document {
        starts = List.copyOf(starts);
    }

    /** {@return whether both hold the same work, whatever is looked at} */
    public boolean sameWork(Document other) {
        return withView(other.view).equals(other);
    }

    /** {@return the same with what another one looks at of a study} */
    public Document withStudyOf(Document other) {
        return withView(view.withStudy(other.view.study()));
    }

    private Document withView(View other) {
        return new Document(open, measured, laboratory, map, slicePoint, descents, random, starts, pictures, other);
    }

    /**
     * Names what changed from a former document, for the menu.
     *
     * @param former the document before
     * @return such as {@code change of the map}; the most important one where several things changed
     */
    public String changeSince(Document former) {
        if (!open.structure().equals(former.open.structure())) {
            return "opening of " + open.structure().name();
        }
        if (!measured.equals(former.measured) || !laboratory.equals(former.laboratory)) {
            return "change of the target";
        }
        if (starts.size() != former.starts.size()) {
            return starts.size() > former.starts.size() ? "start" : "deletion of a start";
        }
        if (!starts.equals(former.starts)) {
            return "move of a start";
        }
        if (!map.equals(former.map)) {
            return "change of the map";
        }
        if (!slicePoint.equals(former.slicePoint)) {
            return "change of the slice";
        }
        if (!descents.equals(former.descents) || !random.equals(former.random)) {
            return "change of the descents";
        }
        if (!pictures.equals(former.pictures)) {
            return "change of the pictures";
        }
        if (!open.notices().equals(former.open.notices())) {
            return "dismissal of notices";
        }
        if (!view.pinned().equals(former.view.pinned())) {
            return "change of the pinned minima";
        }
        if (!view.cut().equals(former.view.cut())) {
            return view.cut().isPresent() ? "cut" : "removal of the cut";
        }
        return view.joint().equals(former.view.joint()) ? "selection"
                : view.joint().weight() == former.view.joint().weight() ? "change of the energy" : "change of λ";
    }

    /**
     * Asks for the map.
     *
     * @return the request
     * @throws IllegalArgumentException if the settings describe no map
     */
    public LandscapeRequest request() {
        return request(map);
    }

    /**
     * Asks for another map of the same structure.
     *
     * @param other which
     * @return the request
     * @throws IllegalArgumentException if the settings describe no map
     */
    public LandscapeRequest request(MapSettings other) {
        CrystalStructure structure = open.structure();
        Target target = measured.isPresent() ? measured.get().target() : Target.of(structure, laboratory);
        return other.request(target, structure, slicePoint.map(SlicePoint::structure).orElse(structure),
                measured.map(MeasuredTarget::settings).orElse(XrdSettings.PAPER));
    }
}
