package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.braggscape.crystal.Lattice;
import org.ejml.data.DMatrix3x3;
import org.ejml.dense.fixed.CommonOps_DDF3;
import org.junit.jupiter.api.Test;

class NoiseTest {
    @Test
    void strainsAreUniformInEveryEntry() {
        // for the unit cell of length 1 along the axes, the metric of the strained cell is SᵀS
        Lattice unit = new Lattice(1, 1, 1, 90, 90, 90);
        SplittableRandom random = new SplittableRandom(1);
        int count = 20_000;
        double volume = 0;
        double spread = 0;
        for (int i = 0; i < count; i++) {
            Lattice strained = LatticeNoise.strain(unit, 0.1, random);
            volume += strained.volume() / count;
            spread += (strained.a() * strained.a() - 1) / count;
        }
        // E[s₁₁² + s₂₁² + s₃₁²] − 1 = 3·σ²/3
        assertThat(spread).isEqualTo(0.01, within(0.003));
        assertThat(volume).isEqualTo(1, within(0.003));
        assertThatThrownBy(() -> LatticeNoise.strain(unit, -0.1, random)).hasMessageContaining("-0.1");
    }

    @Test
    void aStrainIsAppliedToColumnVectors() {
        Lattice cell = new Lattice(3, 4, 5, 80, 95, 105);
        DMatrix3x3 s = new DMatrix3x3();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                s.set(i, j, (i == j ? 1 : 0) + 0.1 * (2 * random.nextDouble() - 1));
            }
        }
        DMatrix3x3 columns = new DMatrix3x3();
        CommonOps_DDF3.transpose(cell.matrix(), columns);
        DMatrix3x3 strained = new DMatrix3x3();
        CommonOps_DDF3.mult(s, columns, strained);
        DMatrix3x3 rows = new DMatrix3x3();
        CommonOps_DDF3.transpose(strained, rows);
        assertThat(LatticeNoise.strain(cell, 0.1, new SplittableRandom(7)).parameters())
                .containsExactly(Lattice.ofMatrix(rows).parameters(), within(1e-12));
    }

    @Test
    void shiftsAreNormalAndWrapped() {
        double[] zero = new double[50_000];
        double[] shifted = CoordinateNoise.shift(zero, 0.05, new SplittableRandom(3));
        assertThat(Arrays.stream(shifted).min().orElseThrow()).isNotNegative();
        assertThat(Arrays.stream(shifted).max().orElseThrow()).isLessThan(1);
        double variance = Arrays.stream(shifted).map(x -> x > 0.5 ? x - 1 : x).map(x -> x * x).average().orElseThrow();
        assertThat(Math.sqrt(variance)).isEqualTo(0.05, within(0.001));
        assertThatThrownBy(() -> CoordinateNoise.shift(zero, 2, new SplittableRandom(1))).hasMessageContaining("A shift of 2 is");
    }
}
