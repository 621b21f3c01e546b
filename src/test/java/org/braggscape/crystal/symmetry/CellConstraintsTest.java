package org.braggscape.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.braggscape.crystal.CellConstraint;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.SpaceGroupSetting;
import org.braggscape.crystal.io.SampleStructures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellConstraintsTest {
    private static CrystalStructure undeclared(CrystalStructure structure) {
        return new CrystalStructure(structure.name(), structure.lattice(), structure.sites(), Optional.empty());
    }

    private static CrystalStructure iron(Lattice cell, double... coordinates) {
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 3) {
            sites.add(new Site(Element.Fe,
                    new Fractional(coordinates[i], coordinates[i + 1], coordinates[i + 2])));
        }
        return new CrystalStructure("iron", cell, sites, Optional.empty());
    }

    @Test
    void everySettingOfTheTablesHasTheConstraintOfItsAxes() {
        for (SpaceGroupSetting setting : SpaceGroupTable.all()) {
            CrystalFamily family = CrystalFamily.ofSpaceGroup(setting.number());
            CellConstraint expected = family.constraint();
            if (family == CrystalFamily.MONOCLINIC) {
                expected = switch (setting.qualifier().replace("-", "").charAt(0)) {
                    case 'a' -> CellConstraint.MONOCLINIC_A;
                    case 'c' -> CellConstraint.MONOCLINIC_C;
                    default -> CellConstraint.MONOCLINIC_B;
                };
            } else if (setting.qualifier().equals("R")) {
                expected = CellConstraint.RHOMBOHEDRAL;
            }
            assertThat(CellConstraints.of(setting)).as(setting.hall()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"U2Ti, HEXAGONAL", "Au2S, CUBIC", "BPO4, TETRAGONAL", "Na3MnCoNiO6, MONOCLINIC_B", "NdAl8Cu4, TETRAGONAL",
        "LiMnIr2, CUBIC", "Na2BiO3, MONOCLINIC_B", "NaS, HEXAGONAL", "AlNi, CUBIC", "MnGa2S4, MONOCLINIC_B", "Cu3Au, CUBIC"})
    void declaredAndDetectedSymmetryAgree(String name, CellConstraint expected) {
        CrystalStructure structure = SampleStructures.read(name);
        assertThat(CellConstraints.of(structure)).isEqualTo(expected);
        assertThat(CellConstraints.of(undeclared(structure))).isEqualTo(expected);
        assertThat(CellConstraints.offered(structure)).contains(expected, CellConstraint.TRICLINIC);
        assertThat(CellConstraints.of(structure, expected.family())).isEqualTo(expected);
    }

    @Test
    void aDistortedStartKeepsTheConstraintOfItsSpaceGroup() {
        CrystalStructure start = SampleStructures.read("Au2S").withLattice(new Lattice(5.1, 5.4, 5.6, 87, 91, 95));
        assertThat(CellConstraints.of(start)).isEqualTo(CellConstraint.CUBIC);
        assertThat(CellConstraints.offered(start)).containsExactly(CellConstraint.TRICLINIC);
    }

    @Test
    void atomsCanBreakWhatTheMetricAllows() {
        Lattice cube = new Lattice(4, 4, 4, 90, 90, 90);
        assertThat(CellConstraints.of(iron(cube, 0, 0, 0))).isEqualTo(CellConstraint.CUBIC);
        assertThat(CellConstraints.of(iron(cube, 0, 0, 0, 0.5, 0.5, 0))).isEqualTo(CellConstraint.TETRAGONAL);
        assertThat(CellConstraints.of(iron(cube, 0, 0, 0, 0.1, 0.2, 0, 0.4, 0.7, 0))).isEqualTo(CellConstraint.MONOCLINIC_C);
        assertThat(CellConstraints.of(iron(cube, 0, 0, 0, 0.1, 0.2, 0.3, 0.4, 0.7, 0.8))).isEqualTo(CellConstraint.TRICLINIC);
        assertThat(CellConstraints.of(iron(new Lattice(4, 5, 6, 100, 90, 90), 0.2, 0.3, 0.4)))
                .isEqualTo(CellConstraint.MONOCLINIC_A);
        assertThat(CellConstraints.of(iron(new Lattice(4, 4, 4, 75, 75, 75), 0.2, 0.3, 0.4)))
                .isEqualTo(CellConstraint.RHOMBOHEDRAL);
    }

    @Test
    void inAPrimitiveCellTheConstraintIsNeverStricterThanTheSymmetry() {
        assertThat(CellConstraints.of(iron(new Lattice(2.5, 2.5, 2.5, 60, 60, 60), 0, 0, 0))).isEqualTo(CellConstraint.RHOMBOHEDRAL);
        assertThat(CellConstraints.of(iron(new Lattice(3, 3, 5, 90, 90, 104), 0, 0, 0))).isEqualTo(CellConstraint.MONOCLINIC_C);
    }

    @Test
    void offersWhatTheMetricObeysWithinTheTolerances() {
        assertThat(CellConstraints.offered(iron(new Lattice(4, 4.0018, 6, 90, 90.04, 90), 0, 0, 0)))
                .containsExactly(CellConstraint.TRICLINIC, CellConstraint.MONOCLINIC_A, CellConstraint.MONOCLINIC_B,
                        CellConstraint.MONOCLINIC_C, CellConstraint.ORTHORHOMBIC, CellConstraint.TETRAGONAL);
        assertThat(CellConstraints.offered(iron(new Lattice(4, 4.0022, 6, 90, 90.06, 90), 0, 0, 0)))
                .containsExactly(CellConstraint.TRICLINIC, CellConstraint.MONOCLINIC_B);
        assertThat(CellConstraints.of(iron(new Lattice(4, 5, 6, 90, 90, 100), 0, 0, 0), CrystalFamily.MONOCLINIC))
                .isEqualTo(CellConstraint.MONOCLINIC_C);
    }

    @Test
    void aFamilyThatTheStructureLacksIsRefusedWithTheOffendingParameter() {
        CrystalStructure structure = SampleStructures.read("U2Ti");
        assertThatThrownBy(() -> CellConstraints.of(structure, CrystalFamily.ORTHORHOMBIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("The cell of U2Ti is not orthorhombic: its gamma is 120°, but would have to be 90°.");
        assertThatThrownBy(() -> CellConstraints.require(structure, CellConstraint.CUBIC))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("U2Ti is not cubic");
        CellConstraints.require(structure, CellConstraint.HEXAGONAL);
    }
}
