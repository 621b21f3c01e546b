package org.braggscape.app.control;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** The symbols on the tool bar: lines in a square of 16 pixels, in the colour of text. */
public enum Icon {
    OPEN("M1.5 13.5 V3 H6 L7.5 5 H14.5 V13.5 Z"),
    UNDO("M5.5 2.5 L2 6 L5.5 9.5 M2 6 H10 A3.75 3.75 0 0 1 10 13.5 H6"),
    REDO("M10.5 2.5 L14 6 L10.5 9.5 M14 6 H6 A3.75 3.75 0 0 0 6 13.5 H10"),
    PLAY("M4 2.5 L13 8 L4 13.5 Z"),
    PAUSE("M5 2.5 V13.5 M11 2.5 V13.5"),
    STEP("M3.5 2.5 L10 8 L3.5 13.5 Z M13 2.5 V13.5"),
    EXPORT("M8 10 V1.5 M4.5 5 L8 1.5 L11.5 5 M2 9 V14.5 H14 V9"),
    SEARCH("M6.5 1.5 A5 5 0 1 1 6.49 1.5 Z M10.2 10.2 L14.5 14.5"),
    MOON("M13.5 9.5 A6 6 0 1 1 6.5 2.5 A5 5 0 0 0 13.5 9.5 Z"),
    SUN("M8 4.8 A3.2 3.2 0 1 1 7.99 4.8 Z M8 0.7 V2.2 M8 13.8 V15.3 M0.7 8 H2.2 M13.8 8 H15.3"
            + " M2.8 2.8 L3.9 3.9 M12.1 12.1 L13.2 13.2 M13.2 2.8 L12.1 3.9 M3.9 12.1 L2.8 13.2");

    private static final double SIZE = 16;

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /** {@return a new picture of it} */
    public Node node() {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("icon");
        StackPane square = new StackPane(shape);
        square.setMinSize(SIZE, SIZE);
        square.setMaxSize(SIZE, SIZE);
        return square;
    }
}
