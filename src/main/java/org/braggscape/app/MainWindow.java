package org.braggscape.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.braggscape.app.background.ProgramLog;
import org.braggscape.app.control.CentreViews;
import org.braggscape.app.control.CommandSearch;
import org.braggscape.app.control.Divider;
import org.braggscape.app.control.MenuEntry;
import org.braggscape.app.control.Questions;
import org.braggscape.app.control.RightTabs;
import org.braggscape.app.control.Section;
import org.braggscape.app.control.Toasts;
import org.braggscape.app.descent.Candidates;
import org.braggscape.app.descent.DescentLayer;
import org.braggscape.app.descent.DescentPanel;
import org.braggscape.app.descent.DescentTable;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.descent.LossChart;
import org.braggscape.app.descent.PathFollower;
import org.braggscape.app.descent.Playback;
import org.braggscape.app.descent.PlaybackBar;
import org.braggscape.app.energy.ChgnetFile;
import org.braggscape.app.energy.Energies;
import org.braggscape.app.energy.EnergyModelsView;
import org.braggscape.app.export.Exports;
import org.braggscape.app.help.LogView;
import org.braggscape.app.help.ManualView;
import org.braggscape.app.joint.JointView;
import org.braggscape.app.map.CompareView;
import org.braggscape.app.map.FirstHint;
import org.braggscape.app.map.LandscapePanel;
import org.braggscape.app.map.MapPanel;
import org.braggscape.app.map.MapView;
import org.braggscape.app.map.Overlays;
import org.braggscape.app.map.OverviewView;
import org.braggscape.app.map.StartGestures;
import org.braggscape.app.map.ViewGestures;
import org.braggscape.app.map.WidthPreview;
import org.braggscape.app.minima.CutLayer;
import org.braggscape.app.minima.MapDirections;
import org.braggscape.app.minima.Minima;
import org.braggscape.app.minima.MinimaGestures;
import org.braggscape.app.minima.MinimaView;
import org.braggscape.app.model.UserPreferences;
import org.braggscape.app.model.ViewHistory;
import org.braggscape.app.model.Workbench;
import org.braggscape.app.pattern.PatternPanel;
import org.braggscape.app.session.FileOpening;
import org.braggscape.app.session.SessionHistory;
import org.braggscape.app.session.SessionScreen;
import org.braggscape.app.session.SessionState;
import org.braggscape.app.session.Sessions;
import org.braggscape.app.structure.CellsView;
import org.braggscape.app.structure.StructurePanel;
import org.braggscape.app.study.CaseOnMap;
import org.braggscape.app.study.StudyView;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.crystal.io.StructureReading;
import org.braggscape.figure.ColourMap;
import org.braggscape.figure.FigurePart;
import org.braggscape.figure.FigureStyle;
import org.braggscape.session.Layout;
import org.braggscape.session.MapSettings;
import org.braggscape.session.Preferences;
import org.braggscape.session.SessionFile;
import org.braggscape.study.LandscapeRequest;

