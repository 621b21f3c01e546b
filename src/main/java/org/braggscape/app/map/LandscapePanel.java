package org.braggscape.app.map;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.braggscape.app.control.Caption;
import org.braggscape.app.control.LowWindow;
import org.braggscape.app.control.NumberField;
import org.braggscape.app.control.OneWay;
import org.braggscape.app.control.ParsedField;
import org.braggscape.app.control.Section;
import org.braggscape.app.energy.Energies;
import org.braggscape.app.energy.LossBox;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.loss.Loss;
import org.braggscape.session.MapSettings;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MapParameter;

/** Which map: two parameters, how far around the truth, how fine, which loss. Every change is computed at once. */
public final class LandscapePanel extends Section {
    private static final int RANGE_COLUMNS = 8;
    /** More atoms would make a list that nobody can use. */
    private static final int MOST_SITES = 60;

    private final Workbench workbench;
    private final ComboBox<MapParameter> x = parameters("Parameter of the horizontal axis", "x-parameter");
    private final ComboBox<MapParameter> y = parameters("Parameter of the vertical axis", "y-parameter");
    private final ParsedField<AxisExtent> rangeX = range(x, "x", "range-x");
    private final ParsedField<AxisExtent> rangeY = range(y, "y", "range-y");
    private final NumberField points = new NumberField("Points along each axis", MapSettings.START.points(),
            LandscapePanel::wrongPoints);
    private final LossBox loss;
    private final Label refusal = new Label();
    private List<MapParameter> offered = MapParameter.common();
    private boolean showing;
    private boolean wishing;

    public LandscapePanel(Workbench workbench, WidthPreview widths, Energies energies) {
        this.workbench = workbench;
        this.loss = new LossBox(energies.models());
        Label heading = new Label("Landscape");
        Label caption = new Caption("");
        caption.textProperty().bind(Bindings.createStringBinding(
                () -> "All other parameters stay at " + (workbench.slicePoint().get() != null
                        ? workbench.slicePoint().get().name() + "."
                        : workbench.measured().get() != null ? "the structure's." : "the truth."),
                workbench.slicePoint(), workbench.measured()));
        caption.managedProperty().bind(LowWindow.isHigherThan(this, Section.ROOM_FOR_CAPTIONS));
        caption.visibleProperty().bind(caption.managedProperty());
        Button swap = new Button("Swap axes");
        swap.getStyleClass().add("small");
        swap.setMinWidth(USE_PREF_SIZE);
        swap.setTooltip(new Tooltip("Exchange the two axes (Ctrl+T)"));
        swap.setOnAction(event -> workbench.settings().set(workbench.settings().get().swapped()));

        GridPane axes = new GridPane();
        axes.getStyleClass().add("form");
        axes.addRow(0, named("x", x), x, rangeX.field());
        axes.add(rangeX.sentence(), 0, 1, 3, 1);
        axes.addRow(2, named("y", y), y, rangeY.field());
        axes.add(rangeY.sentence(), 0, 3, 3, 1);
        axes.addRow(4, named("Points", points.field()), points.field(), swap);
        axes.add(points.sentence(), 0, 5, 3, 1);
        axes.addRow(6, named("Loss", loss));
        axes.add(loss, 1, 6, 2, 1);
        refusal.setId("loss-sentence");
        refusal.getStyleClass().add("field-error");
        refusal.setWrapText(true);
        refusal.setMinHeight(USE_PREF_SIZE);
        refusal.textProperty().bind(workbench.refusal());
        refusal.managedProperty().bind(refusal.textProperty().isNotEmpty());
        axes.add(refusal, 0, 7, 3, 1);
        WidthControl width = new WidthControl(workbench, widths);
        axes.addRow(8, named("Width", width.slider()));
        axes.add(width, 1, 8, 2, 1);
        points.field().setId("points");
        points.field().setTooltip(new Tooltip("Grid points along each axis, 2 to " + LandscapeRequest.MOST_POINTS
                + "; twice as many take four times as long"));
        loss.setId("loss");
        loss.setAccessibleText("Loss");
        loss.setMaxWidth(Double.MAX_VALUE);
        fill(heading, caption, axes);

        show(workbench.settings().get());
        x.valueProperty().addListener((property, before, now) -> pick(before, now, y));
        y.valueProperty().addListener((property, before, now) -> pick(before, now, x));
        loss.valueProperty().addListener((property, before, now) -> choose(now));
        List.of(rangeX, rangeY, points).forEach(field -> field.value().addListener(observable -> wish()));
        workbench.settings().addListener((property, before, now) -> show(now));
        workbench.structure().addListener((property, before, now) -> offer(now));
    }

