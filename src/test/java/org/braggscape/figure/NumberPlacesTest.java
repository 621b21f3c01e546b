package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.braggscape.landscape.Minimum;
import org.braggscape.study.Landscape;
import org.junit.jupiter.api.Test;

class NumberPlacesTest {
    private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 300, 200);
    private static final double RADIUS = 8;
    private static final double DOT = 3;

    private static List<double[]> place(List<double[]> fixed, List<double[]> dots, double[]... minima) {
        return new NumberPlaces(AREA, RADIUS, fixed).place(List.of(minima), dots, DOT);
    }

    private static double distance(double[] one, double[] other) {
        return Math.hypot(one[0] - other[0], one[1] - other[1]);
    }

    @Test
    void theDeepestKeepTheirsAndOthersStandBeside() {
        double[] first = {100, 100};
        double[] second = {110, 100};
        double[] third = {124, 100};
        List<double[]> places = place(List.of(), List.of(), first, second, third);
        assertThat(places.get(0)).isSameAs(first);
        assertThat(places.get(2)).as("is free since the second moved").isSameAs(third);
        assertThat(distance(places.get(1), second)).isBetween(RADIUS + DOT, 4 * RADIUS);
        assertThat(distance(places.get(1), first)).isGreaterThan(2 * RADIUS);
        assertThat(distance(places.get(1), third)).isGreaterThan(2 * RADIUS);
    }

    @Test
    void whatIsThereAlreadyStaysFree() {
        double[] minimum = {100, 100};
        double[] star = {105, 100, 11};
        List<double[]> dots = new ArrayList<>();
        for (int y = 0; y < 100; y += 6) {
            dots.add(new double[] {100, y, DOT});
        }
        double[] place = place(List.of(star), dots, minimum).get(0);
        assertThat(distance(place, star)).isGreaterThan(RADIUS + 11);
        assertThat(dots).allSatisfy(dot -> assertThat(distance(place, dot)).isGreaterThan(RADIUS + DOT));
        assertThat(place(List.of(), List.of(new double[] {104, 100, DOT}), minimum).get(0))
                .as("a dot does not take the number from its own minimum").isSameAs(minimum);
    }

    @Test
    void withoutRoomItIsLeftOutAndAtTheRimItStaysInside() {
        assertThat(place(List.of(new double[] {100, 100, 60}), List.of(), new double[] {100, 100}).get(0)).isNull();
        double[] moved = place(List.of(new double[] {300, 200, 5}), List.of(), new double[] {299, 199}).get(0);
        assertThat(AREA.contains(moved[0] - RADIUS, moved[1] - RADIUS, 2 * RADIUS, 2 * RADIUS)).isTrue();
    }

    @Test
    void noNumbersOfAMapOverlap() {
        Landscape map = TestLandscapes.withHole();
        double[] truth = map.request().structure().lattice().parameters();
        List<Minimum> minima = new ArrayList<>(map.minima());
        for (int i = 0; i < 12; i++) {
            double[] cell = truth.clone();
            cell[0] += 0.03 * i;
            minima.add(new Minimum(cell[0] - truth[0], 0, cell, -0.3 + 0.01 * i, false));
        }
        LandscapeFigure figure = new LandscapeFigure(map, FigureStyle.LIGHT);
        MapFrame frame = figure.frame(520, 420);
        double[] end = {frame.pixelX(truth[0] + 0.15), frame.pixelY(truth[5]), 9};
        List<double[]> numbers = new Markers(new Landscape(map.request(), map.slice(), minima, true), frame, FigureStyle.LIGHT,
                List.of(end)).numbers();
        assertThat(numbers).hasSizeGreaterThan(5);
        for (int i = 0; i < numbers.size(); i++) {
            double[] number = numbers.get(i);
            assertThat(distance(number, end)).isGreaterThan(RADIUS + end[2]);
            for (int k = 0; k < i; k++) {
                assertThat(distance(number, numbers.get(k))).isGreaterThan(2 * RADIUS);
            }
        }
    }
}
