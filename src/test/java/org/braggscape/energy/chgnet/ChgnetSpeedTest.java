package org.braggscape.energy.chgnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.energy.EnergyFunction;
import org.braggscape.math.Progress;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.study.AxisRange;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeComputation;
import org.braggscape.study.LandscapeRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long CHGNet takes, on two cores. */
@Tag("long")
class ChgnetSpeedTest {
    @Test
    void energyForcesAndStressOfTwoDozenAtomsIn150Milliseconds() throws Exception {
        CrystalStructure structure = SampleStructures.read("Na3MnCoNiO6");
        EnergyFunction function = new EnergyFunction(Chgnet.read(ChgnetTest.weights()), structure);
        EnergyFunction.Evaluator evaluator = function.newEvaluator();
        double[] x = new double[function.dimension()];
        System.arraycopy(structure.lattice().parameters(), 0, x, 0, 6);
        System.arraycopy(structure.fractionalCoordinates(), 0, x, 6, x.length - 6);
        double[] gradient = new double[x.length];
        double[] times = new double[41];
        for (int i = 0; i < times.length; i++) {
            x[0] *= 1.0001;
            long start = System.nanoTime();
            evaluator.gradient(x, gradient);
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        System.out.println("CHGNet, energy, forces and stress of Na3MnCoNiO6: median " + times[20] + " ms, slowest " + times[40]);
        assertThat(times[20]).isLessThan(150);
    }

    @Test
    void aMapOfU2TiIn30Seconds() throws Exception {
        CrystalStructure structure = SampleStructures.read("U2Ti");
        LandscapeRequest request = new LandscapeRequest(structure, XrdSettings.PAPER,
                new EnergyLoss(Chgnet.read(ChgnetTest.weights())), AxisRange.around(structure.lattice(), LatticeParameter.A, 0.15),
                AxisRange.around(structure.lattice(), LatticeParameter.C, 0.15), 41, 41);
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            long start = System.nanoTime();
            Landscape map = new LandscapeComputation(request).compute(executor, 2, part -> { }, Progress.NONE);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.println("CHGNet, 41 × 41 map of U2Ti: " + seconds + " s");
            assertThat(map.slice().values()[20][20]).isFinite();
            assertThat(seconds).isLessThan(30);
        } finally {
            executor.shutdownNow();
        }
    }
}
