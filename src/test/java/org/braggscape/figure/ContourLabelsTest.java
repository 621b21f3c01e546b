package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ContourLabelsTest {
    private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 400, 300);

    private final ContourLabels labels = new ContourLabels(AREA);

    /** Straight from (20, 150) to (220, 150), then in waves. */
    private static double[] straightThenWaves() {
        List<Double> points = new ArrayList<>(List.of(20.0, 150.0, 220.0, 150.0));
        for (int x = 221; x <= 380; x++) {
            points.add((double) x);
            points.add(150 + 15 * Math.sin((x - 220) / 4.0));
        }
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] circle(double radius) {
        double[] line = new double[122];
        for (int i = 0; i <= 60; i++) {
            line[2 * i] = 200 + radius * Math.cos(i * Math.PI / 30);
            line[2 * i + 1] = 150 + radius * Math.sin(i * Math.PI / 30);
        }
        return line;
    }

    @Test
    void standsInTheStraightPartAlongTheLine() {
        ContourLabels.Place place = labels.place(straightThenWaves(), 36, 10).orElseThrow();
        assertThat(place.y()).isEqualTo(150, within(1e-9));
        assertThat(place.x()).isBetween(60.0, 180.0);
        assertThat(place.angle()).isEqualTo(0, within(1e-9));
    }

    @Test
    void isUprightWhicheverWayTheLineRuns() {
        double[] up = {100, 250, 200, 50};
        double[] down = {200, 50, 100, 250};
        double angle = labels.place(up, 36, 10).orElseThrow().angle();
        assertThat(angle).isEqualTo(Math.atan2(-200, 100), within(1e-9));
        assertThat(new ContourLabels(AREA).place(down, 36, 10).orElseThrow().angle()).isEqualTo(angle, within(1e-9));
        assertThat(Math.abs(new ContourLabels(AREA).place(new double[] {50, 280, 50, 20}, 36, 10).orElseThrow().angle()))
                .isEqualTo(Math.PI / 2, within(1e-9));
    }

    @Test
    void shortAndBentLinesHaveNone() {
        assertThat(labels.place(new double[] {100, 100, 200, 100}, 36, 10)).isEmpty();
        assertThat(labels.place(circle(22), 36, 10)).isEmpty();
        assertThat(labels.place(circle(120), 36, 10)).isPresent();
    }

    @Test
    void neverOnAMarkerNorOnAnotherNorOutside() {
        double[] line = {-50, 150, 450, 150};
        for (double x = 0; x <= 330; x += 15) {
            labels.keepFree(x, 150, 9);
        }
        ContourLabels.Place first = labels.place(line, 36, 10).orElseThrow();
        assertThat(first.x() - 18).isGreaterThan(339);
        assertThat(AREA.contains(first.box().getBounds2D())).isTrue();
        assertThat(labels.place(line, 36, 10)).as("no room is left").isEmpty();

        ContourLabels others = new ContourLabels(AREA);
        List<ContourLabels.Place> places = new ArrayList<>();
        for (int y = 100; y < 200; y += 6) {
            others.place(new double[] {10, y, 390, y + 3.0}, 36, 10).ifPresent(places::add);
        }
        assertThat(places).hasSizeGreaterThan(5);
        for (int i = 0; i < places.size(); i++) {
            for (int k = 0; k < i; k++) {
                Area both = new Area(places.get(i).box());
                both.intersect(new Area(places.get(k).box()));
                assertThat(both.isEmpty()).as(places.get(i) + " and " + places.get(k)).isTrue();
            }
        }
    }

    @Test
    void aMapHasThemUnlessTheyAreLeftOut() {
        FigureExport.Size size = FigureExport.Size.DEFAULT;
        String with = FigureExport.svgText(new LandscapeFigure(TestLandscapes.withHole(), FigureStyle.LIGHT), size);
        String without = FigureExport.svgText(new LandscapeFigure(TestLandscapes.withHole(),
                FigureStyle.LIGHT.with(FigurePart.CONTOUR_LABELS, false)), size);
        String bare = FigureExport.svgText(new LandscapeFigure(TestLandscapes.withHole(),
                FigureStyle.LIGHT.with(FigurePart.CONTOURS, false)), size);
        assertThat(numbers(with)).isGreaterThan(numbers(without) + 4);
        assertThat(numbers(bare)).isEqualTo(numbers(without));
    }

    private static int numbers(String svg) {
        Matcher matcher = Pattern.compile(">\u22120\\.\\d+</text").matcher(svg);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    @Test
    void aPathWithoutLengthIsNoTrouble() {
        assertThat(labels.place(new double[] {5, 5, 5, 5, 5, 5}, 36, 10)).isEqualTo(Optional.empty());
    }
}
