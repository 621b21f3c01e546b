package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.landscape.Minimum;
import org.braggscape.loss.CosineLoss;
import org.braggscape.math.Progress;
import org.braggscape.objective.Target;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.AxisRange;
import org.braggscape.study.DescentMode;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeComputation;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.Overview;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures are as they were when somebody last looked at them. After a wanted change look at {@code target/golden} and run
 * {@code mvn -q test -Dtest=GoldenTest -Dbraggscape.golden=write}, which writes the new ones.
 */
class GoldenTest {
    private static final int WIDTH = 520;
    private static final int HEIGHT = 420;
    /** Machines rasterise letters a little differently; a ring of a minimum has some 100 dots that differ strongly. */
    private static final int STRONG = 90;
    private static final int ALLOWED = 60;

    private static Landscape map;
    private static Overview overview;

    @BeforeAll
    static void compute() {
        CrystalStructure u2ti = SampleStructures.read("U2Ti");
        ExecutorService executor = Executors.newFixedThreadPool(2);
        map = new LandscapeComputation(new LandscapeRequest(u2ti, XrdSettings.PAPER, new CosineLoss(),
                AxisRange.around(u2ti.lattice(), LatticeParameter.A, 0.15),
                AxisRange.around(u2ti.lattice(), LatticeParameter.C, 0.15), 41, 41))
                .compute(executor, 2, part -> { }, Progress.NONE);
        overview = Overview.compute(Target.of(u2ti), u2ti, XrdSettings.PAPER, new CosineLoss(), AxisExtent.USUAL, 15, executor,
                2, part -> { }, Progress.NONE);
        executor.shutdownNow();
    }

    private static Map<String, Figure> figures() {
        CrystalStructure u2ti = map.request().structure();
        XrdSimulator simulator = new XrdSimulator(XrdSettings.PAPER);
        CrystalStructure wrong = u2ti.withLattice(Landscape.cell(map.falseMinima().get(0)));
        double[] line = new double[300];
        for (int i = 0; i < line.length; i++) {
            line[i] = -1 + 0.5 * Math.exp(-i / 60.0);
        }
        StudyPictures study = new StudyPictures(TestRecords.all());
        Map<String, Figure> figures = new HashMap<>(Map.of("rates", study.rates(FigureStyle.LIGHT),
                "rates-dark", study.rates(FigureStyle.DARK), "structures", study.structures(FigureStyle.LIGHT),
                "similarity", new SimilarityFigure(TestRecords.all(), "cosine", FigureStyle.LIGHT)));
        figures.putAll(Map.of("map", new LandscapeFigure(map, FigureStyle.LIGHT),
                "map-dark", new LandscapeFigure(map, FigureStyle.DARK.withColourMap(ColourMap.CIVIDIS)),
                "paths", FigureExport.titled(map, paths(), FigureStyle.LIGHT),
                "column", FigureOptions.DEFAULT.with(FigurePreset.ONE_COLUMN).withColourMap(ColourMap.BATLOW).figure(
                        style -> new LandscapeFigure(map, style)),
                "panels", panels(),
                "overview", new OverviewFigure(overview, FigureStyle.LIGHT),
                "patterns", new PatternFigure(List.of(new PatternCurve("Target", simulator.simulate(u2ti)),
                        new PatternCurve("Minimum 1", simulator.simulate(wrong))), FigureStyle.LIGHT),
                "losses", new DescentFigure(List.of(new DescentFigure.Curve(DescentMode.CONSTRAINED, line)), new CosineLoss(),
                        FigureStyle.LIGHT),
                "cell", new UnitCellFigure(List.of(new UnitCellFigure.Cell("Truth", "*a* 4.789 Å", new UnitCell(u2ti))),
                        Orientation.START, 1, true, FigureStyle.LIGHT)));
        figures.put("basins", new LandscapeFigure(map, FigureStyle.LIGHT.with(FigurePart.BASINS, true)));
        figures.put("match-region", new LandscapeFigure(map, FigureStyle.LIGHT.with(FigurePart.MATCH_REGION, true)));
        figures.put("four-paths", FigureOptions.DEFAULT.with(FigurePreset.ONE_COLUMN).figure(
                style -> FigureExport.titled(map, fourPaths(), style)));
        return figures;
    }

