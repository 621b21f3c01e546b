package org.braggscape.app;

import javafx.scene.control.Label;

/** Small words that explain, on as many lines as they need. */
final class Caption extends Label {
    Caption(String text) {
        super(text);
        getStyleClass().add("caption");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
    }
}
