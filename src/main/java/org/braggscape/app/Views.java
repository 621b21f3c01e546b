package org.braggscape.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.braggscape.app.control.CentreViews;
import org.braggscape.app.control.Divider;
import org.braggscape.app.control.RightTabs;
import org.braggscape.app.control.Section;
import org.braggscape.app.descent.DescentLayer;
import org.braggscape.app.descent.DescentPanel;
import org.braggscape.app.descent.DescentTable;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.descent.LossChart;
import org.braggscape.app.descent.Playback;
import org.braggscape.app.descent.PlaybackBar;
import org.braggscape.app.energy.Energies;
import org.braggscape.app.export.Exports;
import org.braggscape.app.joint.JointView;
import org.braggscape.app.map.CompareView;
import org.braggscape.app.map.FirstHint;
import org.braggscape.app.map.LandscapePanel;
import org.braggscape.app.map.MapPanel;
import org.braggscape.app.map.MapView;
import org.braggscape.app.map.OverviewView;
import org.braggscape.app.map.StartGestures;
import org.braggscape.app.map.ViewGestures;
import org.braggscape.app.minima.CutLayer;
import org.braggscape.app.minima.MapDirections;
import org.braggscape.app.minima.Minima;
import org.braggscape.app.minima.MinimaGestures;
import org.braggscape.app.minima.MinimaView;
import org.braggscape.app.model.Workbench;
import org.braggscape.app.pattern.PatternPanel;
import org.braggscape.app.session.SessionScreen;
import org.braggscape.app.structure.CellsView;
import org.braggscape.app.structure.StructurePanel;
import org.braggscape.app.study.CaseOnMap;
import org.braggscape.app.study.StudyView;
import org.braggscape.figure.FigureStyle;
import org.braggscape.session.Layout;
import org.braggscape.session.MapSettings;

/**
 * All views of the window, and which of them tells which other: made here, because only here all are known. The window puts
 * menus, tools and status bar around them.
 */
public final class Views {
    private static final double LEAST_MAP_WIDTH = 320;
    /** Its tables need so much. */
    private static final double LEAST_RIGHT_WIDTH = 392;

    private final MainWindow window;
    private final MapView map;
    private final StructurePanel opened;
    private final PatternPanel patterns;
    private final CellsView cells;
    private final DescentLayer layer;
    private final StartGestures gestures;
    private final ViewGestures viewGestures;
    private final MinimaView minimaView;
    private final MapDirections directions;
    private final MinimaGestures minimaGestures;
    private final OverviewView overview;
    private final CompareView compare;
    private final JointView joint;
    private final StudyView study;
    private final LossChart chart;
    private final ViewPictures pictures;
    private final RightTabs tabs = new RightTabs();
    private final CentreViews centre = new CentreViews();
    private final LandscapePanel landscape;
    private final DescentPanel descent;
    private final List<Section> sections;
    private final SplitPane panes;
    private final Divider middle;

