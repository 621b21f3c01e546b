package org.braggscape.app;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCombination;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.export.Exports;
import org.braggscape.app.map.Overlays;
import org.braggscape.app.minima.MapDirections;
import org.braggscape.app.model.ViewHistory;
import org.braggscape.app.model.Workbench;
import org.braggscape.app.session.SessionHistory;
import org.braggscape.app.session.Sessions;
import org.braggscape.app.structure.StructurePanel;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.figure.ColourMap;
import org.braggscape.figure.FigureExport;
import org.braggscape.objective.LaboratoryConditions;
import org.braggscape.session.SlicePoint;
import org.braggscape.study.BasinMap;

/** Everything that the window can do, by name. */
final class Menus {
    /** What only the window itself can do. */
    interface Actions {
        void open();

        void openCandidates();

        void openCandidateFolder();

        void openPattern();

        void laboratory();

        void paste();

        void saveCif();

        void export(FigureExport.Format format);

        void exportFigure();

        void exportAnimation();

        void exportWidths();

        void paperFigures();

        void energyModels();

        void dropStart();

        SlicePoint selectedPoint();

        SlicePoint pointAt(ContextMenuEvent event);

        void play();

        void step(int steps);

        void findCommand();

        void zoom(int steps);

        void show(String view);

        void manual();

        void log();

        void about();

        void quit();
    }

    private final Workbench workbench;
    private final Descents descents;
    private final Exports exports;
    private final ViewHistory history;
    private final MapDirections directions;
    private final Sessions sessions;
    private final List<MenuItem> study;
    private final Actions actions;

    Menus(Workbench workbench, Descents descents, Exports exports, ViewHistory history, MapDirections directions,
            Sessions sessions, List<MenuItem> study, Actions actions) {
        this.workbench = workbench;
        this.descents = descents;
        this.exports = exports;
        this.history = history;
        this.directions = directions;
        this.sessions = sessions;
        this.study = study;
        this.actions = actions;
    }

