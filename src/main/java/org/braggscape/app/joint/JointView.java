package org.braggscape.app.joint;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.braggscape.app.control.Caption;
import org.braggscape.app.control.MarkedText;
import org.braggscape.app.control.OneWay;
import org.braggscape.app.descent.DescentLayer;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.descent.Playback;
import org.braggscape.app.export.TakeMenu;
import org.braggscape.app.model.LandscapeRun;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.energy.EnergyModel;
import org.braggscape.figure.ChemicalName;
import org.braggscape.figure.DescentMapFigure;
import org.braggscape.figure.FigureData;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.JointFigure;
import org.braggscape.figure.ParameterText;
import org.braggscape.study.Landscape;
import org.braggscape.study.MapParameter;

/** The loss, an energy and both together over the same two parameters, with one cursor, one set of descents and a slider for λ. */
public final class JointView extends VBox {
    private static final FigureExport.Size SIZE = new FigureExport.Size(330, 112);
    private static final int LONG_STEP = 10;

    private final Workbench workbench;
    private final Descents descents;
    private final Playback playback;
    private final ObjectProperty<FigureStyle> style;
    private final JointMaps maps;
    private final JointTile pattern;
    private final JointTile energy;
    private final JointTile joint;
    private final List<JointTile> tiles;
    private final List<DescentLayer> layers;
    private final MarkedText title = new MarkedText("heading").shrinking();
    private final Label patternTitle = new Label("Loss");
    private final ComboBox<EnergyModel> model = new ComboBox<>();
    private final WeightSlider weight;
    private final MarkedText place = new MarkedText("value");
    private final Label patternValue = value("joint-value-pattern");
    private final Label energyValue = value("joint-value-energy");
    private final Label jointValue = value("joint-value-joint");
    private final ProgressBar bar = new ProgressBar(0);
    private final Button cancel = new Button("Cancel");
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(80), event -> tell()));
    private final StackPane frame = new StackPane();
    private Point2D hover;
    /** While the list is filled, nobody chooses. */
    private boolean offering;

    public JointView(Workbench workbench, Descents descents, Playback playback, ObjectProperty<FigureStyle> style) {
        this.workbench = workbench;
        this.descents = descents;
        this.playback = playback;
        this.style = style;
        maps = new JointMaps(workbench);
        pattern = new JointTile(workbench, "pattern", "Map of the loss");
        energy = new JointTile(workbench, "energy", "Map of the energy");
        joint = new JointTile(workbench, "sum", "Map of loss and energy together");
        tiles = List.of(pattern, energy, joint);
        layers = tiles.stream().map(tile -> new DescentLayer(tile, descents, playback)).toList();
        weight = new WeightSlider(maps);
        getStyleClass().add("panel");
        setId("joint");
        Label caption = new Caption("");
        caption.textProperty().bind(Bindings.createStringBinding(() -> "Diffraction, energy, and both together: loss + λ\u00a0·\u00a0(E\u00a0−\u00a0E₀)"
                + "\u00a0/\u00a0N, E₀ the energy of " + (workbench.measured().get() == null ? "the truth" : "the opened structure")
                + ", N atoms. One cursor points into all three.", workbench.measured()));
        VBox head = new VBox(title, caption);
        head.getStyleClass().add("panel-head");
        model.setId("joint-model");
        model.setConverter(new OneWay<>(each -> each.label() + " energy"));
        model.setAccessibleText("Energy model");
        model.setTooltip(new Tooltip("Which model computes the energy; those that know all elements of the structure"));
        model.getStyleClass().add("small");
        model.setPromptText("no energy");
        model.setOnShowing(event -> maps.refresh());
        JointGrid grid = new JointGrid(tile(patternTitle, patternValue, pattern, null), tile(model, energyValue, energy, null),
                tile(new Label("Both together"), jointValue, joint, weight));
        frame.getChildren().add(grid);
        frame.setMinSize(0, 0);
        frame.setFocusTraversable(true);
        frame.setId("joint-maps");
        frame.getStyleClass().add("joint-maps");
        frame.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        frame.setAccessibleText("Maps of the loss, of the energy and of both together. Arrow keys move the probe in all three by a "
                + "grid point, with Shift by ten; Enter drops a start for descents.");
        frame.setOnKeyPressed(this::key);
        VBox.setVgrow(frame, Priority.ALWAYS);
        cancel.getStyleClass().add("small");
        cancel.setOnAction(event -> maps.stop());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox foot = new HBox(12, place, gap, bar, cancel);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("panel-foot");
        getChildren().addAll(head, frame, foot);
        clock.setCycleCount(Timeline.INDEFINITE);
        for (int i = 0; i < tiles.size(); i++) {
            JointTile tile = tiles.get(i);
            tile.addLayer(layers.get(i));
            layers.get(i).setVisible(false);
            tile.roomForBar().addListener((property, before, now) -> paint());
            tile.setOnMouseMoved(event -> hover(tile.values(event.getX(), event.getY())));
            tile.setOnMouseExited(event -> hover(null));
            tile.setOnMouseClicked(event -> click(tile, event));
        }
        List.of(maps.pattern(), maps.energy(), maps.joint(), maps.obstacle(), style)
                .forEach(source -> source.addListener(observable -> paint()));
        model.valueProperty().addListener((property, before, now) -> {
            if (now != null && !offering) {
                maps.choose(now);
            }
        });
        maps.models().addListener(observable -> offer());
        maps.model().addListener(observable -> offer());
        workbench.selection().addListener(observable -> point());
        offer();
        point();
        tell();
    }

    private static Label value(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("value");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static VBox tile(Node name, Label value, JointTile map, Node below) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(6, name, gap, value);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("joint-head");
        VBox.setVgrow(map, Priority.ALWAYS);
        VBox tile = below == null ? new VBox(head, map) : new VBox(head, map, below);
        tile.getStyleClass().add("tile");
        tile.setMinSize(0, 0);
        return tile;
    }

    /** {@return what is shown, without controls} */
    public JointMaps maps() {
        return maps;
    }

    /** {@return the maps of the loss, of the energy and of both together} */
    List<JointTile> tiles() {
        return tiles;
    }

    /** Says whether the view is on screen: maps that nobody sees are not computed. */
    public void setLooking(boolean now) {
        maps.setLooking(now);
        layers.forEach(layer -> layer.setVisible(now));
        if (now) {
            clock.play();
            point();
        }
    }

    private void offer() {
        offering = true;
        model.getItems().setAll(maps.models().get());
        model.setValue(maps.model().get());
        offering = false;
        model.setDisable(maps.models().get().isEmpty());
    }

    private void paint() {
        clock.play();
        Landscape one = maps.pattern().get();
        if (workbench.structure().get() != null && one != null) {
            title.setText(ChemicalName.marked(workbench.structure().get().name()) + ": loss, energy and both over "
                    + ParameterText.symbol(one.request().x().parameter()) + " and " + ParameterText.symbol(one.request().y().parameter()));
            patternTitle.setText(one.request().loss().label());
        }
        String why = maps.obstacle().get();
        pattern.show(one, style.get(), "Computing …");
        energy.show(maps.energy().get(), style.get(), why.isEmpty() ? "Computing …" : why);
        joint.show(maps.joint().get(), style.get(), why.isEmpty() ? "Computing …"
                : "Without an energy there is nothing to add to the loss. Landscape > Energy models … says how to get one.");
        weight.setDisable(!why.isEmpty());
        read();
    }

    private void tell() {
        LandscapeRun.Status now = maps.status();
        boolean running = now != null && now.running();
        bar.setVisible(running);
        cancel.setVisible(running);
        if (running) {
            bar.setProgress(now.total() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) now.done() / now.total());
        } else {
            clock.stop();
        }
    }

    private void hover(Point2D values) {
        hover = values;
        point();
    }

    /** The cursor under the mouse, else the selected place. */
    private void point() {
        Selection selection = workbench.selection().get();
        Point2D cursor = hover != null ? hover : selection == null ? null : new Point2D(selection.x(), selection.y());
        tiles.forEach(tile -> tile.point(cursor));
        read();
    }

    private void read() {
        Landscape one = maps.pattern().get();
        Point2D cursor = pattern.cursor();
        if (one == null || cursor == null) {
            place.setText("Move over a map to read values in all three");
            List.of(patternValue, energyValue, jointValue).forEach(label -> label.setText(""));
            return;
        }
        place.setText(quantity(one.request().x().parameter(), cursor.getX()) + "   " + quantity(one.request().y().parameter(), cursor.getY()));
        patternValue.setText(Quantity.loss(at(one, cursor)));
        Landscape other = maps.energy().get();
        energyValue.setText(other == null ? "" : energyText(at(other, cursor), other.request().candidate().sites().size()));
        Landscape both = maps.joint().get();
        jointValue.setText(both == null ? "" : Quantity.loss(at(both, cursor)));
    }

    private String energyText(double energyOfCell, int atoms) {
        return Double.isNaN(energyOfCell) ? "–"
                : String.format(Locale.ROOT, "%+.3f eV/atom", (energyOfCell - maps.reference()) / atoms).replace('-', '−');
    }

    private static String quantity(MapParameter parameter, double value) {
        return ParameterText.symbol(parameter) + " " + Quantity.withUnit(parameter, value);
    }

    private static double at(Landscape map, Point2D place) {
        return map.slice().values()[Selection.nearest(map.yValues(), place.getY())][Selection.nearest(map.xValues(), place.getX())];
    }

    private void click(JointTile tile, MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        frame.requestFocus();
        Selection there = tile.placeAt(event.getX(), event.getY());
        Landscape main = workbench.landscape().get();
        if (there == null || main == null) {
            return;
        }
        if (event.isShiftDown()) {
            Point2D exact = tile.values(event.getX(), event.getY());
            drop(new Selection(main, exact.getX(), exact.getY(), 0, false, null));
        } else {
            // what is selected is a place of the main map, whose loss the patterns are compared by
            workbench.selection().set(there.landscape() == main ? there : new Selection(main, there.x(), there.y(), 0, false, null));
        }
    }

    private void drop(Selection at) {
        int before = descents.runs().get().size();
        descents.drop(at);
        if (descents.runs().get().size() > before) {
            playback.restart();
        }
    }

    private void key(KeyEvent event) {
        Landscape main = workbench.landscape().get();
        if (main == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int step = event.isShiftDown() ? LONG_STEP : 1;
        Selection from = workbench.selection().get();
        if (from == null || from.landscape().request() != main.request()) {
            from = new Selection(main, main.plane().middleX(), main.plane().middleY(), 0, false, null);
        }
        switch (event.getCode()) {
            case LEFT -> workbench.selection().set(from.moved(-step, 0));
            case RIGHT -> workbench.selection().set(from.moved(step, 0));
            case DOWN -> workbench.selection().set(from.moved(0, -step));
            case UP -> workbench.selection().set(from.moved(0, step));
            case ENTER -> drop(from);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** {@return the picture of the three maps, null as long as they are not complete} */
    public TakeMenu.Taken taken(List<DescentMapFigure.PathLine> paths) {
        List<Landscape> three = Stream.of(maps.pattern().get(), maps.energy().get(), maps.joint().get()).filter(Objects::nonNull)
                .filter(Landscape::complete).toList();
        if (three.size() < tiles.size()) {
            return null;
        }
        return new TakeMenu.Taken(three.get(0).request().structure().name() + "-joint", "Loss, energy and both together",
                light -> JointFigure.of(three, paths, light), SIZE, () -> FigureData.of(three, paths));
    }

    /** Paints again for a screen of another scale. */
    public void repaint() {
        tiles.forEach(JointTile::repaint);
    }

    /** Ends the threads. */
    public void close() {
        clock.stop();
        maps.close();
        tiles.forEach(JointTile::close);
    }
}
