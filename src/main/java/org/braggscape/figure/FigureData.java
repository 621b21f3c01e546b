package org.braggscape.figure;

import java.util.List;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.study.Landscape;

/**
 * The numbers behind a figure.
 *
 * @param caption draft of a caption with all settings
 * @param maps the landscapes in it
 * @param tables what else is in it
 * @param structures what it shows beside the minima of its maps
 */
public record FigureData(String caption, List<Landscape> maps, List<DataTable> tables, List<CrystalStructure> structures) {
    /** Copies the lists. */
    public FigureData {
        maps = List.copyOf(maps);
        tables = List.copyOf(tables);
        structures = List.copyOf(structures);
    }

    /** {@return the data of a figure of tables only} */
    public static FigureData of(String caption, DataTable... tables) {
        return new FigureData(caption, List.of(), List.of(tables), List.of());
    }

    /** {@return the data of a figure of maps with paths over them; no paths for none} */
    public static FigureData of(List<Landscape> maps, List<DescentMapFigure.PathLine> paths) {
        String caption = String.join("\n\n", maps.stream().map(Captions::map).toList());
        if (paths.isEmpty()) {
            return new FigureData(caption, maps, List.of(), List.of());
        }
        return new FigureData(caption + " " + Captions.paths(DescentMapFigure.modes(paths)), maps,
                List.of(DataTable.paths(paths)), List.of());
    }
}
