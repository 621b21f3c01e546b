package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.braggscape.study.MatchRates;
import org.braggscape.study.NoiseKind;

/** Match rates structure by structure: a row for each, a column for each setting, the rate as a colour. */
public final class StructureRatesFigure implements Figure {
    private static final int LEFT = 96;
    private static final int RIGHT = 64;
    private static final int BAR = 12;
    private static final double LINE = 18;
    private static final double SWATCH = 11;
    private static final double HEADINGS = 40;
    private static final double MODES = 9;
    private static final double BOTTOM = 54;

    private final List<MatchRates.Row> rows;
    private final RateColumns columns;
    private final List<String> structures;
    private final FigureStyle style;

    /**
     * Prepares the picture.
     *
     * @param rows the rates of every structure on its own
     * @param style how it looks
     */
    public StructureRatesFigure(List<MatchRates.Row> rows, FigureStyle style) {
        this.rows = List.copyOf(rows);
        this.columns = new RateColumns(rows);
        this.structures = rows.stream().map(row -> row.setting().structure().orElse("")).distinct().toList();
        this.style = style;
    }

    private Font groupFont() {
        return style.font(style.fontSize() - 2.5);
    }

    private Rectangle area(double width, double height) {
        double top = 6 + LINE + HEADINGS + MODES;
        double wide = Math.max(1, width - LEFT - RIGHT);
        double titles = new GroupTitles(columns, groupFont(), wide / columns.width()).room();
        return new Rectangle(LEFT, (int) top, (int) wide, (int) Math.max(1, height - top - Math.max(BOTTOM, titles)));
    }

    private Rectangle2D cell(MatchRates.Row row, Rectangle area) {
        MatchRates.Setting setting = row.setting();
        double from = columns.columns().stream().filter(column -> column.setting().equals(new MatchRates.Setting(Optional.empty(),
                setting.noise(), setting.sigma(), setting.lossName(), setting.mode(), setting.rule())))
                .mapToDouble(RateColumns.Column::from).findFirst().orElseThrow();
        double unit = area.width / columns.width();
        double line = (double) area.height / structures.size();
        return new Rectangle2D.Double(area.x + from * unit, area.y + structures.indexOf(setting.structure().orElse("")) * line, unit, line);
    }

    /**
     * Finds the rate at a place.
     *
     * @param x in logical pixels
     * @param y in logical pixels
     * @param width of the picture
     * @param height of the picture
     * @return the rate, or nothing
     */
    public Optional<MatchRates.Row> rowAt(double x, double y, double width, double height) {
        Rectangle area = area(width, height);
        return rows.stream().filter(row -> cell(row, area).contains(x, y)).findFirst();
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        legend(g);
        Rectangle area = area(width, height);
        double unit = area.width / columns.width();
        double line = (double) area.height / Math.max(1, structures.size());
        for (MatchRates.Row row : rows) {
            Rectangle2D cell = cell(row, area);
            g.setColor(new Color(style.colourMap().argb(row.match().share())));
            g.fill(new Rectangle2D.Double(cell.getX() + 0.5, cell.getY() + 0.5, Math.max(0.5, cell.getWidth() - 1),
                    Math.max(0.5, cell.getHeight() - 1)));
        }
        g.setColor(style.text());
        for (int i = 0; i < structures.size(); i++) {
            new RichText(label(structures.get(i)), style.tickFont()).draw(g, area.x - 8.0, area.y + (i + 0.5) * line + 4, 1);
        }
        for (RateColumns.Column column : columns.columns()) {
            RateColumns.fill(g, new Rectangle2D.Double(area.x + column.from() * unit + 0.5, area.y - MODES - 1, Math.max(0.5, unit - 1), MODES - 2),
                    column.setting().mode(), false, style);
        }
        headings(g, area, unit);
        if (style.shows(FigurePart.COLOUR_BAR)) {
            ColourBar.draw(g, new Rectangle((int) (width - RIGHT + 14), area.y, BAR, area.height), 0, 100, "", 0, style);
            g.setColor(style.text());
            new RichText("Match / %", style.tickFont()).draw(g, width - 6, area.y - 8.0, 1);
        }
        g.dispose();
    }

    /** In a study a structure is a sample or the path of a file. */
    private static String label(String structure) {
        String last = structure.substring(Math.max(structure.lastIndexOf('/'), structure.lastIndexOf('\\')) + 1);
        return ChemicalName.marked(last.equals(structure) ? structure : last.replaceFirst("\\.[^.]*$", ""));
    }

    private void legend(Graphics2D g) {
        double x = LEFT;
        for (String mode : columns.modes()) {
            RateColumns.fill(g, new Rectangle2D.Double(x, 6, SWATCH, SWATCH), mode, false, style);
            g.setColor(style.text());
            RichText text = new RichText(RateColumns.label(mode), style.tickFont());
            text.draw(g, x + SWATCH + 5, 15.5, 0);
            x += SWATCH + text.width() + 22;
        }
    }

    private void headings(Graphics2D g, Rectangle area, double unit) {
        g.setColor(style.text());
        for (NoiseKind noise : NoiseKind.values()) {
            List<RateColumns.Level> levels = columns.levels().stream().filter(level -> level.noise() == noise).toList();
            if (!levels.isEmpty()) {
                double from = area.x + levels.get(0).from() * unit;
                double to = area.x + levels.get(levels.size() - 1).to() * unit;
                RichText title = new RichText(noise == NoiseKind.LATTICE ? "Lattice noise" : "Coordinate noise", style.labelFont());
                title.draw(g, (from + to) / 2, area.y - MODES - 26, 0.5);
                g.setStroke(new BasicStroke(0.8f));
                g.draw(new Line2D.Double(from, area.y - MODES - 20, to, area.y - MODES - 20));
            }
        }
        for (RateColumns.Level level : columns.levels()) {
            new RichText(level.text(), style.font(style.fontSize() - 2)).draw(g, area.x + (level.from() + level.to()) / 2 * unit,
                    area.y - MODES - 6, 0.5);
        }
        new GroupTitles(columns, groupFont(), unit).draw(g, area.x, area.getMaxY());
    }
}