/** The one window: structure and settings at the left, the map in the middle, patterns at the right. */
public final class MainWindow {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final double SIDE_WIDTH = 296;
    private static final double LEAST_MAP_WIDTH = 320;
    /** In lower windows a picture of the cell would make the settings scroll. */
    private static final double ROOM_FOR_THUMBNAIL = 900;
    /** Its tables need so much. */
    private static final double LEAST_RIGHT_WIDTH = 392;

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
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ObjectProperty<ColourMap> colours = new SimpleObjectProperty<>(ColourMap.VIRIDIS);
    private final BooleanProperty contourLabels = new SimpleBooleanProperty(true);
    private final Overlays overlays = new Overlays(workbench, toasts::problem);
    private final WidthPreview widths = new WidthPreview(workbench, toasts::problem);
    private final Exports exports = new Exports(workbench, toasts,
            options -> overlays.over(options).withColourMap(colours.get()), overlays::known);
    private final ObjectProperty<FigureStyle> style = new SimpleObjectProperty<>(FigureStyle.LIGHT);
    private final MapView map = new MapView(workbench, style, overlays);
    private final StructurePanel opened = new StructurePanel(workbench, style, () -> files().ask());
    private final PatternPanel patterns = new PatternPanel(workbench, style, exports);
    private final CellsView cells = new CellsView(workbench, style, exports);
    private final Descents descents = new Descents(workbench);
    private final Playback playback = new Playback(descents);
    private final Candidates candidates = new Candidates(workbench, descents, playback, toasts);
    private final DescentLayer layer = new DescentLayer(map, descents, playback);
    private final StartGestures gestures = new StartGestures(map, layer, workbench, descents, playback);
    private final ViewGestures views = new ViewGestures(map, workbench);
    private final ViewHistory history = new ViewHistory(workbench);
    private final RightTabs tabs = new RightTabs();
    private final Minima minima = new Minima(workbench, toasts::problem);
    private final MinimaView minimaView = new MinimaView(minima, workbench, style, exports);
    private final CutLayer cutLayer = new CutLayer(map, minima);
    private final MapDirections directions = new MapDirections(workbench, descents, minima, toasts::problem);
    private final MinimaGestures minimaGestures = new MinimaGestures(map, cutLayer, workbench, minima, directions,
            () -> showMinima(minimaView::showMasquerade), () -> showMinima(minimaView::showCut));
    private final CentreViews centre = new CentreViews();
    private final OverviewView overview = new OverviewView(workbench, style, this::openMap);
    private final CompareView compare = new CompareView(workbench, energies, style);
    private final JointView joint = new JointView(workbench, descents, playback, style);
    private final StudyView study;
    private final Divider middle;
    private final LossChart chart = new LossChart(workbench, descents, playback, style);
    private final ViewPictures pictures = new ViewPictures(workbench, descents, overlays, overview, compare, joint, List.of(
            () -> Stream.of(patterns.taken(), cells.taken()).filter(Objects::nonNull).toList(), minimaView::taken));
    private final ProgramLog log = new ProgramLog();
    private final LogView logView = new LogView(log);
    private final BooleanProperty hintDismissed = new SimpleBooleanProperty();
    private CommandSearch search;
    private final WindowActions actions = new WindowActions(this);
    private final UserPreferences preferences;
    private final ChgnetFile chgnet;
    private final EnergyModelsView energyModels;
    private final FileOpening files;
    private final Sessions sessions;

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
        map.addLayer(cutLayer);
        map.addLayer(layer);
        preferences = new UserPreferences(config);
        chgnet = new ChgnetFile(workbench, preferences, energies);
        energyModels = new EnergyModelsView(workbench, energies, chgnet);
        files = new FileOpening(stage, workbench, candidates, preferences, toasts, style, this::openFile);
        PathFollower follower = new PathFollower(workbench, descents, playback);
        loadFonts();
        dark.addListener(observable -> applyTheme());
        colours.addListener(observable -> applyTheme());
        contourLabels.addListener(observable -> applyTheme());
        Preferences last = preferences.value().get();
        dark.set(System.getProperty("braggscape.theme", last.dark() ? "dark" : "light").equals("dark"));
        ColourMap.of(last.colourMap()).ifPresent(colours::set);
        hintDismissed.set(last.hintDismissed());
        applyTheme();
        study = new StudyView(workbench, energies, style, exports, toasts, new CaseOnMap(workbench, descents, playback, this::showMap,
                toasts::problem), state.map(folder -> folder.resolve("studies")));
        List<Section> sections = List.of(opened, new LandscapePanel(workbench, widths, energies),
                new DescentPanel(descents, playback, layer.colourByLoss()));
        SplitPane panes = panes();
        middle = new Divider(panes, Layout.START.right());
        SessionHistory done = new SessionHistory(new SessionState(workbench, descents, playback, follower, minima,
                new SessionScreen(colours, contourLabels, layer.colourByLoss(), overlays, centre, compare, joint.maps(), study, tabs, patterns,
                        minimaView, cells, middle, sections)), workbench, descents, playback);
        sessions = new Sessions(done, stage, toasts, preferences, state, workbench::open, this::openFirst);
        BorderPane content = new BorderPane();
        // in the order in which the Tab key visits them
        content.setTop(top());
        content.setLeft(side(sections));
        content.setCenter(panes);
        content.setBottom(new StatusBar(workbench, actions::laboratory));
        StackPane root = new StackPane(content, search, toasts);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(root, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        opened.showPictureWhere(scene.heightProperty().greaterThan(ROOM_FOR_THUMBNAIL));
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
        energies.models().addListener((Observable observable) -> joint.maps().refresh());
        last.window().ifPresent(this::putWhereItWas);
        stage.outputScaleXProperty().addListener(observable -> {
            map.repaint();
            patterns.repaint();
            minimaView.repaint();
            cells.repaint();
            opened.repaint();
            chart.repaint();
            joint.repaint();
        });
    }

    /** Shows the window and starts computing the map of the first sample, or of a file, or of another sample. */
    public void show(Path file) {
        stage.show();
        map.requestFocus();
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

    private void putWhereItWas(Preferences.WindowPlace place) {
        // screens come and go
        if (!Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height()).isEmpty()) {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
        }
        stage.setMaximized(place.maximised());
    }

    private Preferences remembered(Preferences before) {
        Preferences.WindowPlace now = new Preferences.WindowPlace(stage.getX(), stage.getY(), stage.getWidth(),
                stage.getHeight(), stage.isMaximized());
        Preferences.WindowPlace place = now.maximised() ? before.window().map(old -> new Preferences.WindowPlace(old.x(),
                old.y(), old.width(), old.height(), true)).orElse(now) : now;
        return before.withWindow(place).withDark(dark.get()).withColourMap(colours.get().key())
                .withHintDismissed(hintDismissed.get());
    }

    public Stage stage() {
        return stage;
    }

    public ObjectProperty<ColourMap> colours() {
        return colours;
    }

