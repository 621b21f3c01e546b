package org.braggscape.app.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.braggscape.app.control.FigureView;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.SimilarityFigure;
import org.braggscape.study.NoiseKind;
import org.braggscape.study.StudyRecord;

/** Where descents from lattice noise ended: loss against distance. A click, or the arrow keys, choose a case. */
final class SimilarityView extends VBox {
    private static final double RADIUS = 10;
    private static final double RING = 6;

    private final ObjectProperty<StudyRecord> chosen;
    private final FigureView<SimilarityFigure> figure;
    private final Canvas ring = new Canvas();
    private final StackPane picture;
    private final ComboBox<String> loss = new ComboBox<>();
    /** The loss that was chosen last, null for the first one of the records. */
    private final StringProperty chosenLoss = new SimpleStringProperty();
    private boolean filling;
    private List<StudyRecord> records = List.of();
    private FigureStyle style = FigureStyle.LIGHT;

    /**
     * Creates an empty view.
     *
     * @param chosen the case that is looked at; null for none
     * @param open shows it on the map
     * @param problems told of what goes wrong
     */
    SimilarityView(ObjectProperty<StudyRecord> chosen, Runnable open, Consumer<Throwable> problems) {
        this.chosen = chosen;
        figure = new FigureView<>("similarity", problems);
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        picture = new StackPane(figure, ring);
        picture.setId("study-similarity");
        picture.setMinSize(0, 0);
        picture.setFocusTraversable(true);
        picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        picture.setAccessibleText("Loss against distance from the truth at the ends of descents. Left and right choose a case by "
                + "its distance, Enter shows it on the map.");
        VBox.setVgrow(picture, Priority.ALWAYS);
        loss.setId("study-similarity-loss");
        loss.setAccessibleText("Loss");
        loss.valueProperty().addListener((property, before, now) -> {
            if (!filling && now != null) {
                chosenLoss.set(now);
            }
            paint();
        });
        chosenLoss.addListener(observable -> showChosenLoss());
        HBox head = new HBox(8, new Label("Loss"), loss);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("minima-choices");
        getChildren().addAll(head, picture);
        picture.widthProperty().addListener(observable -> ring.setWidth(picture.getWidth()));
        picture.heightProperty().addListener(observable -> ring.setHeight(picture.getHeight()));
        figure.picture().addListener(observable -> draw());
        chosen.addListener(observable -> draw());
        picture.focusedProperty().addListener(observable -> draw());
        picture.setOnMouseMoved(event -> picture.setCursor(at(event.getX(), event.getY()).isPresent() ? Cursor.HAND : null));
        picture.setOnMouseClicked(event -> {
            picture.requestFocus();
            at(event.getX(), event.getY()).ifPresent(record -> {
                chosen.set(record);
                if (event.getClickCount() == 2) {
                    open.run();
                }
            });
        });
        picture.setOnKeyPressed(event -> key(event, open));
    }

    /** {@return the loss that is shown, null for none} */
    String lossName() {
        return loss.getValue();
    }

    /** {@return the loss that the user chose, also where the records have none of it; null for the first one} */
    StringProperty chosenLoss() {
        return chosenLoss;
    }

    private void showChosenLoss() {
        List<String> names = loss.getItems();
        filling = true;
        loss.setValue(names.contains(chosenLoss.get()) ? chosenLoss.get() : names.isEmpty() ? null : names.get(0));
        filling = false;
    }

    StackPane picture() {
        return picture;
    }

    /** Shows other records, or the same in another style. */
    void show(List<StudyRecord> all, FigureStyle look) {
        records = all;
        style = look;
        List<String> names = all.stream().filter(SimilarityView::shown).map(record -> record.of().lossName()).distinct().toList();
        if (!names.equals(loss.getItems())) {
            filling = true;
            loss.getItems().setAll(names);
            filling = false;
            showChosenLoss();
        }
        paint();
    }

    private static boolean shown(StudyRecord record) {
        return record.of().noise() == NoiseKind.LATTICE && !record.of().isBaseline();
    }

    private void paint() {
        String name = loss.getValue();
        List<StudyRecord> all = records;
        FigureStyle look = style;
        figure.show(name == null ? null : () -> new SimilarityFigure(all, name, look));
    }

    private Optional<StudyRecord> at(double x, double y) {
        FigureView.Picture<SimilarityFigure> now = figure.picture().get();
        return now == null ? Optional.empty() : now.figure().nearest(x, y, now.width(), now.height(), RADIUS);
    }

    private void key(KeyEvent event, Runnable open) {
        switch (event.getCode()) {
            case LEFT -> step(-1);
            case RIGHT -> step(1);
            case ENTER -> open.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        List<StudyRecord> order = records.stream().filter(record -> shown(record) && record.of().lossName().equals(loss.getValue()))
                .sorted(Comparator.comparingDouble(record -> record.end().distance())).toList();
        if (!order.isEmpty()) {
            int now = order.indexOf(chosen.get());
            chosen.set(order.get(now < 0 ? 0 : Math.max(0, Math.min(order.size() - 1, now + by))));
        }
    }

    private void draw() {
        GraphicsContext g = ring.getGraphicsContext2D();
        g.clearRect(0, 0, ring.getWidth(), ring.getHeight());
        FigureView.Picture<SimilarityFigure> now = figure.picture().get();
        if (now != null && chosen.get() != null) {
            now.figure().place(chosen.get(), now.width(), now.height()).ifPresent(place -> {
                g.setStroke(Color.web("#FF8C1A"));
                g.setLineWidth(2.5);
                g.strokeOval(place[0] - RING, place[1] - RING, 2 * RING, 2 * RING);
            });
        }
    }

    /** Ends the painting thread. */
    void close() {
        figure.close();
    }
}
