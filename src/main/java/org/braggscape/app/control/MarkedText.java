package org.braggscape.app.control;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.braggscape.figure.ItalicMarks;

/** A line of text with the symbols of quantities in italics, marked by asterisks: {@code *a* 4.789 Å}. */
public final class MarkedText extends HBox {
    private final Tooltip whole = new Tooltip();
    private boolean shrinks;

    public MarkedText(String... styleClasses) {
        getStyleClass().addAll(styleClasses);
        // an empty line is as high as a full one: nothing jumps when it is filled
        setText(" ");
    }

    /** {@return this text; where it has no room its beginning, and what follows the last symbol, end in dots} */
    public MarkedText shrinking() {
        shrinks = true;
        setMinWidth(0);
        Tooltip.install(this, whole);
        return this;
    }

    /** Shows another text. */
    public void setText(String marked) {
        getChildren().clear();
        List<String> parts = ItalicMarks.parts(marked);
        for (int i = 0; i < parts.size(); i++) {
            boolean symbol = i % 2 == 1;
            Label label = new Label(parts.get(i));
            // a name that ends in dots can be guessed, dots between two symbols say nothing
            if (!shrinks || i > 0 && i < parts.size() - 1) {
                label.setMinWidth(USE_PREF_SIZE);
            }
            if (symbol) {
                label.getStyleClass().add("symbol");
            }
            getChildren().add(label);
        }
        whole.setText(ItalicMarks.plain(marked));
        setAccessibleText(whole.getText());
    }
}
