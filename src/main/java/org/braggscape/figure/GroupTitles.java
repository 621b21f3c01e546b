package org.braggscape.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/** The titles below the groups of a chart's columns: in lines of words where these fit, else all of them written upwards. */
final class GroupTitles {
    private static final double GAP = 5;
    private static final double END = 3;
    private static final double LINE = 1.2;

    private final RateColumns columns;
    private final Font font;
    private final double unit;
    /** By group; nothing where they are written upwards. */
    private final List<List<String>> lines = new ArrayList<>();

    /**
     * Lays the titles.
     *
     * @param columns which groups there are
     * @param font of the titles
     * @param unit width of a column
     */
    GroupTitles(RateColumns columns, Font font, double unit) {
        this.columns = columns;
        this.font = font;
        this.unit = unit;
        for (RateColumns.Group group : columns.groups()) {
            List<String> wrapped = wrapped(group.title(), (group.to() - group.from()) * unit);
            if (wrapped.stream().anyMatch(line -> width(line) > (group.to() - group.from()) * unit)) {
                lines.clear();
                return;
            }
            lines.add(wrapped);
        }
    }

    private double width(String text) {
        return new RichText(ItalicMarks.escape(text), font).width();
    }

    private List<String> wrapped(String title, double room) {
        List<String> wrapped = new ArrayList<>();
        String line = "";
        for (String word : title.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer) > room) {
                wrapped.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        wrapped.add(line);
        return wrapped;
    }

    /** {@return the height that they take} */
    double room() {
        double upwards = columns.groups().stream().mapToDouble(group -> width(group.title())).max().orElse(0);
        double most = lines.stream().mapToInt(List::size).max().orElse(0) * LINE * font.getSize2D();
        return GAP + (lines.isEmpty() ? upwards : most) + END;
    }

    /**
     * Draws them.
     *
     * @param left where the first column begins
     * @param bottom of the columns
     */
    void draw(Graphics2D g, double left, double bottom) {
        for (int i = 0; i < columns.groups().size(); i++) {
            RateColumns.Group group = columns.groups().get(i);
            double x = left + (group.from() + group.to()) / 2 * unit;
            if (lines.isEmpty()) {
                AffineTransform before = g.getTransform();
                g.translate(x + 0.34 * font.getSize2D(), bottom + GAP);
                g.rotate(-Math.PI / 2);
                new RichText(ItalicMarks.escape(group.title()), font).draw(g, 0, 0, 1);
                g.setTransform(before);
            } else {
                double y = bottom + GAP;
                for (String line : lines.get(i)) {
                    y += LINE * font.getSize2D();
                    new RichText(ItalicMarks.escape(line), font).draw(g, x, y - 0.2 * font.getSize2D(), 0.5);
                }
            }
        }
    }
}
