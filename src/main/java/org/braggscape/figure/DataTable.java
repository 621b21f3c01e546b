package org.braggscape.figure;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.diffraction.Masquerade;
import org.braggscape.diffraction.Reflection;
import org.braggscape.diffraction.TwoThetaGrid;
import org.braggscape.loss.Loss;
import org.braggscape.study.LandscapeCut;
import org.braggscape.study.MinimumReport;

/** A table of numbers and words below a line of names. Numbers keep as many digits as it takes to read back the same. */
public final class DataTable {
    private final String name;
    private final Object[] columns;
    private final List<Object[]> rows = new ArrayList<>();

    private DataTable(String name, Object... columns) {
        this.name = name;
        this.columns = columns;
    }

    /**
     * Makes a table.
     *
     * @param name what it is a table of, one word
     * @param columns their names
     * @param rows numbers and words, NaN for what is not known
     * @return the table
     */
    public static DataTable of(String name, List<String> columns, List<Object[]> rows) {
        DataTable table = new DataTable(name, columns.toArray());
        rows.forEach(table::line);
        return table;
    }

    private void line(Object... values) {
        rows.add(values);
    }

    /** {@return the same table under another name} */
    public DataTable named(String other) {
        DataTable table = new DataTable(other, columns);
        table.rows.addAll(rows);
        return table;
    }

    /** {@return what it is a table of, one word} */
    public String name() {
        return name;
    }

    /** {@return the table as lines of values with commas between; what is not known is left empty} */
    public String csv() {
        StringBuilder text = new StringBuilder();
        append(columns, text);
        rows.forEach(row -> append(row, text));
        return text.toString();
    }

    private static void append(Object[] values, StringBuilder text) {
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",").append(unknown(values[i]) ? "" : values[i]);
        }
        text.append('\n');
    }

    private static boolean unknown(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    /** {@return the table as a JSON object of columns and rows; what is not known is null} */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new ObjectMapper().getFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeFieldName("columns");
            write(columns, json);
            json.writeArrayFieldStart("rows");
            for (Object[] row : rows) {
                write(row, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void write(Object[] values, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object value : values) {
            if (unknown(value) || "".equals(value)) {
                json.writeNull();
            } else {
                json.writeObject(value);
            }
        }
        json.writeEndArray();
    }

    /** {@return the minima of a map of a loss; rank 0 is the truth, the basin a share of the grid} */
    public static DataTable minima(List<MinimumReport> reports, Loss loss) {
        DataTable table = new DataTable("minima", "rank", loss.column(), "a", "b", "c", "alpha", "beta", "gamma", "distance", "basin", "recovered", "matches");
        for (MinimumReport report : reports) {
            double[] cell = report.cell().parameters();
            table.line(report.rank(), report.minimum().value(), cell[0], cell[1], cell[2], cell[LatticeParameter.ALPHA.ordinal()],
                    cell[LatticeParameter.BETA.ordinal()], cell[LatticeParameter.GAMMA.ordinal()],
                    report.distance().orElse(Double.NaN), report.basin(), report.recovered().map(Object::toString).orElse(""),
                    report.matches().map(Object::toString).orElse(""));
        }
        return table;
    }

    /** {@return the overlaps, the largest first, indices as three integers} */
    public static DataTable masquerade(Masquerade masquerade) {
        DataTable table = new DataTable("masquerade", "truth_h", "truth_k", "truth_l", "truth_two_theta", "false_h", "false_k", "false_l", "false_two_theta",
                "difference", "share");
        for (Masquerade.Overlap pair : masquerade.overlaps()) {
            Reflection one = pair.truth();
            Reflection other = pair.candidate();
            table.line(one.h(), one.k(), one.l(), one.twoTheta(), other.h(), other.k(), other.l(), other.twoTheta(),
                    pair.difference(), pair.share());
        }
        return table;
    }

    /** {@return cell, distance from the start and loss along a cut} */
    public static DataTable cut(LandscapeCut cut) {
        DataTable table = new DataTable("cut", "distance", cut.landscape().request().loss().column(), "a", "b", "c", "alpha", "beta", "gamma");
        for (int i = 0; i < cut.distances().length; i++) {
            double[] point = cut.cut().point(i);
            table.line(cut.distances()[i], cut.cut().values()[i], point[0], point[1], point[2], point[3], point[4], point[5]);
        }
        return table;
    }

    /** {@return patterns side by side, one line per bin} */
    public static DataTable patterns(List<PatternCurve> curves) {
        Object[] names = new Object[curves.size() + 1];
        names[0] = "two_theta";
        for (int i = 0; i < curves.size(); i++) {
            names[i + 1] = plain(curves.get(i));
        }
        DataTable table = new DataTable("patterns", names);
        TwoThetaGrid grid = curves.get(0).pattern().grid();
        for (int k = 0; k < grid.count(); k++) {
            Object[] values = new Object[names.length];
            values[0] = grid.at(k);
            for (int i = 0; i < curves.size(); i++) {
                values[i + 1] = curves.get(i).pattern().intensity()[k];
            }
            table.line(values);
        }
        return table;
    }

    private static String plain(PatternCurve curve) {
        return ItalicMarks.plain(curve.label()).replace(",", "");
    }

    /** {@return the reflections of patterns, for their ticks} */
    public static DataTable reflections(List<PatternCurve> curves) {
        DataTable table = new DataTable("reflections", "pattern", "h", "k", "l", "multiplicity", "d", "two_theta", "intensity");
        for (PatternCurve curve : curves) {
            for (Reflection one : curve.pattern().reflections()) {
                table.line(plain(curve), one.h(), one.k(), one.l(), one.multiplicity(), one.d(), one.twoTheta(), one.intensity());
            }
        }
        return table;
    }

    /** {@return the cells along descents, from the start} */
    public static DataTable paths(List<DescentMapFigure.PathLine> paths) {
        DataTable table = new DataTable("paths", "descent", "step", "a", "b", "c", "alpha", "beta", "gamma");
        for (DescentMapFigure.PathLine path : paths) {
            for (int step = 0; step < path.cells().size(); step++) {
                double[] cell = path.cells().get(step);
                table.line(path.mode().key(), step, cell[0], cell[1], cell[2], cell[3], cell[4], cell[5]);
            }
        }
        return table;
    }

    /** {@return the values of a loss along descents, from the start} */
    public static DataTable losses(List<DescentFigure.Curve> curves, Loss loss) {
        DataTable table = new DataTable("losses", "descent", "step", loss.column());
        for (DescentFigure.Curve curve : curves) {
            for (int step = 0; step < curve.losses().length; step++) {
                table.line(curve.mode().key(), step, curve.losses()[step]);
            }
        }
        return table;
    }

    /** {@return the cells of structures} */
    public static DataTable cells(List<CrystalStructure> structures) {
        return cells(structures.stream().map(CrystalStructure::name).toList(), structures);
    }

    /** {@return the cells of structures, each by a name of its own} */
    static DataTable cells(List<String> names, List<CrystalStructure> structures) {
        DataTable table = new DataTable("cells", "structure", "a", "b", "c", "alpha", "beta", "gamma");
        for (int i = 0; i < structures.size(); i++) {
            double[] cell = structures.get(i).lattice().parameters();
            table.line(names.get(i), cell[0], cell[1], cell[2], cell[3], cell[4], cell[5]);
        }
        return table;
    }
}
