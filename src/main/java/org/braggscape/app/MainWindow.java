package org.braggscape.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.braggscape.app.background.ProgramLog;
import org.braggscape.app.control.CommandSearch;
import org.braggscape.app.control.MenuEntry;
import org.braggscape.app.control.Questions;
import org.braggscape.app.control.Section;
import org.braggscape.app.control.Toasts;
import org.braggscape.app.descent.Candidates;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.descent.PathFollower;
import org.braggscape.app.descent.Playback;
import org.braggscape.app.energy.ChgnetFile;
import org.braggscape.app.energy.Energies;
import org.braggscape.app.energy.EnergyModelsView;
import org.braggscape.app.export.Exports;
import org.braggscape.app.help.LogView;
import org.braggscape.app.help.ManualView;
import org.braggscape.app.map.Overlays;
import org.braggscape.app.map.WidthPreview;
import org.braggscape.app.minima.Minima;
import org.braggscape.app.model.UserPreferences;
import org.braggscape.app.model.ViewHistory;
import org.braggscape.app.model.Workbench;
import org.braggscape.app.session.FileOpening;
import org.braggscape.app.session.SessionHistory;
import org.braggscape.app.session.SessionState;
import org.braggscape.app.session.Sessions;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.crystal.io.StructureReading;
import org.braggscape.session.Preferences;
import org.braggscape.session.SessionFile;
import org.braggscape.study.LandscapeRequest;

/**
 * The one window: structure and settings at the left, the map in the middle, patterns at the right. It owns what is open and
 * computed, and all threads end with it; what it looks like is with {@link Appearance}, what shows it with {@link Views}.
 */
public final class MainWindow {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final double SIDE_WIDTH = 296;
    /** In lower windows a picture of the cell would make the settings scroll. */
    private static final double ROOM_FOR_THUMBNAIL = 900;

    private final Stage stage;
    private final Toasts toasts = new Toasts();
    private final Workbench workbench = new Workbench(toasts::problem, new Workbench.Asking() {
        @Override
        public Optional<StructureReading> which(String source, List<StructureReading> readings) {
            return Questions.which(source, readings, stage);
        }

        @Override
        public boolean computeLarge(LandscapeRequest request, double seconds) {
            return Questions.computeLarge(request.structure(), request.pointsX() * request.pointsY(), seconds, stage);
        }
    });
    private final Energies energies = new Energies(workbench, toasts::problem);
    private final Overlays overlays = new Overlays(workbench, toasts::problem);
    private final WidthPreview widths = new WidthPreview(workbench, toasts::problem);
    private final Descents descents = new Descents(workbench);
    private final Playback playback = new Playback(descents);
    private final Candidates candidates = new Candidates(workbench, descents, playback, toasts);
    private final ViewHistory history = new ViewHistory(workbench);
    private final Minima minima = new Minima(workbench, toasts::problem);
    private final ProgramLog log = new ProgramLog();
    private final LogView logView = new LogView(log);
    private final WindowActions actions = new WindowActions(this);
    private final UserPreferences preferences;
    private final Appearance appearance;
    private final Exports exports;
    private final Views views;
    private final ChgnetFile chgnet;
    private final EnergyModelsView energyModels;
    private final FileOpening files;
    private final Sessions sessions;
    private CommandSearch search;

    /**
     * Fills a stage. This window remembers nothing of others, nor leaves anything to them.
     *
     * @param stage not yet shown
     */
    public MainWindow(Stage stage) {
        this(stage, Optional.empty(), Optional.empty());
    }

