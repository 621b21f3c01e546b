package org.braggscape.app.session;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.descent.Playback;
import org.braggscape.app.model.UndoHistory;
import org.braggscape.app.model.Workbench;
import org.braggscape.session.Document;

/**
 * What the user did, to be undone and done again. Changes in quick succession are one. What the program changes by itself, and
 * what is only looked at, is no change of its own: it comes back together with the next one.
 */
public final class SessionHistory {
    private static final Duration PAUSE = Duration.millis(300);

    private final SessionState state;
    private final Playback playback;
    private final UndoHistory<Document> history = new UndoHistory<>();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper undoText = new ReadOnlyStringWrapper("_Undo");
    private final ReadOnlyStringWrapper redoText = new ReadOnlyStringWrapper("_Redo");
    private Consumer<Document> settled = document -> { };
    private Runnable shown = () -> { };
    private Document present;
    private Document saved;
    /** Whether the user selected, pinned, cut or weighed something since the last document. */
    private boolean chosen;
    private boolean held;
    /** Whether the pause ended while the button was down. */
    private boolean late;
    private boolean restoring;

    public SessionHistory(SessionState state, Workbench workbench, Descents descents, Playback playback) {
        this.state = state;
        this.playback = playback;
        pause.setOnFinished(event -> {
            if (held) {
                late = true;
            } else {
                settle();
            }
        });
        workbench.selection().addListener((property, before, now) -> {
            // on a new map the program chooses, and also when the path is gone on which the selection was
            boolean pathGone = before != null && before.waypoint() != null && descents.selected().get() == null;
            chosen |= before != null && now != null && now.waypoint() == null && before.landscape() == now.landscape()
                    && !pathGone;
        });
        state.choices().forEach(choice -> choice.addListener(observable -> chosen = true));
        descents.runs().addListener(observable -> {
            // a start that comes or goes is a change of its own, complete when what is done now is done
            if (!restoring && present != null && descents.starts().size() != present.starts().size()) {
                Platform.runLater(this::settle);
            }
        });
        state.listen(observable -> {
            if (restoring) {
                return;
            }
            if (present == null) {
                settle();
            }
            // a playback that moves must not put off what was changed meanwhile
            if (pause.getStatus() != Animation.Status.RUNNING || !playback.playing().get()) {
                pause.playFromStart();
            }
        });
    }

    /** Says whether a mouse button is down: what it does until then is one change, and what was before is another. */
    public void hold(boolean down) {
        if (down && pause.getStatus() == Animation.Status.RUNNING) {
            settle();
        }
        held = down;
        if (late && !down) {
            late = false;
            pause.playFromStart();
        }
    }

    /** Says who is told of a document when it has settled. */
    void onSettled(Consumer<Document> listener) {
        settled = listener;
    }

    /** Says what to do when a document from elsewhere was shown. */
    public void onShown(Runnable action) {
        shown = action;
    }

    /** {@return the document as it is now; nothing as long as nothing is open} */
    public Optional<Document> present() {
        settle();
        return Optional.ofNullable(present);
    }

    /** Takes notice of what changed, at once. */
    void settle() {
        pause.stop();
        Document now = state.capture().orElse(null);
        if (now == null) {
            return;
        }
        if (present == null) {
            saved = now;
        } else if (!now.sameWork(present) || chosen && !now.view().sameChoices(present.view())) {
            history.remember(present);
        } else if (saved == present) {
            saved = now;
        }
        boolean different = !now.equals(present);
        present = now;
        chosen = false;
        tell();
        if (different) {
            settled.accept(now);
        }
    }

    public void undo() {
        settle();
        travel(history.former(), () -> history.undo(present));
    }

    public void redo() {
        settle();
        travel(history.later(), () -> history.redo(present));
    }

    private void travel(Optional<Document> to, Runnable step) {
        to.ifPresent(document -> {
            step.run();
            // the records of a study are not what the user did
            show(document.withStudyOf(present));
        });
    }

    /** Shows a document from elsewhere; nothing before it can be undone. */
    void open(Document document, boolean asSaved) {
        history.clear();
        saved = asSaved ? document : null;
        show(document);
    }

    private void show(Document document) {
        pause.stop();
        restoring = true;
        state.restore(document);
        shown.run();
        restoring = false;
        present = document;
        chosen = false;
        tell();
        settled.accept(document);
    }

    /** Takes notice that a document was saved. */
    void saved(Document document) {
        saved = document;
        tell();
    }

    /** {@return whether there is work that no file has} */
    public ReadOnlyBooleanProperty unsaved() {
        return unsaved.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canUndo() {
        return history.canUndo();
    }

    public ReadOnlyBooleanProperty canRedo() {
        return history.canRedo();
    }

    /** {@return what undo would undo, for the menu} */
    public ReadOnlyStringProperty undoText() {
        return undoText.getReadOnlyProperty();
    }

    /** {@return what redo would do again, for the menu} */
    public ReadOnlyStringProperty redoText() {
        return redoText.getReadOnlyProperty();
    }

    private void tell() {
        unsaved.set(saved == null || !present.sameWork(saved));
        undoText.set("_Undo" + history.former().map(former -> " " + present.changeSince(former)).orElse(""));
        redoText.set("_Redo" + history.later().map(later -> " " + later.changeSince(present)).orElse(""));
    }

    void close() {
        pause.stop();
    }
}
