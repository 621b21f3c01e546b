package org.braggscape.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of text with symbols in italics, as quantities are written: {@code *a* / Å}. Drawn run by run as plain strings, so
 * that it stays text in vector files.
 */
final class RichText {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final List<Run> runs = new ArrayList<>();
    private final double width;

    private record Run(String text, Font font, double offset) {
    }

    /**
     * Reads marked text.
     *
     * @param marked what stands between two asterisks is set in italics
     * @param upright font of the rest
     */
    RichText(String marked, Font upright) {
        Font italic = FontFamily.of(upright).italic(upright.getSize2D());
        double offset = 0;
        boolean symbol = false;
        for (String part : marked.split("\\*", -1)) {
            Font font = symbol ? italic : upright;
            symbol = !symbol;
            if (!part.isEmpty()) {
                runs.add(new Run(part, font, offset));
                offset += font.getStringBounds(part, EXACT).getWidth();
            }
        }
        width = offset;
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
            graphics.drawString(run.text(), (float) (x - share * width + run.offset()), (float) baseline);
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