    private static PanelsFigure panels() {
        FigureStyle plain = FigureStyle.LIGHT.with(FigurePart.COLOUR_BAR, false);
        PanelsFigure.Panel panel = new PanelsFigure.Panel("U₂Ti", new LandscapeFigure(map, plain, -1, 0));
        return new PanelsFigure(List.of(panel, panel, panel), 2, FigureStyle.LIGHT,
                new PanelsFigure.SharedScale(-1, 0, "cosine loss"));
    }

    private static List<DescentMapFigure.PathLine> fourPaths() {
        List<DescentMapFigure.PathLine> all = new ArrayList<>(paths());
        double[] start = all.get(0).cells().get(0);
        double[] truth = map.request().structure().lattice().parameters();
        double[] corner = truth.clone();
        corner[0] *= 0.95;
        all.add(new DescentMapFigure.PathLine(DescentMode.ANNEALED, List.of(start, corner, truth)));
        return all;
    }

    private static List<DescentMapFigure.PathLine> paths() {
        List<DescentMapFigure.PathLine> paths = new ArrayList<>();
        double[] truth = map.request().structure().lattice().parameters();
        for (DescentMode mode : DescentMode.THREE) {
            List<double[]> cells = new ArrayList<>();
            for (int i = 0; i <= 60; i++) {
                double[] cell = truth.clone();
                cell[0] *= 1.11 - 0.0013 * i + 0.02 * mode.ordinal();
                cell[2] *= 1.09 - 0.00002 * i * i - 0.04 * mode.ordinal();
                cells.add(cell);
            }
            paths.add(new DescentMapFigure.PathLine(mode, cells));
        }
        return paths;
    }

    static Stream<String> names() {
        return Stream.of("map", "map-dark", "paths", "column", "panels", "overview", "patterns", "losses", "cell", "rates",
                "rates-dark", "structures", "similarity", "basins", "match-region", "four-paths");
    }

    private static BufferedImage paint(Figure figure) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        figure.paint(graphics, WIDTH, HEIGHT);
        graphics.dispose();
        return image;
    }

    private static int strongDifferences(BufferedImage one, BufferedImage other) {
        int count = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                int most = 0;
                for (int shift = 0; shift < 24; shift += 8) {
                    most = Math.max(most, Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF)));
                }
                count += most > STRONG ? 1 : 0;
            }
        }
        return count;
    }

    @ParameterizedTest
    @MethodSource("names")
    void looksAsItDid(String name) throws IOException {
        BufferedImage now = paint(figures().get(name));
        if ("write".equals(System.getProperty("braggscape.golden"))) {
            ImageIO.write(now, "png", new File("src/test/resources/golden/" + name + ".png"));
            return;
        }
        BufferedImage then;
        try (InputStream stream = GoldenTest.class.getResourceAsStream("/golden/" + name + ".png")) {
            then = ImageIO.read(stream);
        }
        int differences = strongDifferences(now, then);
        if (differences > ALLOWED) {
            Path folder = Files.createDirectories(Path.of("target", "golden"));
            BufferedImage both = new BufferedImage(2 * WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            both.getGraphics().drawImage(then, 0, 0, null);
            both.getGraphics().drawImage(now, WIDTH, 0, null);
            ImageIO.write(both, "png", folder.resolve(name + ".png").toFile());
        }
        assertThat(differences).as("dots of " + name + " that differ; target/golden has then and now side by side")
                .isLessThanOrEqualTo(ALLOWED);
    }

    @Test
    void aMissingRingWouldBeSeen() {
        int numbered = strongDifferences(paint(new LandscapeFigure(map, FigureStyle.LIGHT)),
                paint(new LandscapeFigure(new Landscape(map.request(), map.slice(), map.minima().subList(0, 3), true),
                        FigureStyle.LIGHT)));
        assertThat(numbered).isGreaterThan(5 * ALLOWED);
        List<Minimum> noFirst = new ArrayList<>(map.minima());
        noFirst.removeIf(minimum -> minimum == map.falseMinima().get(8));
        assertThat(strongDifferences(paint(new LandscapeFigure(map, FigureStyle.LIGHT)),
                paint(new LandscapeFigure(new Landscape(map.request(), map.slice(), noFirst, true), FigureStyle.LIGHT))))
                .isGreaterThan(ALLOWED);
    }
}
