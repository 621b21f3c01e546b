package org.braggscape.crystal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.ejml.data.DMatrix3x3;
import org.ejml.dense.fixed.CommonOps_DDF3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatticeTest {
    @Test
    void volumeAndReciprocalOfAHexagonalCell() {
        Lattice lattice = new Lattice(4, 4, 6, 90, 90, 120);
        assertThat(lattice.volume()).isEqualTo(96 * Math.sqrt(3) / 2, within(1e-12));
        Lattice reciprocal = lattice.reciprocal();
        assertThat(reciprocal.a()).isEqualTo(2 / (4 * Math.sqrt(3)), within(1e-14));
        assertThat(reciprocal.c()).isEqualTo(1.0 / 6, within(1e-15));
        assertThat(reciprocal.gamma()).isEqualTo(60, within(1e-12));
    }

    @Test
    void aLiesAlongXAndBInTheXyPlane() {
        DMatrix3x3 rows = new Lattice(4, 5, 6, 80, 95, 110).matrix();
        assertThat(new double[] {rows.a12, rows.a13, rows.a23}).containsExactly(0, 0, 0);
        assertThat(rows.a11).isEqualTo(4);
        assertThat(rows.a22).isPositive();
        assertThat(rows.a33).isPositive();
    }

    @Property(tries = 200, seed = "20261121")
    void matrixMetricAndParametersAgree(@ForAll @DoubleRange(min = 1, max = 30) double a,
            @ForAll @DoubleRange(min = 1, max = 30) double b, @ForAll @DoubleRange(min = 1, max = 30) double c,
            @ForAll @DoubleRange(min = 65, max = 115) double alpha, @ForAll @DoubleRange(min = 65, max = 115) double beta,
            @ForAll @DoubleRange(min = 65, max = 115) double gamma) {
        Lattice lattice = new Lattice(a, b, c, alpha, beta, gamma);
        DMatrix3x3 rows = lattice.matrix();
        assertThat(Lattice.ofMatrix(rows).parameters()).containsExactly(lattice.parameters(), within(1e-9));
        assertThat(CommonOps_DDF3.det(rows)).isEqualTo(lattice.volume(), within(1e-9 * lattice.volume()));
        DMatrix3x3 product = new DMatrix3x3();
        CommonOps_DDF3.mult(lattice.metric(), lattice.reciprocalMetric(), product);
        assertThat(product.a11).isEqualTo(1, within(1e-9));
        assertThat(product.a12).isEqualTo(0, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"-1,4,4,90,90,90,a = -1", "4,0,4,90,90,90,b = 0", "4,4,4,0,90,90,alpha = 0", "4,4,4,90,180,90,beta = 180",
        "4,4,4,100,120,140,close to no cell", "4,4,4,40,60,110,close to no cell", "NaN,4,4,90,90,90,a = NaN"})
    void impossibleCellsAreRefusedWithASentence(double a, double b, double c, double alpha, double beta, double gamma,
            String part) {
        assertThatThrownBy(() -> new Lattice(a, b, c, alpha, beta, gamma)).isInstanceOf(ImpossibleCellException.class)
                .hasMessageContaining(part).hasMessageEndingWith(".");
        assertThat(Lattice.isPossible(new double[] {a, b, c, alpha, beta, gamma})).isFalse();
    }

    @Test
    void distanceIsMeasuredInLogarithmsAndRadians() {
        Lattice truth = new Lattice(4, 5, 6, 90, 90, 90);
        assertThat(truth.with(LatticeParameter.B, 5.5).distance(truth)).isEqualTo(Math.log(1.1), within(1e-15));
        assertThat(truth.with(LatticeParameter.GAMMA, 93).distance(truth)).isEqualTo(Math.toRadians(3), within(1e-15));
    }
}
