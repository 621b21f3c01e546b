package org.braggscape.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrbitTest {
    private static final Lattice HEXAGONAL = new Lattice(4.8, 4.8, 2.8, 90, 90, 120);
    private static final Lattice CUBIC = new Lattice(5, 5, 5, 90, 90, 90);

    @ParameterizedTest
    @CsvSource({"0.666667, 0.333333", "0.6667, 0.3333", "0.667, 0.333", "0.666, 0.333"})
    void aRoundedSpecialPositionBecomesExact(double x, double y) {
        List<Fractional> orbit = Orbit.of(new Fractional(x, y, 0.5), HallSymbol.parse("-P 6 2").operations(), HEXAGONAL);
        assertThat(orbit).containsExactly(new Fractional(2 / 3.0, 1 / 3.0, 0.5), new Fractional(1 / 3.0, 2 / 3.0, 0.5));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 4", "0.25, 0.25, 0.25, 8", "0.1, 0, 0, 24", "0.1, 0.1, 0.1, 32", "0.11, 0.23, 0.37, 192"})
    void multiplicitiesAreThoseOfTheInternationalTables(double x, double y, double z, int multiplicity) {
        assertThat(Orbit.of(new Fractional(x, y, z), HallSymbol.parse("-F 4 2 3").operations(), CUBIC)).hasSize(multiplicity);
    }

    @Test
    void theFreeCoordinateOfASpecialPositionStays() {
        List<Fractional> orbit = Orbit.of(new Fractional(0.1234567, 0.0002, 0.9999),
                HallSymbol.parse("-P 4 2 3").operations(), CUBIC);
        assertThat(orbit).hasSize(6);
        assertThat(orbit.get(0)).isEqualTo(new Fractional(0.1234567, 0, 0));
    }

    @Test
    void aPositionOffTheSpecialOneKeepsItsImagesApart() {
        List<SymmetryOperation> inversion = HallSymbol.parse("-P 1").operations();
        assertThat(Orbit.of(new Fractional(0.002, 0, 0), inversion, CUBIC)).hasSize(2);
        // 0.004 of 2 Å are less than 0.01 Å.
        assertThat(Orbit.of(new Fractional(0.002, 0, 0), inversion, new Lattice(2, 2, 2, 90, 90, 90))).hasSize(1);
    }

    @Test
    void coordinatesLieInTheCell() {
        assertThat(Orbit.of(new Fractional(-0.2, 1.3, -1e-17), HallSymbol.parse("P 1").operations(), CUBIC))
                .containsExactly(new Fractional(0.8, 1.3 - 1, 0));
    }
}
