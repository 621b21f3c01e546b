package org.braggscape.app.control;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/** The divider between two panes, and where the user wants it: layouts of other sizes move it a little, and that is not kept. */
public final class Divider {
    private static final double DIGITS = 1000;

    private final SplitPane split;
    private final ReadOnlyDoubleWrapper position;

    /**
     * Puts the divider somewhere.
     *
     * @param split two panes
     * @param start share of the first one
     */
    public Divider(SplitPane split, double start) {
        this.split = split;
        this.position = new ReadOnlyDoubleWrapper(start);
        split.setDividerPositions(start);
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (isDivider((Node) event.getTarget())) {
                position.set(Math.rint(split.getDividerPositions()[0] * DIGITS) / DIGITS);
            }
        });
    }

    private boolean isDivider(Node node) {
        Node child = node;
        while (child != null && child.getParent() != split) {
            child = child.getParent();
        }
        return child != null && child.getStyleClass().contains("split-pane-divider");
    }

    /** {@return share of the first pane that the user chose last, from 0 to 1} */
    public ReadOnlyDoubleProperty position() {
        return position.getReadOnlyProperty();
    }

    /** Puts the divider elsewhere. */
    public void move(double share) {
        if (share != position.get()) {
            position.set(share);
            split.setDividerPositions(share);
        }
    }
}
