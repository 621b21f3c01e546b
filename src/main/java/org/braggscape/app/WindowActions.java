package org.braggscape.app;

import java.util.List;
import javafx.scene.input.ContextMenuEvent;
import org.braggscape.app.export.AnimationDialog;
import org.braggscape.app.export.PaperFiguresDialog;
import org.braggscape.app.export.TakeMenu;
import org.braggscape.app.help.About;
import org.braggscape.app.help.ManualView;
import org.braggscape.figure.FigureExport;
import org.braggscape.session.SlicePoint;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeRequest;

/** What the menus of the window do. */
final class WindowActions implements Menus.Actions {
    private final MainWindow window;
    private ManualView manual;

    WindowActions(MainWindow window) {
        this.window = window;
    }

    /** {@return the manual as it was opened last, null before} */
    ManualView opened() {
        return manual;
    }

    @Override
    public void open() {
        window.files().ask();
    }

    @Override
    public void openCandidates() {
        window.files().askForCandidates();
    }

    @Override
    public void openCandidateFolder() {
        window.files().askForCandidateFolder();
    }

    @Override
    public void paste() {
        window.files().paste();
    }

    @Override
    public void saveCif() {
        window.exports().askForCif(window.stage());
    }

    @Override
    public void openPattern() {
        window.files().askForPattern();
    }

    @Override
    public void laboratory() {
        window.files().laboratory();
    }

    @Override
    public SlicePoint selectedPoint() {
        return window.views().gestures().selectedPoint();
    }

    @Override
    public SlicePoint pointAt(ContextMenuEvent event) {
        return window.views().gestures().pointAt(event.getX(), event.getY());
    }

    @Override
    public void export(FigureExport.Format format) {
        window.exports().ask(format, window.stage());
    }

    @Override
    public void exportFigure() {
        List<TakeMenu.Taken> all = window.views().pictures().all(window.views().centre().shown().get());
        if (all.isEmpty()) {
            window.toasts().problem("There is no complete picture yet: export it when it is.");
        } else {
            window.exports().ask(all, 0, window.stage());
        }
    }

    @Override
    public void exportAnimation() {
        Landscape shown = window.workbench().landscape().get();
        if (shown == null || !shown.complete() || window.descents().paths().isEmpty()) {
            window.toasts().problem("There is no descent to animate: drop a start on the map first.");
        } else {
            AnimationDialog.ofDescents(shown, window.descents().paths(), window.appearance().style().get(), window.exports(), window.stage()).show();
        }
    }

    @Override
    public void exportWidths() {
        LandscapeRequest request = window.workbench().structure().get() == null ? null
                : window.workbench().request(window.workbench().settings().get().withWidth(0));
        if (request == null || !LandscapeRequest.hasWidth(request.loss(), request.target())) {
            window.toasts().problem("This map has no width to animate: measured patterns cannot be broadened, energies have "
                    + "none; choose the loss gpwdf.");
        } else {
            AnimationDialog.ofWidths(request, window.appearance().style().get(), window.exports(), window.stage()).show();
        }
    }

    @Override
    public void paperFigures() {
        new PaperFiguresDialog(window.workbench().structure().get(), window.exports(), window.stage()).show();
    }

    @Override
    public void energyModels() {
        window.energyModels().show(window.stage());
    }

    @Override
    public void dropStart() {
        window.views().gestures().dropAtProbe();
    }

    @Override
    public void play() {
        window.playback().toggle();
    }

    @Override
    public void step(int steps) {
        window.playback().seek(Math.floor(window.playback().step().get()) + steps);
    }

    @Override
    public void findCommand() {
        window.search().open();
    }

    @Override
    public void zoom(int steps) {
        window.views().viewGestures().zoom(steps);
    }

    @Override
    public void show(String view) {
        window.views().centre().show(view);
    }

    @Override
    public void manual() {
        if (manual == null) {
            manual = new ManualView(window.stage());
        }
        manual.show();
    }

    @Override
    public void log() {
        window.logView().show(window.stage());
    }

    @Override
    public void about() {
        About.show(window.stage());
    }

    @Override
    public void quit() {
        window.sessions().leave(window.stage()::hide);
    }
}
