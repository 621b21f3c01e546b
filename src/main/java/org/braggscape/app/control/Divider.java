package org.braggscape.app.control;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.control.SplitPane;

/** The divider between two panes: where it was put, which is not changed by layouts that move it onto whole pixels. */
public final class Divider {
    private static final double PIXELS = 0.003;
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
        split.getDividers().get(0).positionProperty().addListener((property, before, now) -> {
            if (Math.abs(now.doubleValue() - position.get()) > PIXELS) {
                position.set(Math.rint(now.doubleValue() * DIGITS) / DIGITS);
            }
        });
    }

    /** {@return share of the first pane, from 0 to 1} */
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
