package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.loss.CosineLoss;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.matching.StructureMatcher;
import org.braggscape.math.Progress;
import org.braggscape.objective.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BasinMapTest {
    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);
    private static Landscape rough;
    private static Landscape smooth;

    @BeforeAll
    static void compute() {
        rough = compute(WidthSweepTest.request(new CosineLoss(), 21));
        smooth = compute(WidthSweepTest.request(new GpwdfLoss(8), 21));
    }

    @AfterAll
    static void stop() {
        EXECUTOR.shutdown();
    }

    private static Landscape compute(LandscapeRequest request) {
        return new LandscapeComputation(request).compute(EXECUTOR, 2, coarse -> { }, Progress.NONE);
    }

    @Test
    void sharesInTheSliceAreThoseOfTheMinima() {
        BasinMap basins = BasinMap.inSlice(rough);
        double sum = basins.share(BasinMap.End.TRUTH) + basins.share(BasinMap.End.MINIMUM) + basins.share(BasinMap.End.RIM);
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(basins.basins().get(0).end()).isEqualTo(BasinMap.End.TRUTH);
        for (MinimumReport report : MinimumReport.of(rough)) {
            basins.basins().stream().filter(basin -> basin.end() != BasinMap.End.RIM && basin.rank() == report.rank())
                    .filter(basin -> report.rank() > 0 || basin.end() == BasinMap.End.TRUTH).findFirst()
                    .ifPresent(basin -> assertThat(basin.share()).isCloseTo(report.basin(), within(1e-12)));
        }
        assertThat(basins.owners()[10][10]).isZero();
        assertThat(BasinMap.inSlice(smooth).share(BasinMap.End.TRUTH)).isGreaterThan(0.9);
    }

    @Test
    void descentsInSixParametersDoNotDependOnTheNumberOfThreadsAndEndWhereOneDescentEnds() {
        Landscape few = compute(WidthSweepTest.request(new CosineLoss(), 13));
        List<BasinMap> coarse = new ArrayList<>();
        BasinMap two = new FullBasins(few).compute(EXECUTOR, coarse::add, Progress.NONE);
        ExecutorService single = Executors.newSingleThreadExecutor();
        BasinMap one = new FullBasins(few).compute(single, part -> { }, Progress.NONE);
        single.shutdown();
        assertThat(two.owners()).isDeepEqualTo(one.owners());
        assertThat(two.basins()).isEqualTo(one.basins());
        assertThat(two.owners()[6][6]).isZero();
        assertThat(two.count(BasinMap.End.MINIMUM)).isGreaterThan(5);
        assertThat(two.share(BasinMap.End.TRUTH)).isBetween(0.05, 0.6);
        assertThatThrownBy(() -> new FullBasins(few).compute(EXECUTOR, part -> { }, new Progress() {
            @Override
            public void update(long done, long total) {
                // nobody looks
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        })).isInstanceOf(CancellationException.class);
    }

    @Test
    void theMatchRegionIsWhatTheMatcherSays() {
        MatchRegion region = MatchRegion.of(rough, Progress.NONE).orElseThrow();
        CrystalStructure truth = rough.request().structure();
        int matching = 0;
        for (double y : rough.yValues()) {
            for (double x : rough.xValues()) {
                matching += StructureMatcher.PAPER.match(truth, truth.withLattice(Lattice.of(rough.cellAt(x, y)))).matches() ? 1 : 0;
            }
        }
        assertThat(region.share()).isCloseTo(matching / 441.0, within(1e-12)).isBetween(0.2, 0.9);
        for (double[] line : region.outline()) {
            assertThat(line[0]).isEqualTo(line[line.length - 2]);
            assertThat(line[1]).isEqualTo(line[line.length - 1]);
        }
        // it does not depend on the loss
        assertThat(MatchRegion.of(smooth, Progress.NONE).orElseThrow().share()).isEqualTo(region.share());
        assertThat(MatchRegion.same(rough.request(), smooth.request())).isTrue();
    }

    @Test
    void aFunnelPointsToTheTruthAndARoughMapDoesNot() {
        Misdirection wide = Misdirection.of(smooth).orElseThrow();
        Misdirection narrow = Misdirection.of(rough).orElseThrow();
        assertThat(wide.axes().keySet()).containsExactly("a = b", "c");
        assertThat(wide.map().orElseThrow()).isBetween(0.0, 60.0);
        assertThat(narrow.map().orElseThrow()).isGreaterThan(wide.map().orElseThrow() + 10);
        narrow.axes().values().forEach(angle -> assertThat(angle).isBetween(0.0, 180.0));
    }

    @Test
    void theAnglesOfACubicCrystalAreThoseOfItsOneDirection() {
        CrystalStructure gold = ReferenceCases.sample("Au2S");
        MapParameter a = MapParameter.of("a", gold).orElseThrow();
        MapParameter b = MapParameter.of("b", gold).orElseThrow();
        LandscapeRequest request = rough.request();
        Misdirection cubic = Misdirection.of(compute(new LandscapeRequest(Target.of(gold), gold, gold, request.settings(),
                new GpwdfLoss(5), AxisExtent.USUAL.range(a, gold, request.settings()),
                AxisExtent.USUAL.range(b, gold, request.settings()), 5, 5))).orElseThrow();
        assertThat(cubic.axes().keySet()).containsExactly("a = b = c");
        // by symmetry the gradient lies on the axis: there or away, nothing between
        double share = cubic.axes().get("a = b = c") / 180 * 20;
        assertThat(share).isCloseTo(Math.rint(share), within(1e-3));
    }
}