    MenuBar bar(BooleanProperty dark, ObjectProperty<ColourMap> colours, BooleanProperty contourLabels, Overlays overlays) {
        Menu samples = new Menu("_Samples");
        for (String sample : SampleStructures.names()) {
            samples.getItems().add(StructurePanel.sampleItem(sample, workbench));
        }
        Menu file = new Menu("_File", null, item("_Open …", "Shortcut+O", actions::open), samples,
                item("Open _candidates …", "Shortcut+Shift+O", actions::openCandidates),
                item("Open a _folder of candidates …", null, actions::openCandidateFolder),
                item("Open a _measured pattern …", "Shortcut+M", actions::openPattern),
                sessions.recent(), new SeparatorMenuItem(), item("Open sess_ion …", "Shortcut+Alt+O", sessions::askAndOpen),
                item("Sa_ve session", "Shortcut+S", sessions::save),
                item("Save session _as …", "Shortcut+Shift+S", sessions::saveAs),
                new SeparatorMenuItem(), item("_Save cell as CIF …", null, actions::saveCif),
                item("Export f_igure …", "Shortcut+E", actions::exportFigure), export(),
                item("Export _animation …", null, actions::exportAnimation),
                item("Export animation of the _width …", null, actions::exportWidths),
                item("_Paper figures …", null, actions::paperFigures),
                new SeparatorMenuItem(), item("_Quit", "Shortcut+Q", actions::quit));

        SessionHistory done = sessions.history();
        MenuItem undo = item("_Undo", "Shortcut+Z", done::undo);
        undo.textProperty().bind(done.undoText());
        undo.disableProperty().bind(done.canUndo().not());
        MenuItem redo = item("_Redo", "Shortcut+Shift+Z", done::redo);
        redo.textProperty().bind(done.redoText());
        redo.disableProperty().bind(done.canRedo().not());
        Menu edit = new Menu("_Edit", null, undo, redo, new SeparatorMenuItem(), copy(),
                item("_Paste structure", "Shortcut+V", actions::paste));

        CheckMenuItem darkTheme = new CheckMenuItem("_Dark theme");
        darkTheme.setAccelerator(KeyCombination.valueOf("Shortcut+D"));
        darkTheme.selectedProperty().bindBidirectional(dark);
        Menu colourMaps = new Menu("_Colours of the map");
        ToggleGroup group = new ToggleGroup();
        for (ColourMap map : ColourMap.values()) {
            RadioMenuItem choice = new RadioMenuItem(map.title());
            choice.setToggleGroup(group);
            choice.setSelected(map == colours.get());
            choice.setOnAction(event -> colours.set(map));
            colours.addListener((property, before, now) -> choice.setSelected(now == map));
            colourMaps.getItems().add(choice);
        }
        CheckMenuItem numbers = new CheckMenuItem("Contour _labels");
        numbers.selectedProperty().bindBidirectional(contourLabels);
        CheckMenuItem region = new CheckMenuItem("Match _region");
        region.setAccelerator(KeyCombination.valueOf("Shortcut+Shift+M"));
        region.selectedProperty().bindBidirectional(overlays.matchRegion());
        MenuItem back = item("_Back to the last map", "Alt+Left", history::back);
        back.disableProperty().bind(history.canGoBack().not());
        MenuItem forward = item("_Forward", "Alt+Right", history::forward);
        forward.disableProperty().bind(history.canGoForward().not());
        Menu view = new Menu("_View", null, item("_Map", "Shortcut+1", () -> actions.show("Map")),
                item("_Overview", "Shortcut+2", () -> actions.show("Overview")),
                item("Co_mpare", "Shortcut+3", () -> actions.show("Compare")),
                item("_Study", "Shortcut+4", () -> actions.show("Study")),
                item("_Joint", "Shortcut+5", () -> actions.show("Joint")), new SeparatorMenuItem(), item("Zoom _in", "Shortcut+Plus", () -> actions.zoom(2)),
                item("Zoom _out", "Shortcut+Minus", () -> actions.zoom(-2)),
                item("_Whole map", "Shortcut+0", () -> workbench.settings().set(workbench.settings().get().whole())),
                back, forward, new SeparatorMenuItem(), basins(overlays), region, new SeparatorMenuItem(), darkTheme, colourMaps,
                numbers);

        MenuItem cancel = item("_Cancel", "Esc", workbench.computation()::cancel);
        cancel.setDisable(true);
        workbench.computation().status().addListener((property, before, now) -> cancel.setDisable(now == null || !now.running()));
        MenuItem slice = item("Slice through the selected _point", "Shortcut+L",
                () -> workbench.sliceThrough(actions.selectedPoint()));
        workbench.selection().addListener(observable -> slice.setDisable(actions.selectedPoint() == null));
        slice.setDisable(true);
        MenuItem towards = item("_Map towards the selected minimum", null,
                () -> directions.towards(workbench.selection().get()));
        towards.disableProperty().bind(directions.noMinimum());
        Menu landscape = new Menu("_Landscape", null, slice, throughTruth("Shortcut+Shift+L"), new SeparatorMenuItem(),
                alongPath(), towards, new SeparatorMenuItem(),
                laboratory(), cleanTarget(), new SeparatorMenuItem(),
                item("_Recompute", "F5", workbench::recompute), cancel,
                item("_Energy models …", null, actions::energyModels),
                item("_Swap axes", "Shortcut+T", () -> workbench.settings().set(workbench.settings().get().swapped())));

        MenuItem play = item("_Play or pause", null, actions::play);
        MenuItem delete = item("De_lete start", null, descents::delete);
        MenuItem stepForward = item("One step _forward", "Shortcut+Period", () -> actions.step(1));
        MenuItem stepBack = item("One step _back", "Shortcut+Shift+Period", () -> actions.step(-1));
        List.of(play, stepForward, stepBack, delete).forEach(item -> item.disableProperty().bind(descents.selected().isNull()));
        Menu descent = new Menu("_Descent", null, item("Drop a start at the _probe", null, actions::dropStart), play, stepForward,
                stepBack, delete);

        Menu studies = new Menu("_Study");
        studies.getItems().setAll(study);
        Menu help = new Menu("_Help", null, item("_Manual", "F1", actions::manual),
                item("_Find a command …", "Shortcut+K", actions::findCommand), item("_Log", null, actions::log),
                new SeparatorMenuItem(), item("_About Braggscape", null, actions::about));
        return new MenuBar(file, edit, view, landscape, descent, studies, help);
    }

