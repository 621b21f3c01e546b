package org.braggscape.app.control;

import atlantafx.base.theme.Styles;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A part of the side panel that can be folded up to its heading. */
public class Section extends VBox {
    /** In lower windows the captions at the left would make it scroll. */
    public static final double ROOM_FOR_CAPTIONS = 860;

    private final BooleanProperty folded = new SimpleBooleanProperty();
    private String name = "";

    public Section() {
        getStyleClass().add("section");
    }

    /** {@return whether only its heading is shown} */
    public final BooleanProperty folded() {
        return folded;
    }

    /** {@return its heading} */
    public final String name() {
        return name;
    }

    /** Fills the section; once. */
    public final void fill(Label heading, Node... content) {
        heading.getStyleClass().add("heading");
        name = heading.getText();
        Button fold = new Button();
        fold.setId("fold-" + name.toLowerCase(java.util.Locale.ROOT));
        fold.getStyleClass().addAll(Styles.FLAT, "fold");
        fold.setMinWidth(USE_PREF_SIZE);
        fold.setTooltip(new Tooltip("Fold or unfold this part"));
        fold.setOnAction(event -> folded.set(!folded.get()));
        heading.setOnMouseClicked(event -> fold.fire());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(heading, gap, fold);
        head.getStyleClass().add("section-head");
        VBox body = new VBox(content);
        body.getStyleClass().add("section-body");
        body.visibleProperty().bind(folded.not());
        body.managedProperty().bind(body.visibleProperty());
        Runnable show = () -> {
            fold.setText(folded.get() ? "▸" : "▾");
            fold.setAccessibleText((folded.get() ? "Unfold " : "Fold ") + name);
        };
        folded.addListener(observable -> show.run());
        show.run();
        getChildren().addAll(head, body);
    }
}
