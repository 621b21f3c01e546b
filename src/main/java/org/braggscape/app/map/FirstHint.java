package org.braggscape.app.map;

import atlantafx.base.theme.Styles;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What a newcomer can do with the map, above it, until it is dismissed. */
public final class FirstHint extends HBox {
    /**
     * Creates the hint.
     *
     * @param dismissed whether it is hidden; set when the user dismisses it
     */
    public FirstHint(BooleanProperty dismissed) {
        super(8);
        setId("first-hint");
        getStyleClass().add("first-hint");
        setAlignment(Pos.CENTER_LEFT);
        Label text = new Label("Click a minimum to see its pattern; Shift-click drops a start, and descents run from it. "
                + "The wheel zooms, Ctrl+K finds everything, F1 explains it.");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button close = new Button("Got it");
        close.setId("dismiss-hint");
        close.getStyleClass().addAll("small", Styles.FLAT);
        close.setMinWidth(USE_PREF_SIZE);
        close.setTooltip(new Tooltip("Hide this for good"));
        close.setOnAction(event -> dismissed.set(true));
        getChildren().addAll(text, close);
        visibleProperty().bind(dismissed.not());
        managedProperty().bind(visibleProperty());
    }
}
