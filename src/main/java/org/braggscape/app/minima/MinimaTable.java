package org.braggscape.app.minima;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.CheckBoxTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.braggscape.app.control.TextCell;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.figure.Decimals;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.study.MinimumReport;

/** The minima of the map, one per row. The selected row is what is selected on the map. */
final class MinimaTable extends TableView<MinimumReport> {
    private static final double ROOM_FOR_ALL = 692;
    private static final double ROOM_FOR_DISTANCE = 470;

    private final Minima minima;
    private final TableColumn<MinimumReport, Boolean> pin = new TableColumn<>();
    /** While the map's selection is taken over, the table has nothing to tell. */
    private boolean following;

    MinimaTable(Minima minima, Workbench workbench) {
        this.minima = minima;
        setId("minima-table");
        getStyleClass().addAll("minima-table", "dense", "striped");
        setEditable(true);
        setPlaceholder(new Label("The minima stand here when the map is complete."));
        setAccessibleText("The minima of the map. Up and down select, Space pins.");
        addPinColumn();
        widthProperty().addListener(observable -> choose());
        add("#", "Rank by loss or energy, the number on the map; ★ is the truth", 30, MinimumReport::rank,
                rank -> rank == 0 ? "★" : Integer.toString(rank));
        TableColumn<MinimumReport, Double> loss = add("Loss", "How unlike the two patterns are, or the energy where one is mapped", 57, report -> report.minimum().value(), Quantity::loss);
        for (LatticeParameter parameter : LatticeParameter.values()) {
            add(parameter.symbol(), parameter.symbol() + " / " + parameter.unit(), parameter.isLength() ? 52 : 56, report -> report.cell().get(parameter),
                    value -> Quantity.text(parameter, value));
        }
        add("Distance", "Length of (ln a/a₀, ln b/b₀, ln c/c₀, Δα, Δβ, Δγ), angles in radians, from the truth", 60,
                report -> report.distance().orElse(Double.NaN), Quantity::loss);
        add("Basin", "Share of the map's points from which steepest descent from point to point leads here", 62,
                MinimumReport::basin, share -> Decimals.text(100 * share, 1) + " %");
        add("Recovered", "Whether all six cell parameters are within 0.5 % of the truth, angles within 0.5 % of 90°", 70,
                report -> report.recovered().map(recovered -> recovered ? "yes" : "no").orElse("–"), Function.identity());
        add("Match", "Whether the matcher says that cell and atoms are those of the truth, within tolerances of 0.1, 0.2 and 5°", 52,
                report -> report.matches().map(matches -> matches ? "yes" : "no").orElse("–"), Function.identity());
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!following && now != null) {
                minima.select(now);
            }
        });
        workbench.landscape().addListener((property, before, now) -> {
            if (now != null) {
                ((Label) loss.getGraphic()).setText(now.request().loss() instanceof EnergyLoss ? "eV" : "Loss");
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        minima.reports().addListener((property, before, now) -> show(now));
        workbench.selection().addListener(observable -> follow());
        minima.pinned().addListener((ListChangeListener<MinimumReport>) change -> refresh());
    }

    /** What is not known is left out, and where there is no room for all, what all minima have in common. */
    private void choose() {
        boolean truth = getItems().isEmpty() || getItems().stream().anyMatch(report -> report.recovered().isPresent());
        for (TableColumn<MinimumReport, ?> column : getColumns()) {
            switch (column.getId()) {
                case "minima-distance" -> column.setVisible(truth && (getWidth() == 0 || getWidth() > ROOM_FOR_DISTANCE));
                case "minima-recovered", "minima-match" -> column.setVisible(truth);
                default -> { }
            }
        }
        for (LatticeParameter parameter : LatticeParameter.values()) {
            boolean varies = getItems().stream().mapToDouble(report -> report.cell().get(parameter)).distinct().count() != 1;
            getColumns().stream().filter(column -> column.getId().equals("minima-" + parameter.key()))
                    .forEach(column -> column.setVisible(varies || getWidth() > ROOM_FOR_ALL));
        }
    }

    private void addPinColumn() {
        Label head = new Label("Pin");
        head.setMinWidth(USE_PREF_SIZE);
        head.setTooltip(new Tooltip("Pinned minima are compared below, five at most (Space)"));
        pin.setGraphic(head);
        pin.setCellValueFactory(row -> {
            SimpleBooleanProperty value = new SimpleBooleanProperty(minima.pinned().contains(row.getValue()));
            value.addListener((property, before, now) -> {
                minima.pin(row.getValue(), now);
                // a sixth one is refused
                refresh();
            });
            return value;
        });
        pin.setCellFactory(CheckBoxTableCell.forTableColumn(pin));
        pin.setId("minima-pin");
        pin.setPrefWidth(36);
        pin.setSortable(false);
        pin.setReorderable(false);
        getColumns().add(pin);
    }

    private <T> TableColumn<MinimumReport, T> add(String name, String help, double width, Function<MinimumReport, T> value, Function<T, String> text) {
        TableColumn<MinimumReport, T> column = new TableColumn<>();
        Label head = new Label(name);
        head.setMinWidth(USE_PREF_SIZE);
        head.setTooltip(new Tooltip(help));
        if (LatticeParameter.of(name).isPresent()) {
            head.getStyleClass().add("symbol");
        }
        column.setGraphic(head);
        column.setId("minima-" + LatticeParameter.of(name).map(LatticeParameter::key).orElse(name.toLowerCase(Locale.ROOT)));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(unused -> new TextCell<>(text));
        column.getStyleClass().add("number");
        getColumns().add(column);
        return column;
    }

    private void show(List<MinimumReport> reports) {
        following = true;
        // a new order of the rows is the user's, if one was chosen
        getItems().setAll(reports);
        sort();
        choose();
        following = false;
        follow();
    }

    private void follow() {
        MinimumReport selected = minima.selected().orElse(null);
        following = true;
        if (selected == null) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedItem() != selected) {
            getSelectionModel().select(selected);
            scrollTo(Math.max(0, getSelectionModel().getSelectedIndex() - 2));
        }
        following = false;
    }

    private void key(KeyEvent event) {
        MinimumReport selected = getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.SPACE && selected != null) {
            minima.pin(selected, !minima.pinned().contains(selected));
            event.consume();
        }
    }
}
