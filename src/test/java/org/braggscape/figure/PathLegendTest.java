package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.braggscape.study.DescentMode;
import org.braggscape.study.Landscape;
import org.junit.jupiter.api.Test;

class PathLegendTest {
    private static final Landscape MAP = TestLandscapes.withHole();

    private static List<DescentMapFigure.PathLine> paths(DescentMode... modes) {
        double[] truth = MAP.request().structure().lattice().parameters();
        double[] start = truth.clone();
        start[0] *= 1.07;
        return Arrays.stream(modes).map(mode -> new DescentMapFigure.PathLine(mode, List.of(start, truth))).toList();
    }

    private static String svg(FigureOptions options, DescentMode... modes) {
        return FigureExport.svgText(options.figure(style -> FigureExport.titled(MAP, paths(modes), style)), options.size());
    }

    private static List<String> named(String svg) {
        return Stream.of(DescentMode.values()).map(DescentMode::label).filter(label -> svg.contains(">" + label + "<")).toList();
    }

    @Test
    void namesThePathsThatThereAreUnlessItIsLeftOut() {
        FigureOptions column = FigureOptions.DEFAULT.with(FigurePreset.ONE_COLUMN);
        assertThat(named(svg(column, DescentMode.CONSTRAINED, DescentMode.UNCONSTRAINED, DescentMode.CONSTRAINED)))
                .containsExactly("Unconstrained", "Constrained");
        assertThat(named(svg(column, DescentMode.values()))).hasSize(4);
        assertThat(named(svg(column.with(FigurePart.PATH_LEGEND, false), DescentMode.values()))).isEmpty();
        assertThat(named(svg(column.with(FigurePart.PATHS, false), DescentMode.values()))).isEmpty();
        assertThat(named(svg(column))).isEmpty();
    }

    @Test
    void takesMoreLinesWhereAllDoNotFitIntoOne() {
        Figure below = new LandscapeFigure(MAP, FigureStyle.LIGHT);
        Figure four = PathLegend.above(below, List.of(DescentMode.values()), FigureStyle.LIGHT);
        assertThat(four.least().width).isEqualTo(below.least().width);
        Figure two = PathLegend.above(below, List.of(DescentMode.UNCONSTRAINED, DescentMode.CONSTRAINED), FigureStyle.LIGHT);
        assertThat(two.least().height).isGreaterThan(below.least().height);
        assertThat(four.least().height).isGreaterThan(two.least().height);
    }
}
