package org.braggscape.figure;

import java.util.List;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.landscape.Minimum;
import org.braggscape.landscape.Slice;
import org.braggscape.landscape.SliceAxis;
import org.braggscape.landscape.SlicePlane;
import org.braggscape.loss.CosineLoss;
import org.braggscape.loss.Loss;
import org.braggscape.study.AxisRange;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeRequest;

/** Landscapes of made-up values, with a hole. */
final class TestLandscapes {
    static final int COLUMNS = 21;
    static final int ROWS = 17;

    private TestLandscapes() {
    }

    static Landscape withHole() {
        return of(SampleStructures.read("U2Ti"), new CosineLoss());
    }

    static Landscape named(String name) {
        CrystalStructure truth = SampleStructures.read("U2Ti");
        return of(new CrystalStructure(name, truth.lattice(), truth.sites(), truth.spaceGroup()), new CosineLoss());
    }

    static Landscape of(CrystalStructure truth, Loss loss) {
        LandscapeRequest request = new LandscapeRequest(truth, XrdSettings.PAPER, loss,
                AxisRange.around(truth.lattice(), LatticeParameter.A, 0.1),
                AxisRange.around(truth.lattice(), LatticeParameter.GAMMA, 0.1), COLUMNS, ROWS);
        double[] cell = truth.lattice().parameters();
        SlicePlane plane = new SlicePlane(cell, SliceAxis.coordinate(6, 0, -0.1 * cell[0], 0.1 * cell[0], COLUMNS),
                SliceAxis.coordinate(6, 5, -0.1 * cell[5], 0.1 * cell[5], ROWS));
        double[][] values = new double[ROWS][COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                values[row][column] = -1 / (1 + Math.hypot(column - 10, row - 8) / 3) + 0.01 * Math.sin(row * column);
            }
        }
        values[2][3] = Double.NaN;
        double[] other = cell.clone();
        other[0] *= 1.05;
        other[5] *= 0.97;
        List<Minimum> minima = List.of(new Minimum(0, 0, cell, -1, true),
                new Minimum(other[0] - cell[0], other[5] - cell[5], other, -0.4321, false));
        return new Landscape(request, new Slice(plane, values), minima, true);
    }
}
