package org.braggscape.app.control;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A line of text with the symbols of quantities in italics, marked by asterisks: {@code *a* 4.789 Å}. */
public final class MarkedText extends HBox {
    private boolean shrinks;

    public MarkedText(String... styleClasses) {
        getStyleClass().addAll(styleClasses);
        // an empty line is as high as a full one: nothing jumps when it is filled
        setText(" ");
    }

    /** {@return this text, which ends in dots where it has no room; symbols stay whole} */
    public MarkedText shrinking() {
        shrinks = true;
        setMinWidth(0);
        return this;
    }

    /** Shows another text. */
    public void setText(String marked) {
        getChildren().clear();
        boolean symbol = false;
        for (String part : marked.split("\\*", -1)) {
            Label label = new Label(part);
            if (!shrinks || symbol) {
                label.setMinWidth(USE_PREF_SIZE);
            }
            if (symbol) {
                label.getStyleClass().add("symbol");
            }
            symbol = !symbol;
            getChildren().add(label);
        }
        setAccessibleText(marked.replace("*", ""));
    }
}