    /** Lets a right click on the map, or the menu key, show what can be done there. */
    void addContext(Node map, MenuItem... minima) {
        MenuItem slice = new MenuItem("Slice through this point");
        ContextMenu context = new ContextMenu(slice, throughTruth(null), alongPath(),
                item("Drop a start at the probe", null, actions::dropStart), new SeparatorMenuItem(),
                item("Export figure …", null, actions::exportFigure), export(), copy());
        context.getItems().addAll(4, List.of(minima));
        context.getItems().add(4, new SeparatorMenuItem());
        map.setOnContextMenuRequested(event -> {
            SlicePoint point = event.isKeyboardTrigger() ? actions.selectedPoint() : actions.pointAt(event);
            slice.setText(point == null ? "Slice through this point" : "Slice through " + point.name());
            slice.setDisable(point == null);
            slice.setOnAction(chosen -> workbench.sliceThrough(point));
            context.show(map, event.getScreenX(), event.getScreenY());
        });
    }

    private static Menu basins(Overlays overlays) {
        Menu menu = new Menu("Basi_ns");
        ToggleGroup group = new ToggleGroup();
        for (BasinMap.Way way : new BasinMap.Way[] {null, BasinMap.Way.SLICE, BasinMap.Way.FULL}) {
            RadioMenuItem choice = new RadioMenuItem(way == null ? "No basins" : "Basins " + way.label().substring(0, 1).toLowerCase(Locale.ROOT)
                    + way.label().substring(1));
            choice.setToggleGroup(group);
            choice.setSelected(overlays.basins().get() == way);
            choice.setOnAction(event -> overlays.basins().set(way));
            overlays.basins().addListener((property, before, now) -> choice.setSelected(now == way));
            menu.getItems().add(choice);
        }
        return menu;
    }

    private MenuItem throughTruth(String key) {
        MenuItem item = item("Slice through the _truth", key, () -> workbench.sliceThrough(null));
        item.disableProperty().bind(workbench.slicePoint().isNull());
        return item;
    }

    private MenuItem laboratory() {
        MenuItem item = item("Target as a la_boratory measures it …", "Shortcut+B", actions::laboratory);
        item.disableProperty().bind(workbench.measured().isNotNull());
        return item;
    }

    private MenuItem cleanTarget() {
        MenuItem item = item("Cl_ean target", null, () -> workbench.alterTarget(LaboratoryConditions.NONE));
        item.disableProperty().bind(workbench.laboratory().isEqualTo(LaboratoryConditions.NONE));
        return item;
    }

    private MenuItem alongPath() {
        MenuItem item = item("Map along the _path's main directions", null, directions::alongPath);
        item.disableProperty().bind(directions.noPath());
        return item;
    }

    private Menu export() {
        Menu export = new Menu("_Export map as");
        for (FigureExport.Format format : FigureExport.Format.values()) {
            export.getItems().add(item(format.name(), null, () -> actions.export(format)));
        }
        return export;
    }

    private MenuItem copy() {
        return item("_Copy values", "Shortcut+Shift+C", exports::copyValues);
    }

    private static MenuItem item(String text, String key, Runnable action) {
        MenuItem item = new MenuItem(text);
        if (key != null) {
            item.setAccelerator(KeyCombination.valueOf(key));
        }
        item.setOnAction(event -> action.run());
        return item;
    }
}
