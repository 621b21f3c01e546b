package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/** Indices of a reflection as crystallographers write them: close together, negative ones with a bar above. */
final class MillerText {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final double GAP = 1.5;
    /** Height of the bar above the baseline relative to the size of the font. */
    private static final double BAR = 0.86;

    private final List<Index> indices = new ArrayList<>();
    private final Font font;
    private final double width;

    private record Index(String digits, boolean negative, double from, double to) {
    }

    /**
     * Reads indices.
     *
     * @param text such as {@code 1 0 −1 2}
     * @param font upright
     */
    MillerText(String text, Font font) {
        this.font = font;
        double x = 0;
        for (String part : text.split(" ")) {
            boolean negative = part.startsWith("\u2212");
            String digits = negative ? part.substring(1) : part;
            double end = x + font.getStringBounds(digits, EXACT).getWidth();
            indices.add(new Index(digits, negative, x, end));
            x = end + GAP;
        }
        width = x - GAP;
    }

    /** Draws them upwards in the current colour, from a place, or up to it where {@code share} is 1. */
    void drawUpwards(Graphics2D graphics, double baseline, double y, double share) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.translate(baseline, y);
        g.rotate(-Math.PI / 2);
        g.translate(-share * width, 0);
        g.setFont(font);
        g.setStroke(new BasicStroke(1));
        double bar = -BAR * font.getSize2D();
        for (Index index : indices) {
            g.drawString(index.digits(), (float) index.from(), 0);
            if (index.negative()) {
                g.draw(new Line2D.Double(index.from() + 0.5, bar, index.to() - 0.5, bar));
            }
        }
        g.dispose();
    }
}
