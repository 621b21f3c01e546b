package org.braggscape.figure;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Lattice;

/**
 * Unit cells beside or below each other, whichever lets them be larger, all from the same side and at the same scale, with a
 * legend of their elements.
 *
 * @param cells one or more
 * @param orientation from where they are seen
 * @param zoom 1 for cells that fit
 * @param detail false for flat discs without bonds, which are painted faster
 * @param still true if they need to fit as they are seen, false if in the view of the start and in those along the axes too
 * @param style how it looks
 */
public record UnitCellFigure(List<Cell> cells, Orientation orientation, double zoom, boolean detail, boolean still,
        FigureStyle style) implements Figure {
    /** The size of two cells on paper unless another is wished. */
    public static final FigureExport.Size SIZE = new FigureExport.Size(170, 105);
    private static final double MARGIN = 22;
    private static final double AXIS_NAME = 17;
    private static final int MOST_MIXED = 4;
    private static final int LEAST = 120;

    /**
     * A cell and what to call it.
     *
     * @param title such as {@code Minimum 1}
     * @param caption what stands below the title, symbols between asterisks; empty for nothing
     * @param content the cell
     */
    public record Cell(String title, String caption, UnitCell content) {
    }

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no cell or the zoom is not positive
     */
    public UnitCellFigure {
        if (cells.isEmpty() || !(zoom > 0)) {
            throw new IllegalArgumentException("A figure of unit cells needs a cell and a positive zoom.");
        }
        cells = List.copyOf(cells);
    }

    /**
     * Cells that can be turned, and keep their size then.
     *
     * @param cells one or more
     * @param orientation from where they are seen
     * @param zoom 1 for cells that fit in the view of the start and in those along the axes
     * @param detail false for flat discs without bonds, which are painted faster
     * @param style how it looks
     */
    public UnitCellFigure(List<Cell> cells, Orientation orientation, double zoom, boolean detail, FigureStyle style) {
        this(cells, orientation, zoom, detail, false, style);
    }

    /**
     * Cells on paper: as large as there is room, seen a little from above.
     *
     * @param cells one or more
     * @param style how it looks
     * @return the figure
     */
    static UnitCellFigure still(List<Cell> cells, FigureStyle style) {
        return new UnitCellFigure(cells, Orientation.START, 1, true, true, style);
    }

    /** {@return the least size of such a figure of so many cells} */
    static Dimension least(int cells) {
        // as many as there are, beside or below each other
        return new Dimension(LEAST, LEAST * cells);
    }

    @Override
    public Dimension least() {
        return least(cells.size());
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        List<Entry> legend = legend();
        double line = 1.9 * style.fontSize();
        double foot = line * drawLegend(null, legend, width) + 8;
        double title = cells.stream().allMatch(cell -> cell.title().isEmpty()) ? 0 : 1.35 * style.fontSize();
        double head = title + (cells.stream().allMatch(cell -> cell.caption().isEmpty()) ? 0 : 1.95 * style.fontSize());
        int count = cells.size();
        boolean beside = scale(width / count, height - foot - head) >= scale(width, (height - foot) / count - head);
        double panelWidth = beside ? width / count : width;
        double panelHeight = beside ? height - foot : (height - foot) / count;
        double scale = scale(panelWidth, panelHeight - head);
        for (int i = 0; i < count; i++) {
            double x = beside ? i * panelWidth : 0;
            double y = beside ? 0 : i * panelHeight;
            Shape clip = g.getClip();
            g.clip(new Rectangle2D.Double(x, y, panelWidth, panelHeight));
            double middle = y + (head + panelHeight) / 2;
            g.translate(x + panelWidth / 2, middle);
            new CellPainter(cells.get(i).content(), orientation, detail, style).paint(g, scale, true);
            g.translate(-x - panelWidth / 2, -middle);
            g.setClip(clip);
            g.setColor(style.text());
            new RichText(cells.get(i).title(), style.titleFont()).draw(g, x + MARGIN, y + 1.5 * style.fontSize(), 0);
            g.setColor(style.muted());
            RichText.within(cells.get(i).caption(), style.font(style.fontSize() - 1), Math.max(1, panelWidth - 1.5 * MARGIN)).draw(g, x + MARGIN, y + 1.5 * style.fontSize() + title, 0);
        }
        g.translate(0, height - foot);
        drawLegend(g, legend, width);
        g.dispose();
    }

    /** Pixels per Å, the same for all cells; where they can be turned also the same from the start and along the axes. */
    private double scale(double width, double height) {
        double scale = Double.POSITIVE_INFINITY;
        double margin = still ? AXIS_NAME : MARGIN;
        for (Cell cell : cells) {
            Lattice lattice = cell.content().lattice();
            for (Orientation view : still ? List.of(orientation) : List.of(Orientation.START, Orientation.along(0, lattice),
                    Orientation.along(1, lattice), Orientation.along(2, lattice))) {
                double[] reach = cell.content().reach(view);
                scale = Math.min(scale, Math.min(Math.max(8, width / 2 - margin) / reach[0],
                        Math.max(8, height / 2 - margin) / reach[1]));
            }
        }
        return zoom * scale;
    }

    /** A ball with its name. */
    private record Entry(UnitCell.Atom atom, String text) {
    }

    private List<Entry> legend() {
        Set<Element> elements = new TreeSet<>();
        Set<List<UnitCell.Share>> mixed = new LinkedHashSet<>();
        for (Cell cell : cells) {
            elements.addAll(cell.content().elements());
            cell.content().atoms().stream().filter(UnitCell.Atom::mixed).forEach(atom -> mixed.add(atom.shares()));
        }
        List<Entry> entries = new ArrayList<>();
        for (Element element : elements) {
            entries.add(new Entry(new UnitCell.Atom(new double[3], List.of(new UnitCell.Share(element, 1))), element.symbol()));
        }
        mixed.stream().limit(MOST_MIXED).forEach(shares -> entries.add(new Entry(new UnitCell.Atom(new double[3], shares),
                String.join(" + ", shares.stream().map(UnitCellFigure::text).toList()))));
        if (mixed.size() > MOST_MIXED) {
            entries.add(new Entry(null, "and " + (mixed.size() - MOST_MIXED) + " more mixed sites"));
        }
        return entries;
    }

    private static String text(UnitCell.Share share) {
        return Decimals.text(share.occupancy(), 2) + " " + share.element().symbol();
    }

    /** Draws the legend below the origin, or only counts its lines. */
    private int drawLegend(Graphics2D g, List<Entry> entries, double width) {
        double radius = 0.5 * style.fontSize();
        double line = 1.9 * style.fontSize();
        double x = MARGIN;
        int lines = 1;
        for (Entry entry : entries) {
            RichText text = new RichText(entry.text(), style.font(style.fontSize()));
            double disc = entry.atom() == null ? 0 : 2 * radius + 5;
            if (x > MARGIN && x + disc + text.width() > width - MARGIN) {
                x = MARGIN;
                lines++;
            }
            if (g != null) {
                double y = (lines - 0.5) * line;
                if (entry.atom() != null) {
                    Shading.ball(g, x + radius, y, radius, entry.atom(), UnaryOperator.<Color>identity());
                }
                g.setColor(style.text());
                text.draw(g, x + disc, y + 0.36 * style.fontSize(), 0);
            }
            x += disc + text.width() + 18;
        }
        return lines;
    }
}
