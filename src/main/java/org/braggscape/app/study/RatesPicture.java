package org.braggscape.app.study;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.braggscape.app.control.FigureView;
import org.braggscape.figure.Figure;
import org.braggscape.study.MatchRates;

/**
 * A picture of match rates, with a line below that says in words what is under the pointer.
 *
 * @param <F> the kind of figure
 */
final class RatesPicture<F extends Figure> extends VBox {
    private final FigureView<F> figure;
    private final StackPane frame;

    /** Tells which rate lies at a place of a picture of some size. */
    interface Rows<F> {
        Optional<MatchRates.Row> at(F figure, double x, double y, double width, double height);
    }

    /**
     * Creates an empty picture.
     *
     * @param name of what it shows, such as {@code study-rates}
     * @param text for people who cannot see it
     * @param rows reads it
     * @param failed told of what goes wrong
     */
    RatesPicture(String name, String text, Rows<F> rows, Consumer<Throwable> failed) {
        figure = new FigureView<>(name, failed);
        frame = new StackPane(figure);
        frame.setId(name + "-picture");
        frame.setMinSize(0, 0);
        frame.setFocusTraversable(true);
        frame.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        frame.setAccessibleText(text);
        Label reading = new Label();
        reading.getStyleClass().add("caption");
        reading.setMinHeight(USE_PREF_SIZE);
        frame.setOnMouseMoved(event -> {
            FigureView.Picture<F> now = figure.picture().get();
            reading.setText(now == null ? "" : rows.at(now.figure(), event.getX(), event.getY(), now.width(), now.height())
                    .map(StudyText::of).orElse(""));
        });
        HBox line = new HBox(reading);
        line.getStyleClass().add("minima-head");
        VBox.setVgrow(frame, Priority.ALWAYS);
        getChildren().addAll(frame, line);
    }

    /** {@return where the picture is, without the line below} */
    StackPane frame() {
        return frame;
    }

    /** Shows another figure, made off the JavaFX thread; null for none. */
    void show(Supplier<F> made) {
        figure.show(made);
    }

    /** Ends the painting thread. */
    void close() {
        figure.close();
    }
}
