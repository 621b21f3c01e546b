package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of text with symbols in italics, as quantities are written: {@code *a* / Å}. Drawn run by run as plain strings, so
 * that it stays text in vector files.
 */
final class RichText {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    /** Follows a letter that gets a bar. Few fonts have it, so the bar is a line. */
    static final char BAR = '\u0305';
    /** Of the bar relative to the size of the font: above the baseline, from the ends of the letter, thickness. */
    private static final double BAR_HEIGHT = 0.82;
    private static final double BAR_INSET = 0.07;
    private static final double THICKNESS = 0.07;

    private final List<Run> runs = new ArrayList<>();
    private final double width;

    private record Run(String text, Font font, double offset, double width, boolean barred) {
    }

    /**
     * Reads marked text.
     *
     * @param marked as {@link ItalicMarks} reads; a letter before U+0305 gets a bar above
     * @param upright font of the rest
     */
    RichText(String marked, Font upright) {
        Font italic = FontFamily.of(upright).italic(upright.getSize2D());
        double offset = 0;
        boolean symbol = false;
        for (String part : ItalicMarks.parts(marked)) {
            Font font = symbol ? italic : upright;
            symbol = !symbol;
            int from = 0;
            for (int bar = part.indexOf(BAR); bar > 0; bar = part.indexOf(BAR, from)) {
                offset = add(part.substring(from, bar - 1), font, offset, false);
                offset = add(part.substring(bar - 1, bar), font, offset, true);
                from = bar + 1;
            }
            offset = add(part.substring(from), font, offset, false);
        }
        width = offset;
    }

    private double add(String text, Font font, double offset, boolean barred) {
        if (text.isEmpty()) {
            return offset;
        }
        double wide = font.getStringBounds(text, EXACT).getWidth();
        runs.add(new Run(text, font, offset, wide, barred));
        return offset + wide;
    }

    /**
     * Reads marked text, set smaller where it has no room.
     *
     * @param marked as for the constructor
     * @param upright font of the rest, if there is room
     * @param room the most that it may be wide, positive
     * @return the line
     */
    static RichText within(String marked, Font upright, double room) {
        RichText wished = new RichText(marked, upright);
        return wished.width() <= room ? wished : new RichText(marked, upright.deriveFont((float) (room / wished.width() * upright.getSize2D())));
    }

    /** {@return the width in logical pixels} */
    double width() {
        return width;
    }

    /**
     * Draws the line in the current colour.
     *
     * @param graphics where
     * @param x the point that {@code share} refers to
     * @param baseline y of the baseline
     * @param share which part of the text lies left of x: 0 left-aligned, 0.5 centred, 1 right-aligned
     */
    void draw(Graphics2D graphics, double x, double baseline, double share) {
        for (Run run : runs) {
            graphics.setFont(run.font());
            double left = x - share * width + run.offset();
            graphics.drawString(run.text(), (float) left, (float) baseline);
            if (run.barred()) {
                double size = run.font().getSize2D();
                Stroke before = graphics.getStroke();
                graphics.setStroke(new BasicStroke((float) (THICKNESS * size)));
                double bar = baseline - BAR_HEIGHT * size;
                graphics.draw(new Line2D.Double(left + BAR_INSET * size, bar, left + run.width() - BAR_INSET * size, bar));
                graphics.setStroke(before);
            }
        }
    }

    /**
     * Draws the line upwards, centred.
     *
     * @param graphics where
     * @param baseline x of the baseline
     * @param y of the middle
     */
    void drawUpwards(Graphics2D graphics, double baseline, double y) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(baseline, y);
        graphics.rotate(-Math.PI / 2);
        draw(graphics, 0, 0, 0.5);
        graphics.setTransform(before);
    }
}