    public Overlays overlays() {
        return overlays;
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

    StartGestures gestures() {
        return gestures;
    }

    ViewGestures views() {
        return views;
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

    public MapView map() {
        return map;
    }

    public CentreViews centre() {
        return centre;
    }

    /** {@return the divider between the views in the middle and those at the right} */
    public Divider middle() {
        return middle;
    }

    public OverviewView overview() {
        return overview;
    }

    public StudyView study() {
        return study;
    }

    public CompareView compare() {
        return compare;
    }

    public JointView joint() {
        return joint;
    }

    public PatternPanel patterns() {
        return patterns;
    }

    public MinimaView minimaView() {
        return minimaView;
    }

    public Minima minima() {
        return minima;
    }

    public RightTabs tabs() {
        return tabs;
    }

    public Exports exports() {
        return exports;
    }

    public ViewPictures pictures() {
        return pictures;
    }

    public ObjectProperty<FigureStyle> style() {
        return style;
    }

    public CellsView cells() {
        return cells;
    }

    public Descents descents() {
        return descents;
    }

    public Playback playback() {
        return playback;
    }

    public DescentLayer layer() {
        return layer;
    }

    public LossChart chart() {
        return chart;
    }

    /** {@return whether the hint for newcomers is hidden for good} */
    public BooleanProperty hintDismissed() {
        return hintDismissed;
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
        preferences.update(this::remembered);
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
        map.close();
        patterns.close();
        minima.close();
        minimaView.close();
        cells.close();
        opened.close();
        overview.close();
        compare.close();
        joint.close();
        study.close();
        playback.close();
        chart.close();
        descents.close();
    }

    /** Space belongs to the control that has the focus, if that one uses it; Esc first stops the map, if that runs. */
    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            descents.cancel();
            overlays.cancel();
            widths.stop();
            joint.maps().stop();
        }
    }

    /** On the release, because Space and a drag move the map. */
    private void keyReleased(KeyEvent event) {
        Node focused = stage.getScene().getFocusOwner();
        boolean used = focused instanceof TextInputControl || focused instanceof ButtonBase
                || focused instanceof ComboBoxBase;
        if (event.getCode() == KeyCode.SPACE && !used && !views.takeSpaceUsed()) {
            playback.toggle();
            event.consume();
        }
    }

    private HBox top() {
        Menus menus = new Menus(workbench, descents, exports, history, directions, sessions, study.items(), actions);
        MenuBar bar = menus.bar(dark, colours, contourLabels, overlays);
        HBox.setHgrow(bar, Priority.ALWAYS);
        search = new CommandSearch(() -> MenuEntry.all(bar),
                axes -> openMap(workbench.settings().get().over(axes.get(0), axes.get(1))));
        menus.addContext(map, minimaGestures.items());
        HBox top = new HBox(bar, new ToolBox(bar, centre.buttons(), playback, dark));
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

    private SplitPane panes() {
        VBox pattern = new VBox(patterns, new DescentTable(workbench, descents, playback));
        pattern.getStyleClass().add("panel");
        VBox.setVgrow(patterns, Priority.ALWAYS);
        tabs.add("Pattern", pattern);
        minimaView.inSight().bind(tabs.add("Minima", minimaView));
        cells.inSight().bind(tabs.add("Cells", cells));
        centre.add(CentreViews.MAP, "The loss over two parameters (Ctrl+1)",
                new MapPanel(workbench, map, overlays, history, descents, new FirstHint(hintDismissed),
                        new PlaybackBar(playback), chart), layer::setVisible);
        centre.add("Overview", "All pairs of cell parameters at once (Ctrl+2)", overview, overview::setLooking);
        centre.add("Compare", "Maps of other losses, structures or peak widths side by side (Ctrl+3)", compare,
                compare::setLooking);
        centre.add("Study", "Descents from many starts, and how many find the truth (Ctrl+4)", study, study::setLooking);
        centre.add("Joint", "Loss, energy and both together side by side (Ctrl+5)", joint, joint::setLooking);
        SplitPane split = new SplitPane(centre.place(), tabs);
        ((Region) split.getItems().get(0)).setMinWidth(LEAST_MAP_WIDTH);
        tabs.setMinWidth(LEAST_RIGHT_WIDTH);
        return split;
    }

    private void showMinima(Runnable view) {
        tabs.select("Minima");
        view.run();
    }

    private void openMap(MapSettings settings) {
        workbench.settings().set(settings);
        showMap();
    }

    private void showMap() {
        centre.show(CentreViews.MAP);
        map.requestFocus();
    }

    private void applyTheme() {
        Application.setUserAgentStylesheet(dark.get() ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet());
        style.set((dark.get() ? FigureStyle.DARK : FigureStyle.LIGHT).withColourMap(colours.get())
                .with(FigurePart.CONTOUR_LABELS, contourLabels.get()));
    }

    public FileOpening files() {
        return files;
    }

    private static void loadFonts() {
        for (String face : new String[] {"Regular", "Italic", "SemiBold"}) {
            try (InputStream stream = FigureStyle.class.getResourceAsStream("fonts/IBMPlexSans-" + face + ".ttf")) {
                Font.loadFont(stream, 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
