package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.diffraction.Masquerade;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.landscape.Cut;
import org.braggscape.loss.CosineLoss;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeCut;
import org.braggscape.study.MinimumReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures and tables that explain a minimum. */
class MinimumFiguresTest {
    private static final FigureExport.Size SIZE = new FigureExport.Size(180, 140);

    @TempDir
    Path folder;

    private String svg(Figure figure) throws Exception {
        Path file = folder.resolve("figure.svg");
        FigureExport.svg(figure, SIZE, file);
        return Files.readString(file);
    }

    private static Masquerade masquerade() {
        CrystalStructure truth = ReferenceCases.sample("U2Ti");
        double[] p = truth.lattice().parameters();
        p[0] = 4.640;
        p[2] = 2.946;
        return Masquerade.of(truth, XrdSettings.PAPER, truth.withLattice(Lattice.of(p)), XrdSettings.PAPER);
    }

    @Test
    void aMasqueradeNamesItsLargestPairs() throws Exception {
        Masquerade masquerade = masquerade();
        String hexagonal = svg(new MasqueradeFigure(masquerade, "Minimum 1", true, FigureStyle.LIGHT, PatternView.START));
        // negative ones have a bar instead of the sign
        assertThat(texts(hexagonal)).contains("|2|1|1|0|", "|1|2|1|0|", "|Minimum 1|", "|Truth|");
        String plain = svg(new MasqueradeFigure(masquerade, "Minimum 1", false, FigureStyle.LIGHT,
                PatternView.START.withRange(48, 52)));
        assertThat(texts(plain)).contains("|2|1|1|").doesNotContain("|2|1|0|");
    }

    private static String texts(String svg) {
        return Pattern.compile("<text[^>]*>([^<]*)<").matcher(svg).results().map(result -> result.group(1))
                .collect(Collectors.joining("|", "|", "|"));
    }

    @Test
    void axesReadBackTheAnglesThatTheyPlace() {
        org.braggscape.diffraction.Pattern pattern = new XrdSimulator(XrdSettings.PAPER).simulate(ReferenceCases.sample("U2Ti"));
        for (PatternView.Axis kind : PatternView.Axis.values()) {
            PatternAxis axis = PatternAxis.of(List.of(pattern), PatternView.START.withAxis(kind).withRange(20, 80));
            assertThat(axis.wavelength()).isEqualTo(1.5406, within(1e-9));
            assertThat(axis.share(20)).isZero();
            assertThat(axis.share(80)).isEqualTo(1);
            for (double angle = 25; angle < 80; angle += 10) {
                assertThat(axis.angle(axis.share(angle))).isEqualTo(angle, within(1e-9));
            }
        }
        // d = λ/(2 sin θ): half way between the d of 20° and of 80° is 0.5·(4.4359 + 1.1984)
        double middle = PatternAxis.of(List.of(pattern), PatternView.START.withAxis(PatternView.Axis.D).withRange(20, 80))
                .angle(0.5);
        assertThat(1.5406 / (2 * Math.sin(Math.toRadians(middle / 2)))).isEqualTo(2.8172, within(1e-3));
    }

    @Test
    void patternsInOneFrameKeepTheirNamesAndUnits() throws Exception {
        Masquerade masquerade = masquerade();
        List<PatternCurve> curves = List.of(new PatternCurve("Target", masquerade.truth()),
                new PatternCurve("Minimum 1", masquerade.candidate()), new PatternCurve("Minimum 2", masquerade.candidate()));
        String svg = svg(new PatternFigure(curves, FigureStyle.LIGHT, PatternView.START.withOverlaid(true)
                .withAxis(PatternView.Axis.Q).withNormalisation(PatternView.Normalisation.AREA)));
        assertThat(svg).contains(">Target<", ">Minimum 2<", ">Differences, half scale<", " / Å⁻¹<", ">Intensity / area<");
    }

    private static LandscapeCut cut() {
        Landscape landscape = TestLandscapes.withHole();
        double[] from = landscape.minima().get(1).point();
        double[] to = landscape.minima().get(0).point();
        return new LandscapeCut(landscape, new LandscapeCut.Place("Minimum 1", from), new LandscapeCut.Place("Truth", to),
                new Cut(from, to, new double[] {-0.4, Double.NaN, -0.3, -1}), new double[] {0, 0.02, 0.04, 0.06});
    }

    @Test
    void aCutNamesItsEndsAndHasAGapAtAHole() throws Exception {
        CutFigure figure = new CutFigure(cut(), FigureStyle.LIGHT);
        assertThat(svg(figure)).contains(">Minimum 1<", ">Truth<", ">cosine loss<").doesNotContain("NaN");
        assertThat(figure.nearest(0.035)).isEqualTo(2);
        assertThat(figure.frame(400, 300).right()).isEqualTo(0.06);
        assertThat(DataTable.cut(cut()).csv().lines().toList()).hasSize(5).element(2).asString().startsWith("0.02,,");
    }

    @Test
    void tablesReadBackTheSameNumbers() {
        Landscape landscape = TestLandscapes.withHole();
        Lattice cell = Landscape.cell(landscape.minima().get(1));
        MinimumReport known = new MinimumReport(landscape.minima().get(1), 1, cell, OptionalDouble.of(0.1), Optional.of(false),
                Optional.of(true), 0.25);
        MinimumReport unknown = new MinimumReport(landscape.minima().get(1), 2, cell, OptionalDouble.empty(), Optional.empty(),
                Optional.empty(), 0.25);
        List<String> lines = DataTable.minima(List.of(known, unknown), new CosineLoss()).csv().lines().toList();
        assertThat(lines.get(0)).isEqualTo("rank,loss,a,b,c,alpha,beta,gamma,distance,basin,recovered,matches");
        String[] fields = lines.get(1).split(",");
        assertThat(Double.parseDouble(fields[1])).isEqualTo(-0.4321);
        assertThat(Double.parseDouble(fields[2])).isEqualTo(cell.a());
        assertThat(Double.parseDouble(fields[7])).isEqualTo(cell.gamma());
        assertThat(fields[10]).isEqualTo("false");
        assertThat(fields[11]).isEqualTo("true");
        assertThat(lines.get(2)).endsWith(",,0.25,,");
        Masquerade masquerade = masquerade();
        List<String> pairs = DataTable.masquerade(masquerade).csv().lines().toList();
        assertThat(pairs).hasSize(1 + masquerade.overlaps().size());
        assertThat(Double.parseDouble(pairs.get(1).split(",")[9])).isEqualTo(masquerade.overlaps().get(0).share());
    }
}
