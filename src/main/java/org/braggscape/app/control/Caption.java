package org.braggscape.app.control;

import javafx.scene.control.Label;

/** Small words that explain, on as many lines as they need. */
public final class Caption extends Label {
    public Caption(String text) {
        super(text);
        getStyleClass().add("caption");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
    }
}
