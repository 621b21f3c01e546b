package org.braggscape.app.minima;

import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.braggscape.app.control.Caption;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.export.Exports;
import org.braggscape.app.export.TakeMenu;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.Workbench;
import org.braggscape.figure.Captions;
import org.braggscape.figure.CutFigure;
import org.braggscape.figure.DataTable;
import org.braggscape.figure.FigureData;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.MapFrame;
import org.braggscape.study.LandscapeCut;

/** The loss along a line between two places of the map, with a point that moves on both. */
final class CutView extends VBox {
    private static final FigureExport.Size SIZE = new FigureExport.Size(150, 90);
    private static final String HINT = "Draw a line on the map with Alt held down, or choose a cut with the buttons.";

    private final Minima minima;
    private final ObjectProperty<FigureStyle> style;
    private final FigureView<CutFigure> figure;
    private final StringProperty hintText = new SimpleStringProperty(HINT);
    private final Label hint = new Label();
    private final Label reading = new Caption(" ");
    private final Circle point = new Circle(5);

    CutView(Minima minima, Workbench workbench, ObjectProperty<FigureStyle> style, Exports exports) {
        this.minima = minima;
        this.style = style;
        this.figure = new FigureView<>("cut-picture", error -> hintText.set("The cut could not be painted: " + error));
        figure.setId("cut");
        figure.setFocusTraversable(true);
        figure.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        point.setManaged(false);
        point.setMouseTransparent(true);
        point.getStyleClass().add("cut-point");
        figure.addOverlay(point);
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMouseTransparent(true);
        new TakeMenu(figure, exports, this::taken, () -> new MenuItem[0]);
        Button toTruth = button("cut-to-truth", "Selected to truth", "The loss from the selected place to the truth",
                () -> minima.cutToTruth(workbench.selection().get()));
        Button between = button("cut-pinned", "Between pinned", "The loss between the two minima that were pinned first",
                minima::cutBetweenPinned);
        Button remove = button("cut-remove", "Remove", "Take the line off the map", minima::removeCut);
        remove.textProperty().bind(Bindings.when(minima.cutRunning()).then("Cancel").otherwise("Remove"));
        remove.disableProperty().bind(minima.cut().isNull().and(minima.cutRunning().not()));
        hint.textProperty().bind(Bindings.when(minima.cutRunning()).then("Computing the cut …").otherwise(hintText));
        FlowPane head = new FlowPane(8, 4, toTruth, between, remove);
        head.getStyleClass().add("minima-head");
        reading.getStyleClass().add("minima-head");
        StackPane picture = new StackPane(figure, hint);
        picture.setMinHeight(80);
        VBox.setVgrow(picture, Priority.ALWAYS);
        getChildren().addAll(head, reading, picture);
        figure.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        figure.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            figure.requestFocus();
            move(event);
        });
        figure.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::move);
        figure.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        minima.cut().addListener(observable -> paint());
        minima.cutPoint().addListener(observable -> mark());
        figure.picture().addListener(observable -> mark());
        style.addListener(observable -> paint());
        mark();
    }

    /** {@return the figure on screen at this moment, null for none} */
    CutFigure figure() {
        return figure.picture().get() == null ? null : figure.picture().get().figure();
    }

    private static Button button(String id, String text, String help, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(help));
        button.setOnAction(event -> action.run());
        return button;
    }

    private MapFrame frame() {
        FigureView.Picture<CutFigure> picture = figure.picture().get();
        return picture == null ? null : picture.figure().frame(picture.width(), picture.height());
    }

    private void move(MouseEvent event) {
        if (frame() != null) {
            minima.cutPoint().set(figure().nearest(frame().x(event.getX())));
        }
    }

    private void key(KeyEvent event) {
        if (figure() == null) {
            return;
        }
        int last = figure().cut().cut().values().length - 1;
        int step = event.isShiftDown() ? 10 : 1;
        switch (event.getCode()) {
            case LEFT -> minima.cutPoint().set(Math.max(0, minima.cutPoint().get() - step));
            case RIGHT -> minima.cutPoint().set(Math.min(last, minima.cutPoint().get() + step));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void mark() {
        int index = minima.cutPoint().get();
        CutFigure shown = figure();
        boolean there = shown != null && shown.cut() == minima.cut().get() && index >= 0
                && !Double.isNaN(shown.cut().cut().values()[index]);
        point.setVisible(there);
        if (there) {
            point.setCenterX(frame().pixelX(shown.x(index)));
            point.setCenterY(frame().pixelY(shown.cut().cut().values()[index]));
        }
        reading.setText(shown == null ? " " : index < 0 ? barrier(shown.cut()) : (shown.cut().cellChanges() ? "Distance " : "Share ")
                + Quantity.loss(shown.x(index)) + ", " + Quantity.word(shown.cut().landscape().request().loss()) + " "
                + Quantity.withUnit(shown.cut().landscape().request().loss(), shown.cut().cut().values()[index]));
    }

    /** How high the way climbs above its start. */
    private static String barrier(LandscapeCut cut) {
        double[] values = cut.cut().values();
        double highest = IntStream.range(0, values.length).mapToDouble(i -> values[i]).filter(Double::isFinite).max()
                .orElse(Double.NaN);
        return "The way climbs " + Quantity.withUnit(cut.landscape().request().loss(), highest - values[0]) + " above its start.";
    }

    private void paint() {
        LandscapeCut cut = minima.cut().get();
        FigureStyle look = style.get();
        hint.setVisible(cut == null);
        if (cut == null) {
            figure.show(null);
            return;
        }
        figure.setAccessibleText("The loss from " + cut.start().name() + " to " + cut.end().name()
                + ". Left and right move the point, with Shift by ten.");
        figure.show(() -> new CutFigure(cut, look));
    }

    /** {@return what is shown, to be taken away; null for nothing} */
    TakeMenu.Taken taken() {
        LandscapeCut cut = minima.cut().get();
        return cut == null ? null : new TakeMenu.Taken(cut.landscape().request().structure().name() + "-cut", "Cut",
                light -> new CutFigure(cut, light), SIZE, () -> FigureData.of("The " + cut.landscape().request().loss().name()
                        + " loss of " + cut.landscape().request().structure().name() + " from " + cut.start().name() + " to "
                        + cut.end().name() + ". " + Captions.experiment(cut.landscape().request().settings()), DataTable.cut(cut)));
    }

    void repaint() {
        figure.paint();
    }

    void close() {
        figure.close();
    }
}
