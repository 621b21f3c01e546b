package org.braggscape.app.descent;

import java.util.List;
import java.util.Locale;
import javafx.beans.Observable;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.study.Landscape;

/** Lets the patterns follow the playback on the selected path, until the user looks at another place of the map. */
public final class PathFollower {
    /** While the playback moves, patterns change no more often than the eye can compare them. */
    private static final long INTERVAL = 100_000_000L;

    private final Workbench workbench;
    private final Descents descents;
    private final Playback playback;
    private boolean following;
    private Landscape shownOn;
    private Trail shownTrail;
    private int shownStep = -1;
    private long last;

    public PathFollower(Workbench workbench, Descents descents, Playback playback) {
        this.workbench = workbench;
        this.descents = descents;
        this.playback = playback;
        workbench.selection().addListener((property, before, now) -> {
            if (now == null || now.waypoint() == null) {
                following = false;
                shownTrail = null;
            }
        });
        for (Observable source : List.of(playback.playing(), playback.step(), descents.selected(), descents.looks())) {
            source.addListener(observable -> following |= !playback.restoring());
        }
        playback.follow(this::follow);
    }

    /** Says whether the patterns follow from now on. */
    public void setFollowing(boolean now) {
        following = now;
    }

    private void follow() {
        DescentRun run = descents.selected().get();
        Landscape landscape = workbench.landscape().get();
        if (run == null) {
            leave(landscape);
            return;
        }
        Trail trail = run.trail(descents.mode().get());
        if (!following || landscape == null || landscape.request().structure() != workbench.structure().get()
                || trail.count() == 0) {
            return;
        }
        int step = trail.at(playback.step().get());
        long now = System.nanoTime();
        boolean same = trail == shownTrail && step == shownStep && landscape == shownOn;
        if (same || playback.playing().get() && now - last < INTERVAL) {
            return;
        }
        last = now;
        shownTrail = trail;
        shownStep = step;
        shownOn = landscape;
        workbench.selection().set(Selection.waypoint(landscape, new Selection.Waypoint("Step " + step,
                run.start().title() + ", " + trail.mode().label().toLowerCase(Locale.ROOT), run.structure(trail, step))));
    }

    /** The step of a start that is deleted is not there any more. */
    private void leave(Landscape landscape) {
        Selection selection = workbench.selection().get();
        shownTrail = null;
        if (selection != null && selection.waypoint() != null) {
            workbench.selection().set(landscape == null ? null : Selection.deepestFalse(landscape));
        }
    }
}
