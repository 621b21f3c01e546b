package org.braggscape.app.control;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Label;

/** Says the first of several things that may be wrong, in a place that is kept free for it: nothing moves when it comes or goes. */
public final class FirstSentence extends Label {
    private static final double TWO_LINES = 36;

    /**
     * Shows the first sentence that is not empty.
     *
     * @param sentences each empty as long as all is well
     */
    public FirstSentence(List<? extends ObservableStringValue> sentences) {
        getStyleClass().add("field-error");
        setWrapText(true);
        setMinHeight(TWO_LINES);
        setPrefHeight(TWO_LINES);
        setMaxHeight(TWO_LINES);
        setMaxWidth(Double.MAX_VALUE);
        textProperty().bind(Bindings.createStringBinding(
                () -> sentences.stream().map(ObservableStringValue::get).filter(text -> !text.isEmpty()).findFirst().orElse(""),
                sentences.toArray(Observable[]::new)));
    }
}
