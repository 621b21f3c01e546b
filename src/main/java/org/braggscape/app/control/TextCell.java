package org.braggscape.app.control;

import java.util.function.Function;
import javafx.scene.control.TableCell;

/** A cell that shows a value as text and sorts by the value. */
public final class TextCell<S, T> extends TableCell<S, T> {
    private final Function<T, String> text;

    public TextCell(Function<T, String> text) {
        this.text = text;
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : text.apply(item));
    }
}
