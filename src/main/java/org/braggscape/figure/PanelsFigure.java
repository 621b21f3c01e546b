package org.braggscape.figure;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Figures side by side in a grid, with letters (a), (b) … where there are several. */
public final class PanelsFigure implements Figure {
    private static final double HEADING = 26;
    private static final int BAR_ROOM = 104;
    private static final int BAR_GAP = 4;
    private static final int BAR_WIDTH = 14;
    private static final int BAR_MARGIN = 12;
    private static final int BAR_FOOT = 52;

    private final List<Panel> panels;
    private final int columns;
    private final FigureStyle style;
    private final SharedScale scale;

    /**
     * The colours that maps have in common, shown once.
     *
     * @param low value at the lower end of the colours
     * @param high value at the upper end, larger
     * @param label of the values
     */
    public record SharedScale(double low, double high, String label) {
    }

    /**
     * One of the figures.
     *
     * @param title beside the letter, symbols between asterisks; may be empty
     * @param figure what is drawn below
     */
    public record Panel(String title, Figure figure) {
    }

    /**
     * Arranges figures by rows.
     *
     * @param panels one or more
     * @param columns how many stand beside each other, at least 1
     * @param style of the headings
     */
    public PanelsFigure(List<Panel> panels, int columns, FigureStyle style) {
        this(panels, columns, style, null);
    }

    /**
     * Arranges maps with one scale of colours by rows.
     *
     * @param panels one or more, which show no colour bars of their own
     * @param columns how many stand beside each other, at least 1
     * @param style of the headings
     * @param scale drawn at the right of all, if the style shows colour bars; null for none
     */
    public PanelsFigure(List<Panel> panels, int columns, FigureStyle style, SharedScale scale) {
        this.scale = scale != null && style.shows(FigurePart.COLOUR_BAR) ? scale : null;
        this.panels = List.copyOf(panels);
        this.columns = columns;
        this.style = style;
    }

    private int rows() {
        return (panels.size() + columns - 1) / columns;
    }

    private boolean letters() {
        return panels.size() > 1 && style.shows(FigurePart.PANEL_LETTERS);
    }

    private double heading() {
        return letters() || style.shows(FigurePart.TITLE) ? HEADING : 0;
    }

    @Override
    public Dimension least() {
        int width = 0;
        int height = 0;
        for (Panel panel : panels) {
            width = Math.max(width, panel.figure().least().width);
            height = Math.max(height, panel.figure().least().height);
        }
        return new Dimension(columns * width + barRoom(), (int) (rows() * (height + heading())));
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        double heading = heading();
        int rows = rows();
        double cellWidth = (width - barRoom()) / columns;
        double cellHeight = height / rows;
        for (int i = 0; i < panels.size(); i++) {
            Panel panel = panels.get(i);
            Graphics2D part = (Graphics2D) g.create();
            part.translate(i % columns * cellWidth, (double) (i / columns) * cellHeight);
            String letter = letters() ? "(" + (char) ('a' + i) + ")" : "";
            part.setColor(style.text());
            new RichText(letter, style.family().semiBold(style.sizes().title() + 1)).draw(part, 10, HEADING - 8, 0);
            if (style.shows(FigurePart.TITLE)) {
                double indent = letter.isEmpty() ? 10 : 36;
                RichText.within(panel.title(), style.font(style.sizes().title()), cellWidth - indent - 4).draw(part, indent, HEADING - 8, 0);
            }
            part.translate(0, heading);
            panel.figure().paint(part, cellWidth, Math.max(1, cellHeight - heading));
            part.dispose();
        }
        if (scale != null) {
            int top = (int) heading + BAR_MARGIN;
            Rectangle bar = new Rectangle((int) width - BAR_ROOM + BAR_GAP, top, BAR_WIDTH, (int) Math.max(1, height - top - BAR_FOOT));
            ColourBar.draw(g, bar, scale.low(), scale.high(), scale.label(), width - BAR_MARGIN, style);
        }
        g.dispose();
    }

    private int barRoom() {
        return scale == null ? 0 : BAR_ROOM;
    }
}
