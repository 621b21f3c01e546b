package org.braggscape.figure;

import java.util.Arrays;
import java.util.List;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.diffraction.Masquerade;
import org.braggscape.diffraction.Reflection;
import org.braggscape.diffraction.TwoThetaGrid;
import org.braggscape.study.LandscapeCut;
import org.braggscape.study.MinimumReport;

/**
 * Tables as text of values with commas between, below a line of names, each number with as many digits as it takes to read back
 * the same; what is not known is left empty.
 */
public final class CsvTable {
    private final StringBuilder text = new StringBuilder();

    private CsvTable() {
    }

    private void line(Object... values) {
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",").append(values[i] instanceof Double number && number.isNaN() ? "" : values[i]);
        }
        text.append('\n');
    }

    /** {@return any table; null is left empty} */
    static String of(List<Object[]> lines, Object... names) {
        CsvTable table = new CsvTable();
        table.line(names);
        for (Object[] values : lines) {
            table.line(Arrays.stream(values).map(value -> value == null ? "" : value).toArray());
        }
        return table.text.toString();
    }

    /** {@return the minima of a map; rank 0 is the truth, the basin a share of the grid} */
    public static String minima(List<MinimumReport> reports) {
        CsvTable table = new CsvTable();
        table.line("rank", "loss", "a", "b", "c", "alpha", "beta", "gamma", "distance", "basin", "recovered");
        for (MinimumReport report : reports) {
            double[] cell = report.cell().parameters();
            table.line(report.rank(), report.minimum().value(), cell[0], cell[1], cell[2], cell[LatticeParameter.ALPHA.ordinal()],
                    cell[LatticeParameter.BETA.ordinal()], cell[LatticeParameter.GAMMA.ordinal()],
                    report.distance().orElse(Double.NaN), report.basin(), report.recovered().map(Object::toString).orElse(""));
        }
        return table.text.toString();
    }

    /** {@return the overlaps, the largest first, indices as three integers} */
    public static String masquerade(Masquerade masquerade) {
        CsvTable table = new CsvTable();
        table.line("truth_h", "truth_k", "truth_l", "truth_two_theta", "false_h", "false_k", "false_l", "false_two_theta",
                "difference", "share");
        for (Masquerade.Overlap pair : masquerade.overlaps()) {
            Reflection one = pair.truth();
            Reflection other = pair.candidate();
            table.line(one.h(), one.k(), one.l(), one.twoTheta(), other.h(), other.k(), other.l(), other.twoTheta(),
                    pair.difference(), pair.share());
        }
        return table.text.toString();
    }

    /** {@return cell, distance from the start and loss along a cut} */
    public static String cut(LandscapeCut cut) {
        CsvTable table = new CsvTable();
        table.line("distance", "loss", "a", "b", "c", "alpha", "beta", "gamma");
        for (int i = 0; i < cut.distances().length; i++) {
            double[] point = cut.cut().point(i);
            table.line(cut.distances()[i], cut.cut().values()[i], point[0], point[1], point[2], point[3], point[4], point[5]);
        }
        return table.text.toString();
    }

    /** {@return patterns side by side, one line per bin} */
    public static String patterns(List<PatternCurve> curves) {
        CsvTable table = new CsvTable();
        Object[] values = new Object[curves.size() + 1];
        values[0] = "two_theta";
        for (int i = 0; i < curves.size(); i++) {
            values[i + 1] = curves.get(i).label().replace(",", "").replace("*", "");
        }
        table.line(values);
        TwoThetaGrid grid = curves.get(0).pattern().grid();
        for (int k = 0; k < grid.count(); k++) {
            values[0] = grid.at(k);
            for (int i = 0; i < curves.size(); i++) {
                values[i + 1] = curves.get(i).pattern().intensity()[k];
            }
            table.line(values);
        }
        return table.text.toString();
    }
}