    /**
     * Makes them.
     *
     * @param window has what they show already
     * @param studies folder where studies are kept while they run, nothing to keep none
     */
    Views(MainWindow window, Optional<Path> studies) {
        this.window = window;
        Workbench workbench = window.workbench();
        Descents descents = window.descents();
        Playback playback = window.playback();
        Minima minima = window.minima();
        Exports exports = window.exports();
        Energies energies = window.energies();
        ObjectProperty<FigureStyle> style = window.appearance().style();
        Consumer<String> problems = window.toasts()::problem;
        map = new MapView(workbench, style, window.overlays());
        opened = new StructurePanel(workbench, style, () -> window.files().ask());
        patterns = new PatternPanel(workbench, style, exports);
        cells = new CellsView(workbench, style, exports);
        layer = new DescentLayer(map, descents, playback);
        gestures = new StartGestures(map, layer, workbench, descents, playback);
        viewGestures = new ViewGestures(map, workbench);
        minimaView = new MinimaView(minima, workbench, style, exports);
        CutLayer cutLayer = new CutLayer(map, minima);
        directions = new MapDirections(workbench, descents, minima, problems);
        minimaGestures = new MinimaGestures(map, cutLayer, workbench, minima, directions,
                () -> showMinima(minimaView::showMasquerade), () -> showMinima(minimaView::showCut));
        overview = new OverviewView(workbench, style, this::openMap);
        compare = new CompareView(workbench, energies, style);
        joint = new JointView(workbench, descents, playback, style);
        chart = new LossChart(workbench, descents, playback, style);
        pictures = new ViewPictures(workbench, descents, window.overlays(), overview, compare, joint, List.of(
                () -> Stream.of(patterns.taken(), cells.taken()).filter(Objects::nonNull).toList(), minimaView::taken));
        map.addLayer(cutLayer);
        map.addLayer(layer);
        study = new StudyView(workbench, energies, style, exports, window.toasts(),
                new CaseOnMap(workbench, descents, playback, this::showMap, problems), studies);
        landscape = new LandscapePanel(workbench, window.widths(), energies);
        descent = new DescentPanel(descents, playback, layer.colourByLoss());
        sections = List.of(opened, landscape, descent);
        panes = split();
        middle = new Divider(panes, Layout.START.right());
        energies.models().addListener((Observable observable) -> joint.maps().refresh());
    }

    private SplitPane split() {
        VBox pattern = new VBox(patterns, new DescentTable(window.workbench(), window.descents(), window.playback()));
        pattern.getStyleClass().add("panel");
        VBox.setVgrow(patterns, Priority.ALWAYS);
        tabs.add("Pattern", pattern);
        minimaView.inSight().bind(tabs.add("Minima", minimaView));
        cells.inSight().bind(tabs.add("Cells", cells));
        centre.add(CentreViews.MAP, "The loss over two parameters (Ctrl+1)",
                new MapPanel(window.workbench(), map, window.overlays(), window.history(), window.descents(), window.widths(),
                        new FirstHint(window.appearance().hintDismissed()), new PlaybackBar(window.playback()), chart), layer::setVisible);
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

    /** Shows another map of the open structure. */
    void openMap(MapSettings settings) {
        window.workbench().settings().set(settings);
        showMap();
    }

    private void showMap() {
        centre.show(CentreViews.MAP);
        map.requestFocus();
    }

    /** {@return the sections at the left, from above} */
    List<Section> sections() {
        return sections;
    }

    /** {@return the views in the middle beside those at the right} */
    SplitPane panes() {
        return panes;
    }

    /** {@return what of the views and of the looks a session remembers} */
    SessionScreen screen() {
        Appearance appearance = window.appearance();
        return new SessionScreen(appearance.colours(), appearance.contourLabels(), layer.colourByLoss(), window.overlays(), centre,
                compare, joint.maps(), study, tabs, patterns, minimaView, cells, middle, sections);
    }

    /** Shows the values in force in all fields, also in those where something wrong was typed. */
    void showValues() {
        landscape.showValues();
        descent.show();
    }

    /** Paints everything again, for a screen of another resolution. */
    void repaint() {
        map.repaint();
        patterns.repaint();
        minimaView.repaint();
        cells.repaint();
        opened.repaint();
        chart.repaint();
        joint.repaint();
    }

    StructurePanel opened() {
        return opened;
    }

    MapDirections directions() {
        return directions;
    }

    MinimaGestures minimaGestures() {
        return minimaGestures;
    }

    ViewGestures viewGestures() {
        return viewGestures;
    }

    StartGestures gestures() {
        return gestures;
    }

    public MapView map() {
        return map;
    }

    public CentreViews centre() {
        return centre;
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

    public RightTabs tabs() {
        return tabs;
    }

    public ViewPictures pictures() {
        return pictures;
    }

    public CellsView cells() {
        return cells;
    }

    public DescentLayer layer() {
        return layer;
    }

    public LossChart chart() {
        return chart;
    }

    /** Ends their threads. */
    void close() {
        map.close();
        patterns.close();
        minimaView.close();
        cells.close();
        opened.close();
        overview.close();
        compare.close();
        joint.close();
        study.close();
        chart.close();
    }
}