    /**
     * Fills a stage.
     *
     * @param stage not yet shown
     * @param config folder of the preferences, nothing to forget them
     * @param state folder of what is kept against a crash, nothing to keep nothing
     */
    public MainWindow(Stage stage, Optional<Path> config, Optional<Path> state) {
        this.stage = stage;
        preferences = new UserPreferences(config);
        Preferences last = preferences.value().get();
        appearance = new Appearance(last);
        exports = new Exports(workbench, toasts, options -> overlays.over(options).withColourMap(appearance.colours().get()),
                overlays::known, descents::paths);
        views = new Views(this, state.map(folder -> folder.resolve("studies")));
        chgnet = new ChgnetFile(workbench, preferences, energies);
        energyModels = new EnergyModelsView(workbench, energies, chgnet);
        files = new FileOpening(stage, workbench, candidates, preferences, toasts, appearance.style(), this::openFile);
        PathFollower follower = new PathFollower(workbench, descents, playback);
        SessionHistory done = new SessionHistory(new SessionState(workbench, descents, playback, follower, minima, views.screen()),
                workbench, descents, playback);
        done.onShown(views::showValues);
        sessions = new Sessions(done, stage, toasts, preferences, state, workbench::open, this::openFirst);
        BorderPane content = new BorderPane();
        // in the order in which the Tab key visits them
        content.setTop(top());
        content.setLeft(side(views.sections()));
        content.setCenter(views.panes());
        content.setBottom(new StatusBar(workbench, actions::laboratory));
        StackPane root = new StackPane(content, search, toasts);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(root, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        views.opened().showPictureWhere(scene.heightProperty().greaterThan(ROOM_FOR_THUMBNAIL));
        scene.getStylesheets().add(MainWindow.class.getResource("braggscape.css").toExternalForm());
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        scene.addEventHandler(KeyEvent.KEY_RELEASED, this::keyReleased);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> done.hold(true));
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> done.hold(false));
        // a release may go to another window
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, event -> done.hold(false));
        scene.setOnDragOver(FileOpening::accept);
        scene.setOnDragDropped(files::drop);
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(640);
        stage.titleProperty().bind(Bindings.createStringBinding(this::title, workbench.structure(), sessions.file(),
                done.unsaved()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            sessions.leave(stage::hide);
        });
        workbench.structure().addListener(observable -> Optional.ofNullable(workbench.file()).ifPresent(sessions::remember));
        last.window().ifPresent(place -> Appearance.place(stage, place));
        stage.outputScaleXProperty().addListener(observable -> views.repaint());
    }

    /** Shows the window and starts computing the map of the first sample, or of a file, or of another sample. */
    public void show(Path file) {
        stage.show();
        views.map().requestFocus();
        if (sessions.recover()) {
            return;
        }
        if (file == null) {
            openFirst();
        } else {
            openFile(file);
        }
    }

    private void openFirst() {
        workbench.openSample(SampleStructures.names().get(0));
    }

    /** Opens a session, a structure or a sample. */
    private void openFile(Path file) {
        if (SampleStructures.names().contains(file.toString()) && !Files.exists(file)) {
            workbench.openSample(file.toString());
        } else if (SessionFile.isNamedAsSession(file)) {
            sessions.open(file);
        } else {
            workbench.open(file);
        }
    }

    private String title() {
        String structure = workbench.structure().get() == null ? "" : workbench.structure().get().name() + " – ";
        String session = sessions.file().get() == null ? "" : sessions.file().get().getFileName() + " – ";
        return (sessions.history().unsaved().get() ? "• " : "") + session + structure + "Braggscape";
    }

    public Stage stage() {
        return stage;
    }

    public Overlays overlays() {
        return overlays;
    }

    public Views views() {
        return views;
    }

    public Appearance appearance() {
        return appearance;
    }

    /** {@return the maps shown before, to which the user can go back} */
    ViewHistory history() {
        return history;
    }

    ChgnetFile chgnet() {
        return chgnet;
    }

    public Energies energies() {
        return energies;
    }

    public WidthPreview widths() {
        return widths;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Workbench workbench() {
        return workbench;
    }

    Toasts toasts() {
        return toasts;
    }

    CommandSearch search() {
        return search;
    }

    EnergyModelsView energyModels() {
        return energyModels;
    }

    LogView logView() {
        return logView;
    }

    public Minima minima() {
        return minima;
    }

    public Exports exports() {
        return exports;
    }

    public Descents descents() {
        return descents;
    }

    public Playback playback() {
        return playback;
    }

    /** {@return the manual as it was opened last, null before} */
    public ManualView manual() {
        return actions.opened();
    }

    /** Takes an exception that nobody caught, from any thread: it is logged and said, and the window goes on. */
    public void unexpected(Thread thread, Throwable error) {
        long record = log.unexpected(thread, error);
        Platform.runLater(() -> toasts.problem("Something unexpected went wrong; save what matters to you.",
                () -> logView.show(stage, record)));
    }

    /** Ends all threads. */
    public void close() {
        log.close();
        preferences.update(before -> appearance.remembered(before, stage));
        sessions.close();
        preferences.close();
        workbench.close();
        energyModels.close();
        energies.close();
        chgnet.close();
        overlays.close();
        widths.close();
        exports.close();
        candidates.close();
        views.close();
        minima.close();
        playback.close();
        descents.close();
    }

    /** Space belongs to the control that has the focus, if that one uses it; Esc first stops the map, if that runs. */
    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            descents.cancel();
            overlays.cancel();
            widths.stop();
            views.joint().maps().stop();
        }
    }

    /** On the release, because Space and a drag move the map. */
    private void keyReleased(KeyEvent event) {
        Node focused = stage.getScene().getFocusOwner();
        boolean used = focused instanceof TextInputControl || focused instanceof ButtonBase
                || focused instanceof ComboBoxBase;
        if (event.getCode() == KeyCode.SPACE && !used && !views.viewGestures().takeSpaceUsed()) {
            playback.toggle();
            event.consume();
        }
    }

    private HBox top() {
        Menus menus = new Menus(workbench, descents, exports, history, views.directions(), sessions, views.study().items(), actions);
        MenuBar bar = menus.bar(appearance.dark(), appearance.colours(), appearance.contourLabels(), overlays);
        HBox.setHgrow(bar, Priority.ALWAYS);
        search = new CommandSearch(() -> MenuEntry.all(bar),
                axes -> views.openMap(workbench.settings().get().over(axes.get(0), axes.get(1))));
        menus.addContext(views.map(), views.minimaGestures().items());
        HBox top = new HBox(bar, new ToolBox(bar, views.centre().buttons(), playback, appearance.dark()));
        top.getStyleClass().add("top-bar");
        return top;
    }

    private static ScrollPane side(List<Section> sections) {
        VBox side = new VBox(sections.toArray(Section[]::new));
        side.getStyleClass().add("side");
        ScrollPane scroll = new ScrollPane(side);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(SIDE_WIDTH);
        scroll.setPrefWidth(SIDE_WIDTH);
        scroll.getStyleClass().add("side-scroll");
        return scroll;
    }

    public FileOpening files() {
        return files;
    }
}