    /** Every structure has its own atoms. */
    private void offer(CrystalStructure structure) {
        List<MapParameter> all = new ArrayList<>(MapParameter.common());
        if (structure.sites().size() <= MOST_SITES) {
            all.addAll(MapParameter.coordinates(structure));
        }
        offered = List.copyOf(all);
        list(workbench.settings().get());
    }

    /** The lists hold what every map may have, and what this one has besides: ways to minima, components of a path. */
    private void list(MapSettings settings) {
        List<MapParameter> all = new ArrayList<>(offered);
        Stream.of(settings.x(), settings.y()).filter(parameter -> !all.contains(parameter)).forEach(all::add);
        showing = true;
        for (ComboBox<MapParameter> box : List.of(x, y)) {
            if (!box.getItems().equals(all)) {
                MapParameter chosen = box.getValue();
                box.getItems().setAll(all);
                box.setValue(chosen);
            }
        }
        showing = false;
    }

    private void show(MapSettings settings) {
        list(settings);
        showing = true;
        x.setValue(settings.x());
        y.setValue(settings.y());
        show(rangeX, settings.extentX());
        show(rangeY, settings.extentY());
        show(points, (double) settings.points());
        loss.setValue(settings.loss());
        showing = false;
    }

    private <T> void show(ParsedField<T> field, T now) {
        // who types in one field has not done with what is wrong in another
        if (wishing) {
            field.value().set(now);
        } else {
            field.show(now);
        }
    }

    /** Shows the values in force in place of what was typed and is wrong. */
    public void showValues() {
        show(workbench.settings().get());
    }

    /** Who picks for one axis what the other shows means to exchange them. */
    private void pick(MapParameter before, MapParameter now, ComboBox<MapParameter> other) {
        if (showing || now == null) {
            return;
        }
        if (now != null && now.equals(other.getValue())) {
            showing = true;
            other.setValue(before);
            showing = false;
        }
        MapSettings settings = workbench.settings().get();
        workbench.settings().set(settings.over(x.getValue(), y.getValue()));
    }

    private void choose(Loss now) {
        if (!showing && now != null) {
            workbench.choose(now);
            // the list must have done with the choice before it is told of another one
            Platform.runLater(() -> show(workbench.settings().get()));
        }
    }

    private void wish() {
        if (!showing) {
            wishing = true;
            workbench.settings().set(new MapSettings(x.getValue(), y.getValue(), rangeX.value().get(),
                    rangeY.value().get(), points.value().get().intValue(), workbench.settings().get().loss(), workbench.settings().get().width()));
            wishing = false;
        }
    }

    private static String wrongPoints(double number) {
        boolean right = number == Math.rint(number) && number >= 2 && number <= LandscapeRequest.MOST_POINTS;
        return right ? null : "The number of points is a whole number from 2 to " + LandscapeRequest.MOST_POINTS + ".";
    }

    private static ParsedField<AxisExtent> range(ComboBox<MapParameter> parameter, String axis, String id) {
        ParsedField<AxisExtent> field = new ParsedField<>("Range of " + axis, AxisExtent.USUAL,
                text -> AxisExtent.parse(text, parameter.getValue() == null ? MapSettings.START.x() : parameter.getValue()),
                AxisExtent::text);
        field.field().setId(id);
        field.field().setPrefColumnCount(RANGE_COLUMNS);
        field.sentence().setId(id + "-sentence");
        field.field().setTooltip(new Tooltip("How far the map reaches: ±15 % or −10 … 20 % of the value in the middle, "
                + "or values such as 4.2 … 5.1"));
        return field;
    }

    private static ComboBox<MapParameter> parameters(String name, String id) {
        ComboBox<MapParameter> box = new ComboBox<>(FXCollections.observableArrayList(MapParameter.common()));
        box.setId(id);
        box.setAccessibleText(name);
        box.setConverter(new OneWay<>(MapParameter::symbol));
        box.getStyleClass().add("symbols");
        box.setTooltip(new Tooltip("a, b, c are the lengths of the cell's edges in Å, α, β, γ its angles in degrees;\n"
                + "linked lengths change by the same share; B damps high angles; U, V, W are the width of the peaks"));
        return box;
    }

    private static Label named(String text, Node control) {
        Label label = new Label(text);
        label.setLabelFor(control);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
