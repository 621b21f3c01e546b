package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.junit.jupiter.api.Test;

/** Whether the time that the user is told is about the time that a map takes. */
class ExpectedTimeTest {
    private static final int ATTEMPTS = 4;
    private static final double FACTOR = 3;

    private static LandscapeRequest request(Lattice cell) {
        CrystalStructure structure = SampleStructures.read("U2Ti").withLattice(cell);
        return new LandscapeRequest(structure, XrdSettings.PAPER, new CosineLoss(), AxisRange.around(cell, LatticeParameter.A, 0.1),
                AxisRange.around(cell, LatticeParameter.B, 0.1), 2, 2);
    }

    private static double seconds(LandscapeRequest request) {
        long begin = System.nanoTime();
        LandscapeComputation computation = new LandscapeComputation(request);
        for (int i = 0; i < 4; i++) {
            computation.objective().newEvaluator().value(request.plane().point(request.x().from(), request.y().from() + i));
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    @Test
    void noTimeIsToldForACellThatIsRefusedAnyway() {
        LandscapeRequest huge = request(new Lattice(4000, 4000, 4000, 90, 90, 90));
        assertThatThrownBy(() -> ExpectedTime.seconds(huge, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than ten million cannot be summed");
    }

    @Test
    void aShortCellTellsTheTimeOfALongOne() {
        LandscapeRequest longCell = request(new Lattice(75, 72, 5, 90, 95, 90));
        assertThat(ExpectedTime.isWorthwhile(longCell)).isTrue();
        assertThat(ExpectedTime.isWorthwhile(request(new Lattice(40, 40, 40, 90, 90, 90)))).isFalse();
        double ratio = 0;
        // of several, since others may be at work on the machine for a moment; without the step from cell to cell it would be 1/9
        for (int i = 0; i < ATTEMPTS && !(ratio > 1 / FACTOR && ratio < FACTOR); i++) {
            ratio = ExpectedTime.seconds(longCell, 1) / seconds(longCell);
        }
        assertThat(ratio).isBetween(1 / FACTOR, FACTOR);
    }
}
