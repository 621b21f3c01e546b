package org.braggscape.app.session;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.descent.PathFollower;
import org.braggscape.app.descent.Playback;
import org.braggscape.app.map.CompareView;
import org.braggscape.app.minima.Minima;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.figure.ColourMap;
import org.braggscape.session.Document;
import org.braggscape.session.OpenStructure;
import org.braggscape.session.Pictures;
import org.braggscape.session.Place;
import org.braggscape.session.View;

/** Takes the document from everything on screen, and puts one back. Only what differs is set. */
public final class SessionState {
    private final Workbench workbench;
    private final Descents descents;
    private final Playback playback;
    private final PathFollower follower;
    private final Minima minima;
    private final SessionScreen screen;
    private final ViewState view;

    public SessionState(Workbench workbench, Descents descents, Playback playback, PathFollower follower, Minima minima,
            SessionScreen screen) {
        this.workbench = workbench;
        this.descents = descents;
        this.playback = playback;
        this.follower = follower;
        this.minima = minima;
        this.screen = screen;
        this.view = new ViewState(descents, playback, minima, screen);
        // the followers draw in the frames of the playback, and what they wait for may be this
        workbench.landscape().addListener((property, before, now) -> {
            if (now != null && now.complete()) {
                playback.wake();
            }
        });
    }

    /** Tells of whatever may change the document. */
    void listen(InvalidationListener listener) {
        List<Observable> sources = List.of(workbench.structure(), workbench.notices(), workbench.measured(), workbench.laboratory(),
                workbench.settings(), workbench.slicePoint(), workbench.selection(), descents.settings(), descents.random(), descents.runs(),
                screen.colours(), screen.contourLabels(), screen.colourByLoss(), screen.overlays().basins(),
                screen.overlays().matchRegion(), screen.compare().count(), screen.compare().oneScale());
        sources.forEach(source -> source.addListener(listener));
        view.sources().forEach(source -> source.addListener(listener));
        screen.compare().all().forEach(tile -> tile.choice().addListener(listener));
    }

    /** {@return what changes whenever the user pins, cuts or adds an energy} */
    List<Observable> choices() {
        return List.of(minima.choices(), screen.joint().choices());
    }

    /** {@return the document, nothing as long as nothing is open} */
    Optional<Document> capture() {
        if (workbench.structure().get() == null) {
            return Optional.empty();
        }
        OpenStructure open = new OpenStructure(workbench.structure().get(), Optional.ofNullable(workbench.file()),
                workbench.notices());
        Pictures pictures = new Pictures(screen.colours().get().key(), screen.colourByLoss().get(),
                screen.compare().count().getValue(), screen.compare().oneScale().get(),
                screen.compare().all().stream().map(tile -> tile.choice().get()).toList(),
                Optional.ofNullable(screen.overlays().basins().get()), screen.overlays().matchRegion().get(),
                screen.contourLabels().get());
        return Optional.of(new Document(open, Optional.ofNullable(workbench.measured().get()), workbench.laboratory().get(),
                workbench.settings().get(),
                Optional.ofNullable(workbench.slicePoint().get()), descents.settings().get(), descents.random().get(),
                descents.starts(), pictures, view.capture(place())));
    }

    /** Places of another map than the wished one mean nothing on that. */
    private Optional<Place> place() {
        if (workbench.wanted() != null) {
            return Optional.of(workbench.wanted());
        }
        Selection selection = workbench.selection().get();
        return selection == null || selection.waypoint() == null && !workbench.isWished(selection.landscape().request())
                ? Optional.empty() : Optional.of(selection.place());
    }

    /** Puts a document back on screen. What follows from it, maps and descents, is computed where it is not there. */
    void restore(Document document) {
        View looked = document.view();
        playback.restore(looked.step());
        ColourMap.of(document.pictures().colourMap()).ifPresent(screen.colours()::set);
        workbench.restore(document);
        descents.restore(document);
        follower.setFollowing(looked.place().filter(place -> place.kind() == Place.Kind.STEP).isPresent());
        screen.contourLabels().set(document.pictures().contourLabels());
        screen.colourByLoss().set(document.pictures().colourByLoss());
        screen.overlays().basins().set(document.pictures().basins().orElse(null));
        screen.overlays().matchRegion().set(document.pictures().matchRegion());
        CompareView compare = screen.compare();
        compare.count().setValue(document.pictures().maps());
        compare.oneScale().set(document.pictures().oneScale());
        for (int i = 0; i < Math.min(compare.all().size(), document.pictures().tiles().size()); i++) {
            compare.all().get(i).choose(document.pictures().tiles().get(i));
        }
        view.restore(looked);
    }
}
