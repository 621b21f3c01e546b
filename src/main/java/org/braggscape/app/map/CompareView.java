package org.braggscape.app.map;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.braggscape.app.control.Caption;
import org.braggscape.app.energy.Energies;
import org.braggscape.app.model.Workbench;
import org.braggscape.figure.FigureStyle;
import org.braggscape.loss.Losses;
import org.braggscape.study.Landscape;

/** Two to four maps side by side with one cursor in all of them. */
public final class CompareView extends VBox {
    private static final int MOST = 4;
    /** Where maps would be narrower or lower than this they stand in one column, which scrolls. */
    private static final double LEAST_WIDTH = 300;
    private static final double LEAST_HEIGHT = 250;

    private final List<MapTile> tiles = new ArrayList<>();
    private final GridPane grid = new GridPane();
    private final ScrollPane scroll = new ScrollPane(grid);
    private final ComboBox<Integer> count = new ComboBox<>();
    private final CheckBox shared = new CheckBox("One scale of colours");
    private final ObjectProperty<FigureStyle> style;
    private final IntegerBinding columns;
    private boolean looking;

    public CompareView(Workbench workbench, Energies energies, ObjectProperty<FigureStyle> style) {
        this.style = style;
        getStyleClass().add("panel");
        setId("compare");
        for (int i = 0; i < MOST; i++) {
            // the three losses, and the first with wide peaks
            tiles.add(new MapTile(workbench, energies, i + 1, Losses.ALL.get(i % Losses.ALL.size()), i < Losses.ALL.size() ? 1 : 4));
        }
        count.getItems().setAll(2, 3, MOST);
        count.setValue(2);
        count.setId("compare-count");
        count.setAccessibleText("Number of maps");
        shared.setId("compare-shared");
        shared.setTooltip(new Tooltip("Losses of different kinds have different scales: then each map has its own"));
        HBox controls = new HBox(12, new Label("Maps"), count, shared);
        controls.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(4, controls, new Caption("The axes and ranges of the map, with other losses, energies, "
                + "structures or peak widths. One cursor points into all of them."));
        head.getStyleClass().add("panel-head");
        grid.getStyleClass().add("tiles");
        grid.setMinWidth(0);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinSize(0, 0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        for (MapTile tile : tiles) {
            tile.landscape().addListener(observable -> paint());
            tile.picture().setOnMouseMoved(event -> {
                Point2D share = tile.share(event.getX(), event.getY());
                tiles.forEach(other -> other.point(share));
            });
            tile.picture().setOnMouseExited(event -> tiles.forEach(other -> other.point(null)));
        }
        // maps are about square: two of them use a tall place best one above the other
        columns = Bindings.createIntegerBinding(() -> scroll.getWidth() < 2 * LEAST_WIDTH
                || count.getValue() == 2 && scroll.getHeight() > scroll.getWidth() ? 1 : 2,
                scroll.widthProperty(), scroll.heightProperty(), count.valueProperty());
        columns.addListener((property, before, now) -> arrange());
        count.valueProperty().addListener(observable -> arrange());
        shared.selectedProperty().addListener(observable -> paint());
        style.addListener(observable -> paint());
        workbench.structure().addListener(observable -> refresh());
        workbench.settings().addListener(observable -> refresh());
        workbench.slicePoint().addListener(observable -> refresh());
        workbench.whenTargetChanges(this::refresh);
        arrange();
    }

    /** {@return how many maps stand side by side} */
    public Property<Integer> count() {
        return count.valueProperty();
    }

    /** {@return whether they share one scale of colours} */
    public BooleanProperty oneScale() {
        return shared.selectedProperty();
    }

    /** {@return the maps, also those that are not shown} */
    public List<MapTile> all() {
        return List.copyOf(tiles);
    }

    public List<MapTile> tiles() {
        return tiles.subList(0, count.getValue());
    }

    /** Says whether the view is on screen: maps that nobody sees are not computed. */
    public void setLooking(boolean now) {
        looking = now;
        tell();
    }

    private void tell() {
        for (int i = 0; i < MOST; i++) {
            tiles.get(i).setLooking(looking && i < count.getValue());
        }
    }

    private void refresh() {
        tiles.forEach(MapTile::refresh);
    }

    private void arrange() {
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        grid.getRowConstraints().clear();
        int across = columns.get();
        int rows = (count.getValue() + across - 1) / across;
        // of many in a column two fill the place
        grid.minHeightProperty().bind(Bindings.createDoubleBinding(
                () -> rows > 2 ? rows * Math.max(LEAST_HEIGHT, Math.floor(scroll.getHeight() / 2)) : rows * LEAST_HEIGHT, scroll.heightProperty()));
        for (int i = 0; i < across; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / across);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < rows; i++) {
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(100.0 / rows);
            grid.getRowConstraints().add(row);
        }
        for (int i = 0; i < count.getValue(); i++) {
            grid.add(tiles.get(i), i % across, i / across);
        }
        tell();
        paint();
    }

    private void paint() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (MapTile tile : tiles()) {
            Landscape map = tile.landscape().get();
            if (map != null) {
                low = Math.min(low, map.slice().minimum());
                high = Math.max(high, map.slice().maximum());
            }
        }
        for (MapTile tile : tiles()) {
            Landscape map = tile.landscape().get();
            if (map != null) {
                tile.paint(style.get(), shared.isSelected() ? low : map.slice().minimum(),
                        shared.isSelected() ? high : map.slice().maximum());
            }
        }
    }

    /** Ends the threads. */
    public void close() {
        tiles.forEach(MapTile::close);
    }
}
