package org.braggscape.crystal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrystalFamilyTest {
    @ParameterizedTest
    @CsvSource({"CUBIC,5,5,5,90,90,90", "HEXAGONAL,4.5,4.5,6,90,90,120", "TETRAGONAL,4.5,4.5,6,90,90,90",
        "ORTHORHOMBIC,4,5,6,90,90,90", "MONOCLINIC,4,5,6,90,95,90", "TRICLINIC,4,5,6,85,95,110"})
    void projectsAsTheDesignSays(CrystalFamily family, double a, double b, double c, double alpha, double beta,
            double gamma) {
        double[] cell = {4, 5, 6, 85, 95, 110};
        family.project(cell);
        double[] expected = {a, b, c, alpha, beta, gamma};
        assertThat(cell).containsExactly(expected, within(1e-12));
        family.project(cell);
        assertThat(cell).containsExactly(expected, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1,TRICLINIC", "2,TRICLINIC", "3,MONOCLINIC", "15,MONOCLINIC", "16,ORTHORHOMBIC", "74,ORTHORHOMBIC",
        "75,TETRAGONAL", "142,TETRAGONAL", "143,HEXAGONAL", "194,HEXAGONAL", "195,CUBIC", "230,CUBIC"})
    void knowsTheFamilyOfEverySpaceGroup(int number, CrystalFamily family) {
        assertThat(CrystalFamily.ofSpaceGroup(number)).isEqualTo(family);
    }

    @Test
    void refusesNumbersThatAreNoSpaceGroup() {
        assertThatThrownBy(() -> CrystalFamily.ofSpaceGroup(231)).hasMessageContaining("231");
    }
}
