package org.braggscape.figure;

import java.awt.Dimension;
import java.awt.Graphics2D;

/** A picture that can be painted at any size. Immutable; any thread may paint it. */
public interface Figure {
    /**
     * Paints the picture from the origin, background included.
     *
     * @param graphics where; transform, clip and colours are as before when this returns
     * @param width in logical pixels of 1/96 inch, at least 1
     * @param height in logical pixels of 1/96 inch, at least 1
     */
    void paint(Graphics2D graphics, double width, double height);

    /** {@return the least size in logical pixels at which what it shows has any room beside its labels} */
    default Dimension least() {
        return new Dimension(200, 150);
    }
}
