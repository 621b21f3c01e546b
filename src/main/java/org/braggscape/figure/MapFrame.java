package org.braggscape.figure;

import java.awt.Rectangle;

/**
 * Where a map lies in its figure: the rectangle of the data and the values at its edges.
 *
 * @param area in logical pixels, y downwards
 * @param left value of the x parameter at the left edge
 * @param right value of the x parameter at the right edge
 * @param bottom value of the y parameter at the lower edge
 * @param top value of the y parameter at the upper edge
 */
public record MapFrame(Rectangle area, double left, double right, double bottom, double top) {
    /** {@return the pixel column of a value of the x parameter} */
    public double pixelX(double x) {
        return area.x + (x - left) / (right - left) * area.width;
    }

    /** {@return the pixel row of a value of the y parameter} */
    public double pixelY(double y) {
        return area.y + (top - y) / (top - bottom) * area.height;
    }

    /** {@return the value of the x parameter at a pixel column} */
    public double x(double pixelX) {
        return left + (pixelX - area.x) / area.width * (right - left);
    }

    /** {@return the value of the y parameter at a pixel row} */
    public double y(double pixelY) {
        return top - (pixelY - area.y) / area.height * (top - bottom);
    }
}
