package org.braggscape.figure;

import java.util.List;
import org.braggscape.objective.JointLoss;
import org.braggscape.study.Landscape;

/** The maps of a loss, of an energy and of both together beside each other, with the same paths over all of them. */
public final class JointFigure {
    /** How many maps stand beside each other. */
    private static final int COLUMNS = 3;

    private JointFigure() {
    }

    /**
     * Arranges the maps.
     *
     * @param maps of the loss, of the energy and of both together, complete
     * @param paths in the order in which they are drawn
     * @param style how it looks
     * @return the figure
     */
    public static Figure of(List<Landscape> maps, List<DescentMapFigure.PathLine> paths, FigureStyle style) {
        return PathLegend.above(new PanelsFigure(maps.stream().map(map -> new PanelsFigure.Panel(title(map),
                new DescentMapFigure(map, paths, style))).toList(), COLUMNS, style), DescentMapFigure.modes(paths), style);
    }

    private static String title(Landscape map) {
        return map.request().loss() instanceof JointLoss joint ? "joint, *λ* = " + weight(joint.weight()) : ItalicMarks.escape(map.request().loss().label());
    }

    /**
     * Writes the weight of an energy.
     *
     * @param weight λ
     * @return such as {@code 0.50 atoms/eV}
     */
    public static String weight(double weight) {
        int decimals = weight == 0 || weight >= 10 ? 0 : weight >= 1 ? 1 : weight >= 0.1 ? 2 : 3;
        return Decimals.text(weight, decimals) + " atoms/eV";
    }
}
