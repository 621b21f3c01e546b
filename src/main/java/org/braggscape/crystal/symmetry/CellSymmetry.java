package org.braggscape.crystal.symmetry;

import java.util.List;
import org.braggscape.crystal.Lattice;
import org.ejml.data.DMatrix3x3;

/** Whether a cell has the shape that a group of operations asks for. */
public final class CellSymmetry {
    private CellSymmetry() {
    }

    /**
     * Measures how much the operations deform the cell: the largest change of a dot product of two cell vectors, relative to
     * the product of their lengths.
     *
     * @param cell the cell
     * @param operations the group
     * @return 0 for a cell of exactly the right shape; 0.01 is about 0.6° or 0.5 % of a length
     */
    public static double misfit(Lattice cell, List<SymmetryOperation> operations) {
        double[] metric = entries(cell.metric());
        double worst = 0;
        for (SymmetryOperation operation : operations) {
            int[] w = operation.rotation();
            for (int i = 0; i < 3; i++) {
                for (int j = i; j < 3; j++) {
                    double image = 0;
                    for (int k = 0; k < 3; k++) {
                        for (int l = 0; l < 3; l++) {
                            image += w[3 * k + i] * metric[3 * k + l] * w[3 * l + j];
                        }
                    }
                    double scale = Math.sqrt(metric[4 * i] * metric[4 * j]);
                    worst = Math.max(worst, Math.abs(image - metric[3 * i + j]) / scale);
                }
            }
        }
        return worst;
    }

    private static double[] entries(DMatrix3x3 m) {
        return new double[] {m.a11, m.a12, m.a13, m.a21, m.a22, m.a23, m.a31, m.a32, m.a33};
    }
}
