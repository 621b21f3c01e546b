package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.junit.jupiter.api.Test;

class PathComponentsTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Lattice MIDDLE = Lattice.of(new double[] {4.0, 5.0, 7.0, 90.0, 95.0, 100.0});

    private static double[] cell(double[] u) {
        double[] cell = MIDDLE.parameters();
        for (int i = 0; i < 6; i++) {
            cell[i] = i < 3 ? cell[i] * Math.exp(u[i]) : cell[i] + Math.toDegrees(u[i]);
        }
        return cell;
    }

    private static double[] u(MapParameter.Component component) {
        double[] u = new double[6];
        for (int i = 0; i < 6; i++) {
            double change = component.change().get(i);
            u[i] = (i < 3 ? change / MIDDLE.parameters()[i] : Math.toRadians(change)) / 0.01;
        }
        return u;
    }

    @Test
    void aPathInAPlaneIsFoundAgain() {
        double[] long1 = {0.6, 0, 0.8, 0, 0, 0};
        double[] short1 = {0, 1, 0, 0, 0, 0};
        List<double[]> path = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double angle = 2 * Math.PI * i / 20;
            double[] u = new double[6];
            for (int j = 0; j < 6; j++) {
                u[j] = 0.1 * Math.cos(angle) * long1[j] + 0.03 * Math.sin(angle) * short1[j];
            }
            path.add(cell(u));
        }
        PathComponents found = PathComponents.of(MIDDLE, path);
        // the first cell lies at the positive end
        assertThat(u(found.x())).containsExactly(long1, EXACT);
        assertThat(Math.abs(u(found.y())[1])).isCloseTo(1, EXACT);
        assertThat(found.share()).isCloseTo(1, EXACT);
        // ±10 and ±3 with 15 % of the whole on each side, 1 at least
        assertThat(found.extentX().from()).isCloseTo(-13, EXACT);
        assertThat(found.extentX().to()).isCloseTo(13, EXACT);
        assertThat(found.extentY().from()).isCloseTo(-4, EXACT);
        assertThat(found.extentY().to()).isCloseTo(4, EXACT);
    }

    @Test
    void theTwoAreOrthonormalAndNoOtherPlaneHoldsMore() {
        Random random = new Random(5);
        List<double[]> path = new ArrayList<>();
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            double[] u = random.doubles(6, -0.1, 0.1).toArray();
            u[2] *= 3;
            all.add(u);
            path.add(cell(u));
        }
        PathComponents found = PathComponents.of(MIDDLE, path);
        double[] v = u(found.x());
        double[] w = u(found.y());
        assertThat(dot(v, v)).isCloseTo(1, EXACT);
        assertThat(dot(w, w)).isCloseTo(1, EXACT);
        assertThat(dot(v, w)).isCloseTo(0, EXACT);
        double total = all.stream().mapToDouble(each -> dot(each, each)).sum();
        assertThat(held(all, v, w) / total).isCloseTo(found.share(), EXACT);
        for (int i = 0; i < 200; i++) {
            double[] one = random.doubles(6, -1, 1).toArray();
            double[] other = random.doubles(6, -1, 1).toArray();
            scale(one, 1 / Math.sqrt(dot(one, one)));
            double along = dot(one, other);
            for (int j = 0; j < 6; j++) {
                other[j] -= along * one[j];
            }
            scale(other, 1 / Math.sqrt(dot(other, other)));
            assertThat(held(all, one, other)).isLessThanOrEqualTo(held(all, v, w));
        }
    }

    @Test
    void theMapContainsTheMiddleAndShowsThePath() {
        CrystalStructure truth = SampleStructures.read("U2Ti");
        double[] start = truth.lattice().parameters();
        List<double[]> path = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            double[] cell = start.clone();
            cell[0] *= 1 + 0.01 * i;
            cell[2] *= 1 - 0.001 * i * i;
            cell[4] += 0.1 * i;
            path.add(cell);
        }
        PathComponents found = PathComponents.of(truth.lattice(), path);
        MapPlane plane = new MapPlane(truth, truth, XrdSettings.PAPER, found.x(), found.y());
        assertThat(plane.point(0, 0)).containsExactly(truth.lattice().parameters(), EXACT);
        for (double[] cell : path) {
            double[] place = plane.place(cell);
            assertThat(place[0]).isBetween(found.extentX().from(), found.extentX().to());
            assertThat(place[1]).isBetween(found.extentY().from(), found.extentY().to());
        }
    }

    @Test
    void aLineIsRefused() {
        List<double[]> line = List.of(cell(new double[] {0.1, 0.1, 0.1, 0, 0, 0}), cell(new double[] {0.05, 0.05, 0.05, 0, 0, 0}));
        assertThatThrownBy(() -> PathComponents.of(MIDDLE, line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one line");
        assertThatThrownBy(() -> PathComponents.of(MIDDLE, List.of(MIDDLE.parameters())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double held(List<double[]> all, double[] v, double[] w) {
        return all.stream().mapToDouble(each -> dot(each, v) * dot(each, v) + dot(each, w) * dot(each, w)).sum();
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
