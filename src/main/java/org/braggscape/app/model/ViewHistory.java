package org.braggscape.app.model;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.util.Duration;
import org.braggscape.session.MapSettings;
import org.braggscape.session.SlicePoint;

/** The views of the map that the user has seen, to go back to and forth again. Changes in quick succession are one view. */
public final class ViewHistory {
    private static final Duration PAUSE = Duration.millis(700);

    private final Workbench workbench;
    private final UndoHistory<View> history = new UndoHistory<>();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private View shown;
    private boolean travelling;

    /**
     * What can be gone back to.
     *
     * @param settings which map
     * @param point through which it is a slice, null for the middle
     */
    private record View(MapSettings settings, SlicePoint point) {
    }

    public ViewHistory(Workbench workbench) {
        this.workbench = workbench;
        shown = present();
        workbench.settings().addListener(observable -> changed());
        workbench.slicePoint().addListener(observable -> changed());
        workbench.structure().addListener(observable -> {
            pause.stop();
            history.clear();
            shown = present();
        });
    }

    private View present() {
        return new View(workbench.settings().get(), workbench.slicePoint().get());
    }

    private void changed() {
        View now = present();
        if (!travelling && !now.equals(shown)) {
            if (pause.getStatus() != Animation.Status.RUNNING) {
                history.remember(shown);
            }
            pause.playFromStart();
        }
        shown = now;
    }

    public ReadOnlyBooleanProperty canGoBack() {
        return history.canUndo();
    }

    public ReadOnlyBooleanProperty canGoForward() {
        return history.canRedo();
    }

    /** Shows the view before this one. */
    public void back() {
        pause.stop();
        show(history.undo(shown));
    }

    /** Shows the view after this one, if the user went back. */
    public void forward() {
        pause.stop();
        show(history.redo(shown));
    }

    private void show(View view) {
        travelling = true;
        workbench.settings().set(view.settings());
        workbench.sliceThrough(view.point());
        travelling = false;
    }
}
