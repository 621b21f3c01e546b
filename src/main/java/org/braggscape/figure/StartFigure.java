package org.braggscape.figure;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.landscape.Minimum;
import org.braggscape.study.Landscape;

/**
 * A landscape beside the patterns of the target and of its deepest false minima, as in Figure 2 of Segal et al. (arXiv
 * 2512.04036).
 */
public final class StartFigure implements Figure {
    /** The size at which it looks best. */
    public static final FigureExport.Size SIZE = new FigureExport.Size(360, 190);

    private static final int SHOWN = 3;
    private static final int HEADING = 44;
    private static final double MAP_SHARE = 0.54;
    /** Of the height, where the patterns stand below the map. */
    private static final double MAP_SHARE_ABOVE = 0.5;

    private final Landscape landscape;
    private final FigureStyle style;
    private final LandscapeFigure map;
    private final PatternFigure patterns;
    private final List<CrystalStructure> structures = new ArrayList<>();
    private final boolean narrow;

    /**
     * Prepares the picture: simulates the patterns.
     *
     * @param landscape complete
     * @param style how it looks
     */
    public StartFigure(Landscape landscape, FigureStyle style) {
        this(landscape, style, false);
    }

    /**
     * Prepares the picture: simulates the patterns.
     *
     * @param landscape complete
     * @param style how it looks
     * @param narrow whether the patterns stand below the map and not beside it
     */
    StartFigure(Landscape landscape, FigureStyle style, boolean narrow) {
        this.narrow = narrow;
        this.landscape = landscape;
        this.style = style;
        this.map = new LandscapeFigure(landscape, style);
        CrystalStructure truth = landscape.request().structure();
        XrdSimulator simulator = new XrdSimulator(landscape.request().settings());
        List<PatternCurve> curves = new ArrayList<>();
        structures.add(truth);
        curves.add(new PatternCurve("Target: " + place(landscape.plane().middleX(), landscape.plane().middleY()), simulator.simulate(truth)));
        List<Minimum> minima = landscape.falseMinima();
        for (int i = 0; i < Math.min(SHOWN, minima.size()); i++) {
            Minimum minimum = minima.get(i);
            structures.add(truth.withLattice(Landscape.cell(minimum)));
            curves.add(new PatternCurve("Minimum " + (i + 1) + ": " + place(landscape.x(minimum), landscape.y(minimum)) + ", loss "
                    + Decimals.text(minimum.value(), 3),
                    simulator.simulate(structures.get(i + 1))));
        }
        this.patterns = new PatternFigure(curves, style);
    }

    /** {@return the structures of the patterns, the target first} */
    List<CrystalStructure> structures() {
        return structures;
    }

    /** {@return the patterns, the target first} */
    List<PatternCurve> curves() {
        return patterns.curves();
    }

    private String place(double x, double y) {
        return ParameterText.value(landscape.request().x().parameter(), x) + ", "
                + ParameterText.value(landscape.request().y().parameter(), y);
    }

    /** {@return the least size of such a figure of any map} */
    static Dimension least(FigureStyle style, boolean narrow) {
        Dimension map = LandscapeFigure.least(style);
        return narrow ? new Dimension(map.width, (int) (map.height / MAP_SHARE_ABOVE))
                : new Dimension((int) (map.width / MAP_SHARE), map.height + HEADING);
    }

    @Override
    public Dimension least() {
        return least(style, narrow);
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height) {
        Graphics2D g = (Graphics2D) graphics.create();
        LandscapeFigure.prepare(g);
        g.setColor(style.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        g.setColor(style.text());
        // a column has no room for so long a line
        double heading = style.shows(FigurePart.TITLE) && !narrow ? HEADING : 0;
        RichText title = RichText.within(ChemicalName.marked(landscape.request().structure().name()) + ": "
                + ItalicMarks.escape(landscape.request().loss().label()) + ", and the patterns of its deepest false minima",
                style.family().semiBold(1.3 * style.sizes().title()), width - 2 * 24);
        if (heading > 0) {
            title.draw(g, 24, 30, 0);
        }
        g.translate(0, heading);
        if (narrow) {
            double split = Math.round(MAP_SHARE_ABOVE * height);
            map.paint(g, width, split);
            g.translate(0, split);
            patterns.paint(g, width, height - split);
        } else {
            double split = Math.round(MAP_SHARE * width);
            map.paint(g, split, height - heading);
            g.translate(split, 0);
            patterns.paint(g, width - split, height - heading);
        }
        g.dispose();
    }
}
