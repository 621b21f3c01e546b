package org.braggscape.app;

import java.util.List;
import java.util.function.Function;
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
import javafx.util.StringConverter;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.study.LandscapeRequest;

/** Which map: two parameters, how far around the truth, how fine, which loss. Every change is computed at once. */
final class LandscapePanel extends VBox {
    private final Workbench workbench;
    private final ComboBox<LatticeParameter> x = parameters("Parameter of the horizontal axis", "x-parameter");
    private final ComboBox<LatticeParameter> y = parameters("Parameter of the vertical axis", "y-parameter");
    private final NumberField rangeX = range("x", "range-x");
    private final NumberField rangeY = range("y", "range-y");
    private final NumberField points = new NumberField("Points along each axis", MapSettings.START.points(),
            LandscapePanel::wrongPoints);
    private final ComboBox<Loss> loss = new ComboBox<>(FXCollections.observableList(Losses.ALL));
    private boolean showing;

    LandscapePanel(Workbench workbench) {
        this.workbench = workbench;
        getStyleClass().add("section");
        Label heading = new Label("Landscape");
        heading.getStyleClass().add("heading");
        Label caption = caption("");
        caption.textProperty().bind(Bindings.createStringBinding(
                () -> "The loss over two cell parameters; the other four stay at " + (workbench.slicePoint().get() == null ? "the truth." : workbench.slicePoint().get().name() + "."),
                workbench.slicePoint()));
        Button swap = new Button("Swap axes");
        swap.getStyleClass().add("small");
        swap.setTooltip(new Tooltip("Exchange the two axes (Ctrl+T)"));
        swap.setOnAction(event -> workbench.settings().set(workbench.settings().get().swapped()));

        GridPane axes = new GridPane();
        axes.getStyleClass().add("form");
        axes.addRow(0, named("Horizontal", x), x, plusMinus(rangeX));
        axes.add(rangeX.sentence(), 0, 1, 3, 1);
        axes.addRow(2, named("Vertical", y), y, plusMinus(rangeY));
        axes.add(rangeY.sentence(), 0, 3, 3, 1);
        axes.addRow(4, named("Points", points.field()), points.field(), swap);
        axes.add(points.sentence(), 0, 5, 3, 1);
        axes.addRow(6, named("Loss", loss));
        axes.add(loss, 1, 6, 2, 1);
        points.field().setId("points");
        points.field().setTooltip(new Tooltip("Grid points along each axis, 2 to " + LandscapeRequest.MOST_POINTS
                + "; twice as many take four times as long"));
        loss.setId("loss");
        loss.setAccessibleText("Loss");
        loss.setMaxWidth(Double.MAX_VALUE);
        loss.setTooltip(new Tooltip("How unlike two patterns are: −1 for the same pattern, 0 for patterns without overlap"));
        loss.setConverter(oneWay(Loss::name));
        getChildren().addAll(heading, caption, axes);

        show(workbench.settings().get());
        x.valueProperty().addListener((property, before, now) -> pick(before, now, y));
        y.valueProperty().addListener((property, before, now) -> pick(before, now, x));
        loss.valueProperty().addListener(observable -> wish());
        List.of(rangeX, rangeY, points).forEach(field -> field.value().addListener(observable -> wish()));
        workbench.settings().addListener((property, before, now) -> show(now));
    }

    private void show(MapSettings settings) {
        showing = true;
        x.setValue(settings.x());
        y.setValue(settings.y());
        rangeX.value().set(settings.rangeX());
        rangeY.value().set(settings.rangeY());
        points.value().set(settings.points());
        loss.setValue(settings.loss());
        showing = false;
    }

    /** Who picks for one axis what the other shows means to exchange them. */
    private void pick(LatticeParameter before, LatticeParameter now, ComboBox<LatticeParameter> other) {
        if (showing) {
            return;
        }
        if (other.getValue() == now) {
            showing = true;
            other.setValue(before);
            showing = false;
        }
        wish();
    }

    private void wish() {
        if (!showing) {
            workbench.settings().set(new MapSettings(x.getValue(), y.getValue(), rangeX.value().get(),
                    rangeY.value().get(), (int) points.value().get(), loss.getValue()));
        }
    }

    private static String wrongRange(double percent) {
        return percent > 0 && percent < 100 ? null : "A range is a number of percent above 0 and below 100, such as 15.";
    }

    private static String wrongPoints(double number) {
        boolean right = number == Math.rint(number) && number >= 2 && number <= LandscapeRequest.MOST_POINTS;
        return right ? null : "The number of points is a whole number from 2 to " + LandscapeRequest.MOST_POINTS + ".";
    }

    private static NumberField range(String axis, String id) {
        NumberField field = new NumberField("Range of " + axis + " in percent around the truth",
                MapSettings.START.rangeX(), LandscapePanel::wrongRange);
        field.field().setId(id);
        field.sentence().setId(id + "-sentence");
        field.field().setTooltip(new Tooltip("How far the map reaches to both sides of the true value, in percent of it"));
        return field;
    }

    private static HBox plusMinus(NumberField field) {
        HBox box = new HBox(new Label("±"), field.field(), new Label("%"));
        box.getStyleClass().add("inline");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static ComboBox<LatticeParameter> parameters(String name, String id) {
        ComboBox<LatticeParameter> box = new ComboBox<>(FXCollections.observableArrayList(LatticeParameter.values()));
        box.setId(id);
        box.setAccessibleText(name);
        box.setConverter(oneWay(LatticeParameter::symbol));
        box.getStyleClass().add("symbols");
        box.setTooltip(new Tooltip("a, b, c are the lengths of the cell's edges in Å, α, β, γ its angles in degrees"));
        return box;
    }

    static <T> StringConverter<T> oneWay(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String string) {
                throw new UnsupportedOperationException("Nobody can type here.");
            }
        };
    }

    private static Label named(String text, Node control) {
        Label label = new Label(text);
        label.setLabelFor(control);
        return label;
    }

    static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("caption");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
