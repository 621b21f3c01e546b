package org.braggscape.figure;

import java.util.regex.Pattern;
import java.util.regex.Matcher;
import java.util.Base64;
import java.io.ByteArrayInputStream;
import java.awt.Font;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.energy.EnergyModels;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.study.Landscape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureExportTest {
    private static final Landscape LANDSCAPE = TestLandscapes.withHole();

    @TempDir
    Path folder;

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        FigureExport.write(LANDSCAPE, FigureOptions.DEFAULT, file);
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing but the file itself is left").containsExactly(file);
        }
        return file;
    }

    @Test
    void jsonReadsBackTheSameNumbers() throws Exception {
        JsonNode json = new ObjectMapper().readTree(write("map.json").toFile());
        assertThat(json.get("structure").asText()).isEqualTo("U2Ti");
        assertThat(json.get("loss_name").asText()).isEqualTo("cosine");
        assertThat(json.at("/x/parameter").asText()).isEqualTo("a");
        assertThat(json.at("/y/parameter").asText()).isEqualTo("gamma");
        double[] x = LANDSCAPE.xValues();
        double[] y = LANDSCAPE.yValues();
        assertThat(json.at("/x/values")).hasSize(x.length);
        assertThat(json.at("/y/values")).hasSize(y.length);
        assertThat(json.get("loss")).hasSize(y.length);
        for (int row = 0; row < y.length; row++) {
            assertThat(json.at("/y/values/" + row).asDouble()).isEqualTo(y[row]);
            for (int column = 0; column < x.length; column++) {
                JsonNode value = json.at("/loss/" + row + "/" + column);
                double loss = LANDSCAPE.slice().values()[row][column];
                assertThat(value.isNull()).isEqualTo(Double.isNaN(loss));
                if (!value.isNull()) {
                    assertThat(value.asDouble()).isEqualTo(loss);
                }
            }
        }
        assertThat(json.get("minima")).hasSize(2);
        assertThat(json.at("/minima/0/truth").asBoolean()).isTrue();
        assertThat(json.at("/minima/1/truth").asBoolean()).isFalse();
        assertThat(json.at("/minima/1/loss").asDouble()).isEqualTo(-0.4321);
        assertThat(json.at("/minima/1/cell/gamma").asDouble()).isEqualTo(LANDSCAPE.minima().get(1).point()[5]);
    }

    @Test
    void csvHasALinePerGridPoint() throws Exception {
        List<String> lines = Files.readAllLines(write("map.CSV"));
        assertThat(lines).hasSize(1 + TestLandscapes.ROWS * TestLandscapes.COLUMNS);
        assertThat(lines.get(0)).isEqualTo("a,gamma,loss");
        for (int i = 1; i < lines.size(); i++) {
            int row = (i - 1) / TestLandscapes.COLUMNS;
            int column = (i - 1) % TestLandscapes.COLUMNS;
            String[] fields = lines.get(i).split(",", -1);
            assertThat(Double.parseDouble(fields[0])).isEqualTo(LANDSCAPE.xValues()[column]);
            assertThat(Double.parseDouble(fields[1])).isEqualTo(LANDSCAPE.yValues()[row]);
            double loss = LANDSCAPE.slice().values()[row][column];
            assertThat(fields[2]).isEqualTo(Double.isNaN(loss) ? "" : Double.toString(loss));
        }
    }

    @Test
    void anEnergyIsNoLossInFiles() throws Exception {
        Loss energy = new EnergyLoss(EnergyModels.available().get(0));
        Landscape map = TestLandscapes.of(SampleStructures.read("AlNi"), energy);
        Path csv = folder.resolve("energy.csv");
        FigureExport.write(map, FigureOptions.DEFAULT, csv);
        assertThat(Files.readAllLines(csv).get(0)).isEqualTo("a,gamma,energy_ev");
        Path json = folder.resolve("energy.json");
        FigureExport.write(map, FigureOptions.DEFAULT, json);
        JsonNode tree = new ObjectMapper().readTree(json.toFile());
        assertThat(tree.get("unit").asText()).isEqualTo("eV");
        assertThat(tree.at("/loss/3/4").asDouble()).isEqualTo(map.slice().values()[3][4]);
        assertThat(tree.at("/minima/1/loss").asDouble()).isEqualTo(-0.4321);
        Path vtk = folder.resolve("energy.vtk");
        FigureExport.write(map, FigureOptions.DEFAULT, vtk);
        assertThat(Files.readAllLines(vtk)).contains("SCALARS energy_ev double 1").noneMatch(line -> line.contains("loss"));
        assertThat(DataTable.minima(List.of(), energy).csv()).startsWith("rank,energy_ev,a,");
    }

    @Test
    void svgKeepsTextAsTextAndHasOneImage() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document svg = factory.newDocumentBuilder().parse(write("map.svg").toFile());
        Element root = svg.getDocumentElement();
        assertThat(root.getAttribute("width")).isEqualTo("150mm");
        assertThat(root.getAttribute("height")).isEqualTo("120mm");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 566.9291 453.5433");
        assertThat(svg.getElementsByTagNameNS("*", "image").getLength()).isEqualTo(1);
        assertThat(texts(svg, "italic")).containsExactlyInAnyOrder("a", "γ");
        assertThat(texts(svg, "normal")).contains(" / Å", " / °", "cosine loss", "−0.6", "1");
    }

    /** The face is inherited from the groups around a text. */
    private static List<String> texts(Document svg, String style) {
        NodeList texts = svg.getElementsByTagNameNS("*", "text");
        return IntStream.range(0, texts.getLength()).mapToObj(texts::item).filter(text -> {
            Element holder = (Element) text;
            while (!holder.hasAttribute("font-style")) {
                holder = (Element) holder.getParentNode();
            }
            return holder.getAttribute("font-style").equals(style);
        }).map(text -> text.getTextContent()).toList();
    }

    @Test
    void pngKnowsItsPhysicalSize() throws Exception {
        Path file = folder.resolve("map.png");
        FigureExport.png(new LandscapeFigure(LANDSCAPE, FigureStyle.LIGHT), new FigureExport.Size(100, 80), 254, file);
        var image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1000);
        assertThat(image.getHeight()).isEqualTo(800);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        int at = 8;
        while (!new String(bytes.array(), at + 4, 4, StandardCharsets.US_ASCII).equals("pHYs")) {
            at += 12 + bytes.getInt(at);
        }
        assertThat(bytes.getInt(at + 8)).isEqualTo(10000);
        assertThat(bytes.getInt(at + 12)).isEqualTo(10000);
        assertThat(bytes.get(at + 16)).isEqualTo((byte) 1);
    }

    @Test
    void problemsAreSentencesAndLeaveNothingBehind() throws Exception {
        assertThatThrownBy(() -> write("missing/map.json")).isInstanceOf(IOException.class)
                .hasMessageStartingWith("map.json cannot be written: there is no folder");
        assertThatThrownBy(() -> write("map.tiff")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("map.tiff has no known suffix: give a name that ends in .svg, .pdf, .png, .csv, .json, .vtk or .zip.");
        assertThatThrownBy(() -> FigureExport.png((g, w, h) -> { }, new FigureExport.Size(2000, 2000), 1200,
                folder.resolve("huge.png"))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("100 million");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFailureKeepsWhatWasThere() throws Exception {
        Path file = folder.resolve("map.svg");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, stream -> {
            stream.write(1);
            throw new IOException("disk full");
        })).isInstanceOf(IOException.class).hasMessageContaining("disk full");
        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theLettersOfASvgComeWithIt() throws Exception {
        Path file = folder.resolve("map.svg");
        FigureExport.svg(new LandscapeFigure(TestLandscapes.withHole(), FigureStyle.LIGHT), FigureExport.Size.DEFAULT, file);
        Matcher faces = Pattern.compile("font-style:(\\w+);font-weight:(\\w+);[^}]*base64,([A-Za-z0-9+/=]+)\\) format").matcher(Files.readString(file));
        int count = 0;
        while (faces.find()) {
            Font face = Font.createFont(Font.TRUETYPE_FONT,
                    new ByteArrayInputStream(Base64.getDecoder().decode(faces.group(3))));
            // the numbers of minima alone are semi-bold
            String needed = faces.group(1).equals("italic") ? "a" : faces.group(2).equals("600") ? "1" : "0";
            assertThat(face.canDisplayUpTo(needed)).isEqualTo(-1);
            count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(2);
    }
}
