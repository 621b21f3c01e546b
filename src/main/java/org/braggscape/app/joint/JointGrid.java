package org.braggscape.app.joint;

import javafx.scene.layout.Region;

/** Three maps side by side where there is room, else the third below the others, so that all of them stay about square. */
final class JointGrid extends Region {
    private static final double GAP = 8;
    /** As many times wider than tall is a place for three. */
    private static final double WIDE = 1.5;

    private final Region first;
    private final Region second;
    private final Region third;

    JointGrid(Region first, Region second, Region third) {
        this.first = first;
        this.second = second;
        this.third = third;
        getChildren().addAll(first, second, third);
        setMinSize(0, 0);
        getStyleClass().add("joint-grid");
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        if (width > WIDE * height) {
            double part = (width - 2 * GAP) / 3;
            first.resizeRelocate(left, top, part, height);
            second.resizeRelocate(left + part + GAP, top, part, height);
            third.resizeRelocate(left + 2 * (part + GAP), top, part, height);
        } else {
            double part = (width - GAP) / 2;
            // the third has the slider below it
            double upper = (height - GAP) * 0.47;
            double wide = Math.min(width, 1.25 * part + 40);
            first.resizeRelocate(left, top, part, upper);
            second.resizeRelocate(left + part + GAP, top, part, upper);
            third.resizeRelocate(left + (width - wide) / 2, top + upper + GAP, wide, height - upper - GAP);
        }
    }
}
