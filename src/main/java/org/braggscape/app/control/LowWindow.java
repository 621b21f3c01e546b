package org.braggscape.app.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Where a window is so low that words must give way to pictures. */
public final class LowWindow {
    private static final double ENOUGH = 760;

    private LowWindow() {
    }

    /** {@return whether a node's window has room for more than the necessary} */
    public static ObservableValue<Boolean> hasRoom(Node node) {
        return isHigherThan(node, ENOUGH);
    }

    /** {@return whether a node's window is higher than that} */
    public static ObservableValue<Boolean> isHigherThan(Node node, double enough) {
        return node.sceneProperty().flatMap(Scene::heightProperty).map(height -> height.doubleValue() > enough).orElse(true);
    }
}
