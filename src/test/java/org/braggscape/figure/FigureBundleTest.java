package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.crystal.io.StructureFile;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.study.DescentMode;
import org.braggscape.study.Landscape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureBundleTest {
    private static final Landscape MAP = TestLandscapes.withHole();

    @TempDir
    private Path folder;

    private Map<String, byte[]> bundle(String name, FigureOptions options, FigureData data) throws IOException {
        Path file = folder.resolve(name);
        FigureBundle.write("map", style -> new LandscapeFigure(MAP, style), options, data, file);
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void theCaptionTellsThePathsApart() throws IOException {
        double[] cell = MAP.request().structure().lattice().parameters();
        FigureData data = FigureData.of(List.of(MAP), List.of(new DescentMapFigure.PathLine(DescentMode.ANNEALED, List.of(cell)),
                new DescentMapFigure.PathLine(DescentMode.UNCONSTRAINED, List.of(cell))));
        assertThat(text(bundle("paths.zip", FigureOptions.DEFAULT, data).get("caption.txt")))
                .contains("unconstrained (solid orange, triangle), annealed (dash-dotted pink, star).");
        assertThat(FigureData.of(List.of(MAP), List.of()).caption()).doesNotContain("Paths");
    }

    @Test
    void theNumbersReadBackAreTheMap() throws IOException {
        Map<String, byte[]> entries = bundle("a.zip", FigureOptions.DEFAULT, FigureData.of(List.of(MAP), List.of()));
        String[] lines = text(entries.get("U2Ti-a-gamma.csv")).split("\n");
        double[] x = MAP.xValues();
        double[] y = MAP.yValues();
        String[] vtk = text(entries.get("U2Ti-a-gamma.vtk")).split("\\s+");
        int start = Arrays.asList(vtk).indexOf("LOOKUP_TABLE") + 2;
        int possible = Arrays.asList(vtk).lastIndexOf("LOOKUP_TABLE") + 2;
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                int at = row * x.length + column;
                String[] fields = lines[1 + at].split(",", -1);
                double loss = MAP.slice().values()[row][column];
                assertThat(Double.parseDouble(fields[0])).isEqualTo(x[column], within(1e-12));
                assertThat(Double.parseDouble(fields[1])).isEqualTo(y[row], within(1e-12));
                assertThat(vtk[possible + at]).isEqualTo(Double.isNaN(loss) ? "0" : "1");
                if (Double.isNaN(loss)) {
                    assertThat(fields[2]).isEmpty();
                } else {
                    assertThat(Double.parseDouble(fields[2])).isEqualTo(loss, within(1e-12));
                    assertThat(Double.parseDouble(vtk[start + at])).isEqualTo(loss, within(1e-12));
                }
            }
        }
        JsonNode json = new ObjectMapper().readTree(entries.get("U2Ti-a-gamma.json"));
        assertThat(json.get("loss")).hasSize(y.length);
    }

    @Test
    void theSameFigureGivesTheSameBytes() throws IOException {
        FigureData data = FigureData.of(List.of(MAP), List.of());
        bundle("a.zip", FigureOptions.DEFAULT, data);
        bundle("b.zip", FigureOptions.DEFAULT, data);
        assertThat(folder.resolve("a.zip")).hasSameBinaryContentAs(folder.resolve("b.zip"));
    }

    @Test
    void minimaCaptionAndCitationsComeAlong() throws IOException {
        Map<String, byte[]> entries = bundle("a.zip", FigureOptions.DEFAULT.withColourMap(ColourMap.BATLOW),
                FigureData.of(List.of(MAP), List.of(new DescentMapFigure.PathLine(DescentMode.CONSTRAINED,
                        List.of(new double[] {4.8, 4.8, 2.8, 90, 90, 119}, new double[] {4.7, 4.7, 2.8, 90, 90, 120})))));
        assertThat(entries).containsKeys("map.svg", "map.pdf", "map.png", "caption.txt", "citations.bib", "paths.csv",
                "paths.json", "U2Ti-a-gamma/truth.cif", "U2Ti-a-gamma/minimum-1.cif");
        CrystalStructure minimum = StructureFile.parse(text(entries.get("U2Ti-a-gamma/minimum-1.cif")), "minimum-1.cif").get(0)
                .structure();
        assertThat(minimum.lattice().parameters()).containsExactly(MAP.minima().get(1).point(), within(1e-9));
        assertThat(text(entries.get("caption.txt"))).contains("Cosine loss of U2Ti over a (").contains("21 × 17 points")
                .contains("λ = 1.5406 Å").contains("η = 0.1").contains("letters IBM Plex Sans").contains("colours batlow");
        assertThat(text(entries.get("citations.bib"))).contains("Segal2026").contains("DeGraef2012").contains("Crameri2018");
        assertThat(Citations.bibtex(ColourMap.VIRIDIS)).doesNotContain("Crameri");
        assertThat(text(entries.get("paths.csv"))).isEqualTo("descent,step,a,b,c,alpha,beta,gamma\n"
                + "constrained,0,4.8,4.8,2.8,90.0,90.0,119.0\nconstrained,1,4.7,4.7,2.8,90.0,90.0,120.0\n");
    }

    @Test
    void tablesSayTheSameAsJson() throws IOException {
        List<PatternCurve> curves = List.of(new PatternCurve("Target",
                new XrdSimulator(XrdSettings.PAPER).simulate(SampleStructures.read("U2Ti"))));
        DataTable reflections = DataTable.reflections(curves);
        JsonNode json = new ObjectMapper().readTree(reflections.json());
        String[] lines = reflections.csv().split("\n");
        assertThat(json.get("rows")).hasSize(lines.length - 1);
        assertThat(json.at("/columns/6").asText()).isEqualTo("two_theta");
        assertThat(json.at("/rows/3/6").asDouble()).isEqualTo(Double.parseDouble(lines[4].split(",")[6]));
    }
}
