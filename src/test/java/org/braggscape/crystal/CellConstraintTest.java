package org.braggscape.crystal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellConstraintTest {
    @ParameterizedTest
    @CsvSource({"TRICLINIC, 4, 5, 9, 80, 95, 116", "MONOCLINIC_A, 4, 5, 9, 80, 90, 90", "MONOCLINIC_B, 4, 5, 9, 90, 95, 90",
        "MONOCLINIC_C, 4, 5, 9, 90, 90, 116", "ORTHORHOMBIC, 4, 5, 9, 90, 90, 90", "TETRAGONAL, 4.5, 4.5, 9, 90, 90, 90",
        "RHOMBOHEDRAL, 6, 6, 6, 97, 97, 97", "HEXAGONAL, 4.5, 4.5, 9, 90, 90, 120", "CUBIC, 6, 6, 6, 90, 90, 90"})
    void projectsCells(CellConstraint constraint, double a, double b, double c, double alpha, double beta, double gamma) {
        double[] cell = {4, 5, 9, 80, 95, 116};
        constraint.project(cell);
        assertThat(cell).containsExactly(new double[] {a, b, c, alpha, beta, gamma}, within(1e-14));
    }

    @Test
    void projectsChanges() {
        double[] change = {1, 2, 6, 3, 4, 8};
        CellConstraint.RHOMBOHEDRAL.projectDirection(change);
        assertThat(change).containsExactly(new double[] {3, 3, 3, 5, 5, 5}, within(1e-14));
        CellConstraint.HEXAGONAL.projectDirection(change);
        assertThat(change).containsExactly(new double[] {3, 3, 3, 0, 0, 0}, within(1e-14));
    }

    @Test
    void aFamilyMeansItsConventionalAxes() {
        for (CrystalFamily family : CrystalFamily.values()) {
            assertThat(family.constraint().family()).isEqualTo(family);
        }
        assertThat(CrystalFamily.MONOCLINIC.constraint()).isEqualTo(CellConstraint.MONOCLINIC_B);
        assertThat(CrystalFamily.HEXAGONAL.constraint()).isEqualTo(CellConstraint.HEXAGONAL);
    }

    @Provide
    Arbitrary<double[]> six() {
        return Arbitraries.doubles().between(1, 150).array(double[].class).ofSize(6);
    }

    @Property
    void projectionsAreIdempotentOrthogonalAndMatchTheirTangentMaps(@ForAll CellConstraint constraint, @ForAll("six") double[] cell,
            @ForAll("six") double[] vector) {
        double[] once = cell.clone();
        constraint.project(once);
        double[] twice = once.clone();
        constraint.project(twice);
        assertThat(twice).containsExactly(once);

        double[] along = vector.clone();
        constraint.projectDirection(along);
        double[] again = along.clone();
        constraint.projectDirection(again);
        assertThat(again).containsExactly(along);

        // P(x + v) − P(x) is the tangent map of v, and what it removes is orthogonal to what it keeps.
        double dot = 0;
        double[] moved = cell.clone();
        for (int i = 0; i < 6; i++) {
            moved[i] += vector[i];
            dot += along[i] * (vector[i] - along[i]);
        }
        constraint.project(moved);
        for (int i = 0; i < 6; i++) {
            assertThat(moved[i] - once[i]).isCloseTo(along[i], within(1e-11));
        }
        assertThat(dot).isCloseTo(0, within(1e-9));
    }
}
