package org.braggscape.app.map;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
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

    private final List<MapTile> tiles = new ArrayList<>();
    private final GridPane grid = new GridPane();
    private final ComboBox<Integer> count = new ComboBox<>();
    private final CheckBox shared = new CheckBox("One scale of colours");
    private final ObjectProperty<FigureStyle> style;
    private final BooleanBinding tall;
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
        grid.setMinSize(0, 0);
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(head, grid);
        for (MapTile tile : tiles) {
            tile.landscape().addListener(observable -> paint());
            tile.picture().setOnMouseMoved(event -> {
                Point2D share = tile.share(event.getX(), event.getY());
                tiles.forEach(other -> other.point(share));
            });
            tile.picture().setOnMouseExited(event -> tiles.forEach(other -> other.point(null)));
        }
        count.valueProperty().addListener(observable -> arrange());
        tall = grid.heightProperty().greaterThan(grid.widthProperty());
        tall.addListener((property, before, now) -> arrange());
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
        // maps are about square: two of them use a tall place best one above the other
        int columns = count.getValue() == 2 && grid.getHeight() > grid.getWidth() ? 1 : 2;
        int rows = (count.getValue() + columns - 1) / columns;
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < rows; i++) {
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(100.0 / rows);
            grid.getRowConstraints().add(row);
        }
        for (int i = 0; i < count.getValue(); i++) {
            grid.add(tiles.get(i), i % columns, i / columns);
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
