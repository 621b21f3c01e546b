package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.loss.CosineLoss;
import org.braggscape.math.Progress;
import org.braggscape.objective.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapPlaneTest {
    private static final CrystalStructure BPO4 = SampleStructures.read("BPO4");

    private static MapPlane plane(MapParameter x, MapParameter y) {
        return new MapPlane(BPO4, BPO4, XrdSettings.PAPER, x, y);
    }

    private static MapParameter parameter(String key) {
        return MapParameter.of(key, BPO4).orElseThrow();
    }

    @Test
    void everyPairOfIndependentParametersGoesThereAndBack() {
        List<MapParameter> all = new ArrayList<>(MapParameter.common());
        all.addAll(MapParameter.coordinates(BPO4).subList(0, 4));
        all.add(new MapParameter.Towards("minimum 1", List.of(4.0, 4.6, 7.0, 91.0, 89.0, 90.5)));
        all.add(new MapParameter.Component(1, List.of(0.01, 0.02, -0.03, 0.1, 0.0, 0.2)));
        int pairs = 0;
        for (MapParameter x : all) {
            for (MapParameter y : all) {
                MapPlane plane;
                try {
                    plane = plane(x, y);
                } catch (IllegalArgumentException e) {
                    assertThat(e).hasMessageContaining("move along one line");
                    continue;
                }
                double[] point = plane.point(plane.middleX() + 0.013, plane.middleY() - 0.021);
                assertThat(plane.place(point)).containsExactly(
                        new double[] {plane.middleX() + 0.013, plane.middleY() - 0.021}, within(1e-9));
                assertThat(plane.distance(point)).isLessThan(1e-9);
                pairs++;
            }
        }
        assertThat(pairs).isGreaterThan(all.size() * (all.size() - 1) - 20).isLessThan(all.size() * all.size());
    }

    @Test
    void linkedLengthsKeepTheirRatioAndStrainKeepsTheShape() {
        double[] cell = BPO4.lattice().parameters();
        MapPlane linked = plane(parameter("b=c"), parameter("a"));
        double[] point = linked.point(cell[1] * 1.1, cell[0] * 0.9);
        assertThat(point).containsExactly(
                new double[] {cell[0] * 0.9, cell[1] * 1.1, cell[2] * 1.1, cell[3], cell[4], cell[5]}, within(1e-12));
        MapPlane strain = plane(parameter("strain"), parameter("gamma"));
        assertThat(strain.point(10, 91)).containsExactly(
                new double[] {cell[0] * 1.1, cell[1] * 1.1, cell[2] * 1.1, cell[3], cell[4], 91}, within(1e-12));
    }

    @Test
    void theWayToACellLeadsThere() {
        double[] aim = {4.0, 4.6, 7.0, 91.0, 89.0, 90.5};
        MapPlane plane = plane(new MapParameter.Towards("M", Arrays.stream(aim).boxed().toList()), parameter("1.x"));
        assertThat(Arrays.copyOf(plane.point(1, plane.middleY()), 6)).containsExactly(aim, within(1e-12));
        assertThat(plane.place(BPO4.withLattice(Lattice.of(aim)))[0]).isEqualTo(1, within(1e-9));
    }

    @Test
    void whatLiesOffThePlaneHasADistance() {
        MapPlane plane = plane(parameter("a"), parameter("c"));
        double[] cell = BPO4.lattice().parameters();
        cell[1] *= 1.01;
        cell[4] += 1;
        assertThat(plane.distance(cell)).isEqualTo(Math.hypot(0.01, Math.toRadians(1)), within(1e-9));
        double[] moved = plane.moved(cell, 5, 6);
        assertThat(moved).containsExactly(new double[] {5, cell[1], 6, cell[3], cell[4], cell[5]}, within(1e-9));
    }

    @Test
    void parallelParametersAreRefused() {
        assertThatThrownBy(() -> plane(parameter("strain"), new MapParameter.Towards("M",
                Arrays.stream(BPO4.lattice().parameters()).map(v -> v > 80 ? v : 1.2 * v).boxed().toList())))
                .hasMessageContaining("isotropic strain and way to M move along one line");
    }

    /** The map's values are those of patterns simulated on their own. */
    @ParameterizedTest
    @CsvSource({"a=b,c", "strain,alpha", "1.x,3.z", "B,a", "U,W", "V,strain"})
    void everyKindOfAxisShowsTheLossOfItsStructures(String x, String y) {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            MapParameter px = parameter(x);
            MapParameter py = parameter(y);
            AxisExtent small = new AxisExtent(0.01, 0.05, AxisExtent.Kind.OFFSET);
            LandscapeRequest request = new LandscapeRequest(BPO4, XrdSettings.PAPER, new CosineLoss(),
                    small.range(px, BPO4, XrdSettings.PAPER), small.range(py, BPO4, XrdSettings.PAPER), 3, 3);
            Landscape map = new LandscapeComputation(request).compute(executor, 2, part -> { }, Progress.NONE);
            double[] target = new XrdSimulator(request.settings()).simulateDirectly(BPO4).intensity();
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    double[] point = map.plane().point(map.xValues()[column], map.yValues()[row]);
                    double[] pattern = new XrdSimulator(map.plane().settings(point))
                            .simulateDirectly(map.plane().structure(point)).intensity();
                    assertThat(map.slice().values()[row][column])
                            .isEqualTo(new CosineLoss().between(target, pattern), within(1e-8));
                }
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void aMapAgainstAMeasuredPatternHasNoTruth() {
        double[] pattern = new XrdSimulator(XrdSettings.PAPER).simulateDirectly(BPO4).intensity();
        LandscapeRequest request = new LandscapeRequest(
                new Target.Measured("pattern", XrdSettings.PAPER.grid(), pattern, List.of()), BPO4, BPO4, XrdSettings.PAPER,
                new CosineLoss(), AxisRange.around(BPO4.lattice(), LatticeParameter.A, 0.02),
                AxisRange.around(BPO4.lattice(), LatticeParameter.C, 0.02), 9, 9);
        ExecutorService executor = Executors.newFixedThreadPool(1);
        Landscape map = new LandscapeComputation(request).compute(executor, 1, part -> { }, Progress.NONE);
        executor.shutdownNow();
        assertThat(request.containsTruth()).isFalse();
        assertThat(map.minima()).isNotEmpty().noneMatch(minimum -> minimum.truth());
        assertThat(map.minima().get(0).value()).isEqualTo(-1, within(1e-6));
    }
}
