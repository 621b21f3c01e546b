package org.braggscape.diffraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.braggscape.ReferenceCases;
import org.braggscape.TimeLimit;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The largest and the smallest cells that anyone will open, and the quick pattern against the direct sum. */
class ExtremeCellsTest {
    private static final double ALLOWED_MILLISECONDS = 50;

    enum Experiment {
        PAPER(XrdSettings.PAPER),
        DOUBLET(XrdSettings.PAPER.withRadiation(Radiation.NAMED.get(3))),
        AREA(XrdSettings.PAPER.withProfile(new Profile(0.1, -0.02, 0.1, 0.4, true))),
        GAUSSIAN(XrdSettings.PAPER.withProfile(new Profile(0.02, 0, 0.01, 1, false))),
        NARROW(XrdSettings.PAPER.withProfile(new Profile(0, 0, 0.0016, 0.5, false))),
        PART(XrdSettings.PAPER.withGrid(new TwoThetaGrid(23, 0.017, 1001))),
        WIDE(XrdSettings.PAPER.withGrid(new TwoThetaGrid(0, 0.05, 3300))),
        FEW_BINS(XrdSettings.PAPER.withGrid(new TwoThetaGrid(30, 1, 60)));

        final XrdSettings settings;

        Experiment(XrdSettings settings) {
            this.settings = settings;
        }
    }

    private static CrystalStructure crystal(double edge, int atoms) {
        RandomGenerator random = new SplittableRandom(1);
        List<Site> sites = new ArrayList<>();
        for (String symbol : List.of("O", "Si", "Fe", "Ba")) {
            for (int i = 0; i < atoms / 4; i++) {
                sites.add(new Site(Element.of(symbol).orElseThrow(),
                        new Fractional(random.nextDouble(), random.nextDouble(), random.nextDouble())));
            }
        }
        return new CrystalStructure("crystal of " + edge + " Å", Lattice.of(new double[] {edge, edge, edge, 90, 90, 90}), sites,
                Optional.empty());
    }

    /** Ten thousand atoms take a minute before the first bin is known, and whoever cancels interrupts. */
    @Test
    void theSumOverAtomsCanBeInterrupted() {
        XrdSimulator simulator = new XrdSimulator(XrdSettings.PAPER);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> simulator.simulate(crystal(20, 200))).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(simulator.simulate(crystal(20, 200)).intensity()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void quickPatternsAreTheDirectSum(Experiment experiment) {
        ReferenceCases.samples().stream().map(ReferenceCases::structure).forEach(sample -> compare(sample, experiment));
        compare(crystal(20, 200), experiment);
    }

    private static void compare(CrystalStructure structure, Experiment experiment) {
        XrdSimulator simulator = new XrdSimulator(experiment.settings);
        Pattern direct = simulator.simulateDirectly(structure);
        Pattern quick = simulator.simulate(structure);
        double worst = 0;
        for (int k = 0; k < direct.intensity().length; k++) {
            worst = Math.max(worst, Math.abs(quick.intensity()[k] - direct.intensity()[k]));
        }
        assertThat(worst / direct.maximum()).as(structure.name()).isLessThan(1e-11);
        assertThat(quick.reflections()).isEqualTo(direct.reflections());
    }

    @Test
    void twoHundredAtomsInTwentyAngstromTakeNoLongerThanABlink() {
        XrdSimulator simulator = new XrdSimulator(XrdSettings.PAPER);
        CrystalStructure structure = crystal(20, 200);
        // the processor time of this thread, which other work on the machine does not lengthen as it does the wall time
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double[] milliseconds = new double[15];
        for (int run = -15; run < milliseconds.length; run++) {
            long start = clock.getCurrentThreadCpuTime();
            simulator.simulate(structure);
            milliseconds[Math.max(0, run)] = (clock.getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(milliseconds);
        assertThat(milliseconds[milliseconds.length / 2]).isLessThan(TimeLimit.of(ALLOWED_MILLISECONDS));
    }

    @Test
    void aCellWithoutReflectionsIsSaidToHaveNone() {
        // copper radiation: the first reflection of 1 Å lies at 100.8°
        for (Experiment experiment : List.of(Experiment.PAPER, Experiment.DOUBLET)) {
            XrdSimulator simulator = new XrdSimulator(experiment.settings);
            assertThatThrownBy(() -> simulator.simulate(crystal(1, 4))).isInstanceOf(NoReflectionsException.class)
                    .hasMessageContaining("no reflections in this range").hasMessageContaining("crystal of 1.0 Å")
                    .hasMessageContaining("95°");
            assertThatThrownBy(() -> simulator.simulateDirectly(crystal(1, 4))).isInstanceOf(NoReflectionsException.class);
        }
        assertThat(new XrdSimulator(XrdSettings.PAPER).simulate(crystal(1.1, 4)).maximum()).isPositive();
    }

    @Test
    void aCellWhoseReflectionsAreAllExtinctIsSaidToHaveNone() {
        // (100) lies at 76.3° and (110) at 121.7°, and the body-centred cell has only the latter
        Site corner = new Site(Element.of("Fe").orElseThrow(), new Fractional(0.1, 0.2, 0.3));
        Site centre = new Site(Element.of("Fe").orElseThrow(), new Fractional(0.6, 0.7, 0.8));
        CrystalStructure structure = new CrystalStructure("small iron",
                Lattice.of(new double[] {1.247, 1.247, 1.247, 90, 90, 90}), List.of(corner, centre), Optional.empty());
        assertThatThrownBy(() -> new XrdSimulator(XrdSettings.PAPER).simulate(structure))
                .isInstanceOf(NoReflectionsException.class).hasMessageContaining("small iron");
    }
}
