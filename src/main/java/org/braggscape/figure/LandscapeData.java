package org.braggscape.figure;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.diffraction.Profile;
import org.braggscape.landscape.Minimum;
import org.braggscape.objective.Target;
import org.braggscape.study.AxisRange;
import org.braggscape.study.LaboratorySetting;
import org.braggscape.study.Landscape;
import org.braggscape.study.Misdirection;
import org.braggscape.study.Roughness;

/** The numbers of a landscape as text, each with as many digits as it takes to read back the same number. */
public final class LandscapeData {
    private LandscapeData() {
    }

    /**
     * Writes the map as lines of x, y and loss, or energy, below a line of names; that of a hole is left empty.
     *
     * @param landscape complete
     * @param stream receives UTF-8, flushed but not closed
     * @throws IOException if the stream fails
     */
    public static void writeCsv(Landscape landscape, OutputStream stream) throws IOException {
        Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        writer.write(landscape.request().x().parameter().key() + "," + landscape.request().y().parameter().key()
                + "," + landscape.request().loss().column() + "\n");
        double[] x = landscape.xValues();
        double[] y = landscape.yValues();
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                double loss = landscape.slice().values()[row][column];
                writer.write(x[column] + "," + y[row] + "," + (Double.isNaN(loss) ? "" : Double.toString(loss)) + "\n");
            }
        }
        writer.flush();
    }

    /**
     * Writes the map as a rectilinear grid in VTK's legacy text format. VTK has no holes: they carry the largest loss, and
     * {@code possible} is 0 there.
     *
     * @param landscape complete
     * @param stream receives ASCII, flushed but not closed
     * @throws IOException if the stream fails
     */
    public static void writeVtk(Landscape landscape, OutputStream stream) throws IOException {
        double[] x = landscape.xValues();
        double[] y = landscape.yValues();
        StringBuilder text = new StringBuilder("# vtk DataFile Version 3.0\n").append(ascii(landscape.request().loss().label()
                + " of " + landscape.request().structure().name() + " over " + landscape.request().x().parameter().key()
                + " and " + landscape.request().y().parameter().key())).append("\nASCII\nDATASET RECTILINEAR_GRID\nDIMENSIONS ")
                .append(x.length).append(' ').append(y.length).append(" 1\n");
        appendVtk("X_COORDINATES " + x.length + " double", x, text);
        appendVtk("Y_COORDINATES " + y.length + " double", y, text);
        appendVtk("Z_COORDINATES 1 double", new double[1], text);
        text.append("POINT_DATA ").append(x.length * y.length).append("\nSCALARS ")
                .append(landscape.request().loss().column()).append(" double 1\n");
        StringBuilder possible = new StringBuilder("SCALARS possible int 1\nLOOKUP_TABLE default\n");
        String name = "LOOKUP_TABLE default";
        for (double[] row : landscape.slice().values()) {
            double[] filled = row.clone();
            for (int i = 0; i < row.length; i++) {
                possible.append(Double.isNaN(row[i]) ? "0" : "1").append(i + 1 < row.length ? " " : "\n");
                filled[i] = Double.isNaN(row[i]) ? landscape.slice().maximum() : row[i];
            }
            appendVtk(name, filled, text);
            name = "";
        }
        stream.write(text.append(possible).toString().getBytes(StandardCharsets.US_ASCII));
        stream.flush();
    }

    /** VTK's titles are ASCII of at most 256 letters. */
    private static String ascii(String text) {
        String plain = text.replaceAll("[^ -~]", "?");
        return plain.substring(0, Math.min(200, plain.length()));
    }

    private static void appendVtk(String name, double[] numbers, StringBuilder text) {
        text.append(name).append(name.isEmpty() ? "" : "\n");
        for (int i = 0; i < numbers.length; i++) {
            text.append(numbers[i]).append(i + 1 < numbers.length ? " " : "\n");
        }
    }

    /**
     * Writes map and minima as one JSON object, holes as null. A map whose plane does not contain the truth says through which
     * cell it is a slice, one of an altered target what a laboratory adds.
     *
     * @param landscape complete
     * @param stream receives UTF-8, flushed but not closed
     * @throws IOException if the stream fails
     */
    public static void writeJson(Landscape landscape, OutputStream stream) throws IOException {
        JsonGenerator json = new ObjectMapper().getFactory().createGenerator(stream)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("structure", landscape.request().structure().name());
        json.writeStringField("loss_name", landscape.request().loss().name());
        // whoever reads maps by program finds the values of an energy where those of a loss are
        if (!landscape.request().loss().unit().isEmpty()) {
            json.writeStringField("unit", landscape.request().loss().unit());
        }
        // a map with a width is one of broader peaks
        Profile profile = landscape.request().settings().profile();
        json.writeObjectFieldStart("profile");
        json.writeNumberField("u", profile.u());
        json.writeNumberField("v", profile.v());
        json.writeNumberField("w", profile.w());
        json.writeNumberField("eta", profile.eta());
        json.writeEndObject();
        if (landscape.request().target() instanceof Target.Laboratory target) {
            json.writeFieldName("laboratory");
            json.writeRawValue(LaboratorySetting.of(target.conditions()).toJson());
        }
        if (!landscape.request().hasOwnTarget()) {
            json.writeStringField("target", landscape.request().target().description());
        }
        if (!landscape.request().containsTruth()) {
            writeCell(json, "slice_through", landscape.request().candidate().lattice().parameters());
        }
        writeAxis(json, "x", landscape.request().x(), landscape.xValues());
        writeAxis(json, "y", landscape.request().y(), landscape.yValues());
        json.writeArrayFieldStart("loss");
        for (double[] row : landscape.slice().values()) {
            writeNumbers(json, row);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("minima");
        for (Minimum minimum : landscape.minima()) {
            json.writeStartObject();
            writeCell(json, "cell", minimum.point());
            json.writeNumberField("loss", minimum.value());
            json.writeBooleanField("truth", minimum.truth());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeRoughness(json, Roughness.of(landscape));
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private static void writeRoughness(JsonGenerator json, Roughness roughness) throws IOException {
        json.writeObjectFieldStart("roughness");
        json.writeNumberField("interior_minima", roughness.interiorMinima());
        if (roughness.truthBasin().isPresent()) {
            json.writeNumberField("truth_basin", roughness.truthBasin().getAsDouble());
        }
        if (roughness.fitnessDistanceCorrelation().isPresent()) {
            json.writeNumberField("fitness_distance_correlation", roughness.fitnessDistanceCorrelation().getAsDouble());
        }
        if (roughness.misdirection().isPresent()) {
            Misdirection angles = roughness.misdirection().get();
            if (angles.map().isPresent()) {
                json.writeNumberField("mean_angle_to_truth", angles.map().getAsDouble());
            }
            json.writeObjectFieldStart("mean_angle_along");
            for (Map.Entry<String, Double> axis : angles.axes().entrySet()) {
                json.writeNumberField(axis.getKey().replace(" ", ""), axis.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeCell(JsonGenerator json, String name, double[] cell) throws IOException {
        json.writeObjectFieldStart(name);
        for (LatticeParameter parameter : LatticeParameter.values()) {
            json.writeNumberField(parameter.key(), cell[parameter.ordinal()]);
        }
        json.writeEndObject();
    }

    private static void writeAxis(JsonGenerator json, String name, AxisRange range, double[] values) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("parameter", range.parameter().key());
        json.writeFieldName("values");
        writeNumbers(json, values);
        json.writeEndObject();
    }

    private static void writeNumbers(JsonGenerator json, double[] numbers) throws IOException {
        json.writeStartArray();
        for (double number : numbers) {
            if (Double.isNaN(number)) {
                json.writeNull();
            } else {
                json.writeNumber(number);
            }
        }
        json.writeEndArray();
    }
}
