package org.braggscape.study;

import java.util.random.RandomGenerator;
import org.braggscape.crystal.Lattice;
import org.braggscape.math.PlainNumber;
import org.ejml.data.DMatrix3x3;
import org.ejml.dense.fixed.CommonOps_DDF3;

/** Random strains of a cell: L̃ = S·L with the cell vectors as columns, s_ii ~ U(1−σ, 1+σ), s_ij ~ U(−σ, σ). */
public final class LatticeNoise {
    private LatticeNoise() {
    }

    /**
     * Strains a cell.
     *
     * @param lattice the cell
     * @param sigma largest strain, from 0 to below ½, where a strain may flatten the cell
     * @param random drawn from nine times, s₁₁, s₁₂, … row by row
     * @return the strained cell in standard orientation
     * @throws IllegalArgumentException if sigma is out of range
     */
    public static Lattice strain(Lattice lattice, double sigma, RandomGenerator random) {
        if (!(sigma >= 0 && sigma < 0.5)) {
            throw new IllegalArgumentException("A strain of " + PlainNumber.text(sigma) + " is out of range; give a number from 0 to below 0.5.");
        }
        DMatrix3x3 strain = new DMatrix3x3();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                strain.set(i, j, (i == j ? 1 : 0) + sigma * (2 * random.nextDouble() - 1));
            }
        }
        DMatrix3x3 strained = new DMatrix3x3();
        // rows here, columns in the definition
        CommonOps_DDF3.multTransB(lattice.matrix(), strain, strained);
        return Lattice.ofMatrix(strained);
    }
}
