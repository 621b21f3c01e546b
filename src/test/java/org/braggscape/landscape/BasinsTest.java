package org.braggscape.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.math.Progress;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.Target;
import org.junit.jupiter.api.Test;

class BasinsTest {
    private static Slice slice(double[][] values) {
        return new Slice(new SlicePlane(new double[2], SliceAxis.coordinate(2, 0, -2, 2, values[0].length),
                SliceAxis.coordinate(2, 1, -1, 1, values.length)), values);
    }

    /** (x² − 1)² + y², whose two basins are the half planes, on x from −2 to 2 and y from −1 to 1, both in steps of 0.1. */
    private static double[][] doubleWell() {
        double[][] values = new double[21][41];
        for (int row = 0; row < 21; row++) {
            for (int column = 0; column < 41; column++) {
                double x = -2 + 0.1 * column;
                double y = -1 + 0.1 * row;
                values[row][column] = Math.pow(x * x - 1, 2) + y * y;
            }
        }
        return values;
    }

    @Test
    void eachHalfOfADoubleWellBelongsToItsMinimum() {
        Basins basins = new Basins(slice(doubleWell()));
        for (int row = 0; row < 21; row++) {
            for (int column = 0; column < 41; column++) {
                if (column != 20) {
                    assertThat(basins.end(column, row)).as("%d %d", column, row)
                            .containsExactly(column < 20 ? 10 : 30, 10);
                }
            }
        }
        // all but the ridge between them, which goes to one of the two
        assertThat(Math.min(basins.share(10, 10), basins.share(30, 10))).isEqualTo(20.0 / 41, within(1e-12));
        assertThat(basins.share(10, 10) + basins.share(30, 10)).isEqualTo(1, within(1e-12));
    }

    @Test
    void holesBelongToNobodyAndDoNotCount() {
        double[][] values = doubleWell();
        for (double[] row : values) {
            row[20] = Double.NaN;
            row[40] = Double.NaN;
        }
        Basins basins = new Basins(slice(values));
        assertThat(basins.end(20, 3)).isNull();
        assertThat(basins.share(20, 3)).isZero();
        assertThat(basins.share(10, 10)).isEqualTo(20.0 / 39, within(1e-12));
        assertThat(basins.share(30, 10)).isEqualTo(19.0 / 39, within(1e-12));
    }

    @Test
    void aTiltedPlaneEndsAtItsCorner() {
        double[][] values = new double[9][9];
        for (int row = 0; row < 9; row++) {
            for (int column = 0; column < 9; column++) {
                values[row][column] = row + 0.5 * column;
            }
        }
        Basins basins = new Basins(slice(values));
        assertThat(basins.end(8, 8)).containsExactly(0, 0);
        assertThat(basins.share(4, 4)).isEqualTo(1);
    }

    /** Figures of the roughness study: 32 interior minima, 14 to 15 % for the truth. */
    @Test
    void theTruthOfU2TiOwnsASeventhOfItsMap() {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            CrystalStructure truth = ReferenceCases.sample("U2Ti");
            Objective objective = Objective.fast(Target.of(truth), truth, XrdSettings.PAPER, new CosineLoss(),
                    ParameterLayout.cellOnly(truth.sites().size()));
            double a = truth.lattice().a();
            double c = truth.lattice().c();
            Slice slice = new SliceComputation(objective, new SlicePlane(truth.lattice().parameters(),
                    SliceAxis.coordinate(6, 0, -0.15 * a, 0.15 * a, 41), SliceAxis.coordinate(6, 2, -0.15 * c, 0.15 * c, 41)))
                    .compute(executor, 2, coarse -> { }, Progress.NONE);
            List<int[]> minima = MinimumSearch.gridMinima(slice);
            Basins basins = new Basins(slice);
            assertThat(minima).hasSize(32);
            assertThat(basins.share(20, 20)).isBetween(0.14, 0.15);
            for (int[] minimum : minima) {
                assertThat(basins.end(minimum[0], minimum[1])).containsExactly(minimum);
            }
        } finally {
            executor.shutdown();
        }
    }
}
