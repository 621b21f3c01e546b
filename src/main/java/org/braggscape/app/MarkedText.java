package org.braggscape.app;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A line of text with the symbols of quantities in italics, marked by asterisks: {@code *a* 4.789 Å}. */
final class MarkedText extends TextFlow {
    MarkedText(String... styleClasses) {
        getStyleClass().addAll(styleClasses);
    }

    /** Shows another text. */
    void setText(String marked) {
        getChildren().clear();
        boolean symbol = false;
        for (String part : marked.split("\\*", -1)) {
            Text text = new Text(part);
            text.getStyleClass().add("text");
            if (symbol) {
                text.getStyleClass().add("symbol");
            }
            symbol = !symbol;
            getChildren().add(text);
        }
        setAccessibleText(marked.replace("*", ""));
    }
}
