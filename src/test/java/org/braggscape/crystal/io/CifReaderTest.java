package org.braggscape.crystal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.SpaceGroupSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CifReaderTest {
    private static final String CUBE = cell(4, 4, 4, 90, 90, 90);
    private static final String SITES = "loop_ _atom_site_label _atom_site_fract_x _atom_site_fract_y _atom_site_fract_z\n";
    private static final String PO = SITES + "Po1 0 0 0\n";

    private static String cell(double... p) {
        return "_cell_length_a " + p[0] + "\n_cell_length_b " + p[1] + "\n_cell_length_c " + p[2] + "\n_cell_angle_alpha " + p[3]
                + "\n_cell_angle_beta " + p[4] + "\n_cell_angle_gamma " + p[5] + "\n";
    }

    private static StructureReading read(String... parts) throws IOException {
        return CifReader.read(String.join("\n", parts), "test.cif");
    }

    private static CrystalStructure quiet(String... parts) throws IOException {
        StructureReading reading = read(parts);
        assertThat(reading.notices()).isEmpty();
        return reading.structure();
    }

    private static String hall(CrystalStructure structure) {
        return structure.spaceGroup().map(SpaceGroupSetting::hall).orElse("none");
    }

    @Test
    void readsAPlainFile() throws IOException {
        CrystalStructure structure = quiet("# a comment", "data_polonium", cell(3.34, 3.35, 3.36, 88, 89, 91), PO);
        assertThat(structure.name()).isEqualTo("polonium");
        assertThat(structure.lattice().parameters()).containsExactly(3.34, 3.35, 3.36, 88, 89, 91);
        assertThat(structure.sites()).containsExactly(
                new Site("Po1", Element.Po, OptionalInt.empty(), new Fractional(0, 0, 0), 1, 0));
        assertThat(hall(structure)).as("no symmetry means P1").isEqualTo("P 1");
    }

    @Test
    void dropsStandardUncertaintiesEvenUnclosed() throws IOException {
        CrystalStructure structure = quiet("data_x", "_cell_length_a 4.0012(12)", "_cell_length_b 4.1(1", "_cell_length_c 4.2(",
                "_cell_angle_alpha 90.(1)", "_cell_angle_beta +9.0e1", "_cell_angle_gamma 90", SITES, "Na1 .25(3) -0.125(12) 0.5");
        assertThat(structure.lattice().parameters()).containsExactly(4.0012, 4.1, 4.2, 90, 90, 90);
        assertThat(structure.sites().get(0).position()).isEqualTo(new Fractional(0.25, 0.875, 0.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_symmetry_equiv_pos_as_xyz", "_space_group_symop_operation_xyz", "_symmetry_equiv.pos_as_xyz",
        "_space_group_symop.operation_xyz", "_symmetry_equiv_pos_as_xyz_", "_SYMMETRY_EQUIV_POS_AS_XYZ"})
    void findsTheOperationsUnderAllTheirNames(String tag) throws IOException {
        CrystalStructure structure = quiet("data_x", CUBE, "loop_ _symmetry_equiv_pos_site_id", tag, "1 'x, y, z'", "2 \"-X,-Y,-Z\"",
                "3 '-x, y, .5-z'", "4 x,-y,z+0.5", SITES, "Na1 0.1 0.2 0.3");
        assertThat(structure.sites()).extracting(Site::position).contains(new Fractional(0.9, 0.8, 0.7)).hasSize(4);
        assertThat(hall(structure)).isEqualTo("-P 2yc");
    }

    @Test
    void aSingleOperationNeedsNoLoop() throws IOException {
        assertThat(hall(quiet("data_x", CUBE, "_symmetry_equiv_pos_as_xyz 'x, y, z'", PO))).isEqualTo("P 1");
    }

    @Test
    void addsAMissingIdentityAndSaysSo() throws IOException {
        StructureReading reading = read("data_x", CUBE, "loop_ _symmetry_equiv_pos_as_xyz -x,-y,-z", SITES, "Na1 0.1 0.2 0.3");
        assertThat(reading.structure().sites()).hasSize(2);
        assertThat(reading.notices()).singleElement().asString().contains("identity");
    }

    @Test
    void operationsGoBeforeHallBeforeHermannMauguinBeforeNumber() throws IOException {
        String number = "_symmetry_Int_Tables_number 221\n";
        String symbol = "_symmetry_space_group_name_H-M 'F m -3 m'\n";
        String hall = "_symmetry_space_group_name_Hall '-I 4 2 3'\n";
        String operations = "loop_ _symmetry_equiv_pos_as_xyz x,y,z -x,-y,-z\n";
        assertThat(quiet("data_x", CUBE, number, PO).sites()).hasSize(1);
        assertThat(quiet("data_x", CUBE, number, symbol, PO).sites()).hasSize(4);
        assertThat(quiet("data_x", CUBE, number, symbol, hall, PO).sites()).hasSize(2);
        StructureReading all = read("data_x", CUBE, number, symbol, hall, operations, PO);
        assertThat(hall(all.structure())).isEqualTo("-P 1");
        assertThat(all.notices()).singleElement().asString().contains("number 221").contains("number 2 (P-1)");
    }

    @Test
    void fallsBackFromAnUnknownSymbolAndSaysSo() throws IOException {
        StructureReading reading = read("data_x", CUBE, "_space_group_name_H-M_alt 'F q 7'", "_space_group_IT_number 225", PO);
        assertThat(reading.structure().sites()).hasSize(4);
        assertThat(reading.notices()).singleElement().asString().contains("'F q 7'").startsWith("Line 9: ");
    }

    @Test
    void originChoiceTwoUnlessSaid() throws IOException {
        assertThat(hall(quiet("data_x", CUBE, "_space_group_name_H-M_alt 'F d -3 m'", PO))).isEqualTo("-F 4vw 2vw 3");
        assertThat(hall(quiet("data_x", CUBE, "_space_group_name_H-M_alt 'F d -3 m :1'", PO))).isEqualTo("F 4d 2 3 -1d");
        assertThat(hall(quiet("data_x", CUBE, "_space_group_name_H-M_alt Fd-3m:1", PO))).isEqualTo("F 4d 2 3 -1d");
    }

    @Test
    void theCellTellsHexagonalFromRhombohedralAxes() throws IOException {
        String symbol = "_symmetry_space_group_name_H-M 'R -3 m'\n";
        assertThat(quiet("data_x", cell(5, 5, 12, 90, 90, 120), symbol, PO).sites()).hasSize(3);
        assertThat(quiet("data_x", cell(5, 5, 5, 70, 70, 70), symbol, PO).sites()).hasSize(1);
    }

    @Test
    void noticesACellThatBreaksItsSymmetry() throws IOException {
        StructureReading reading = read("data_x", cell(4, 4, 4.2, 90, 90, 90), "_space_group_name_H-M_alt 'P m -3 m'", PO);
        assertThat(reading.notices()).singleElement().asString().contains("Pm-3m").contains("shape");
        assertThat(reading.structure().lattice().c()).isEqualTo(4.2);
    }

    @Test
    void readsOccupanciesDisplacementsAndCharges() throws IOException {
        StructureReading reading = read("data_x", CUBE, "loop_ _atom_site_type_symbol _atom_site_label _atom_site_fract_x",
                "_atom_site_fract_y _atom_site_fract_z _atom_site_occupancy _atom_site_B_iso_or_equiv _atom_site_U_iso_or_equiv",
                "Fe3+ M1 0 0 0 0.6(1) 0.5 ?", "MG2+ M2 0 0 0 .4 . 0.01(2)", "O2- X1 .5 .5 .5 . ? ?");
        CrystalStructure structure = reading.structure();
        assertThat(reading.notices()).containsExactly("The charges of Fe3+, Mg2+, O2- do not enter the pattern: every species "
                + "scatters as its neutral atom.");
        assertThat(structure.sites()).extracting(Site::element).containsExactly(Element.Fe, Element.Mg, Element.O);
        assertThat(structure.sites()).extracting(site -> site.oxidationState().orElse(99)).containsExactly(3, 2, -2);
        assertThat(structure.sites()).extracting(Site::occupancy).containsExactly(0.6, 0.4, 1.0);
        assertThat(structure.sites()).extracting(Site::label).containsExactly("M1", "M2", "X1");
        assertThat(structure.sites().get(0).bIso()).isEqualTo(0.5);
        assertThat(structure.sites().get(1).bIso()).isCloseTo(0.789568, within(1e-6));
        assertThat(structure.sites().get(2).bIso()).isZero();
    }

    @Test
    void occupanciesAboveOneAreKeptAndNoticed() throws IOException {
        StructureReading single = read("data_x", CUBE, "loop_ _atom_site_label _atom_site_fract_x _atom_site_fract_y",
                "_atom_site_fract_z _atom_site_occupancy", "Fe1 0 0 0 1.2");
        assertThat(single.structure().sites().get(0).occupancy()).isEqualTo(1.2);
        assertThat(single.notices()).singleElement().asString().contains("Fe1").contains("1.200");
        StructureReading shared = read("data_x", CUBE, SITES, "Fe1 0 0 0", "Co1 0 0.0001 1");
        assertThat(shared.structure().sites()).hasSize(2).allMatch(site -> site.occupancy() == 1);
        assertThat(shared.notices()).singleElement().asString().contains("Fe1").contains("2.000");
        assertThat(read("data_x", CUBE, SITES, "Fe1 0 0 0", "Co1 0 0.5 1").notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Na2 ? 0 0", "Na2 0 . 0", "Na2 . . ."})
    void leavesOutSitesWithoutCoordinatesAndSaysSo(String row) throws IOException {
        StructureReading reading = read("data_x", CUBE, SITES + "Na1 0 0 0", row);
        assertThat(reading.structure().sites()).hasSize(1);
        assertThat(reading.notices()).singleElement().asString().isEqualTo(
                "Line 11: the site Na2 has no coordinates and was left out.");
    }

    @Test
    void deuteriumIsHydrogenAndNoticedOnce() throws IOException {
        StructureReading reading = read("data_x", CUBE, SITES, "D 0 0 0", "D .5 .5 .5", "Dy1 .5 0 0");
        assertThat(reading.structure().sites()).extracting(Site::element).containsExactly(Element.H, Element.H, Element.Dy);
        assertThat(reading.notices()).singleElement().asString().contains("'D'").contains("hydrogen");
    }

    @Test
    void comparesWithTheStatedFormula() throws IOException {
        String salt = SITES + "Na1 0 0 0\nCl1 .5 .5 .5\n";
        assertThat(read("data_x", CUBE, "_chemical_formula_sum 'Cl Na'", salt).notices()).isEmpty();
        assertThat(read("data_x", CUBE, "_chemical_formula_sum 'Cl4 Na4'", salt).notices()).isEmpty();
        assertThat(read("data_x", CUBE, "_chemical_formula_sum ?", salt).notices()).isEmpty();
        assertThat(read("data_x", CUBE, "_chemical_formula_sum 'Cl Na2'", salt).notices()).singleElement().asString()
                .contains("'Cl Na2'").contains("Cl Na.");
        assertThat(read("data_x", CUBE, "_chemical_formula_sum 'Cl H Na'", salt).notices()).hasSize(1);
    }

    @Test
    void takesTheFirstUsableBlockAndNamesTheOthers() throws IOException {
        StructureReading reading = read("data_global", "_journal_year 2020", "data_one", CUBE, "data_two", CUBE, PO, "data_three",
                CUBE, PO);
        assertThat(reading.structure().name()).isEqualTo("two");
        assertThat(reading.notices()).singleElement().asString().contains("4 data blocks").contains("'two' was read")
                .contains("global (no structure), one (no structure), three.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "global", "VESTA_phase_1", "1"})
    void aBlockWithoutNameIsCalledLikeTheFile(String block) throws IOException {
        assertThat(quiet("data_" + block, CUBE, PO).name()).isEqualTo("test");
    }

    @Test
    void windowsLineEndsByteOrderMarkTabsAndTextFieldsDoNotMatter() throws IOException {
        String text = "\uFEFF#\\#CIF_2.0\n" + String.join("\n", "data_x", "_title", ";", "loop_ _atom_site_fract_x", "data_no", ";", CUBE,
                "_note 'it's'", PO).replace(' ', '\t');
        CrystalStructure structure = CifReader.read(text.replace("\n", "\r\n"), "test.cif").structure();
        assertThat(structure.name()).isEqualTo("x");
        assertThat(structure.sites()).hasSize(1);
    }

    @Test
    void oneAtomNeedsNoLoop() throws IOException {
        assertThat(quiet("data_x", CUBE, "_atom_site_label Po", "_atom_site_fract_x 0", "_atom_site_fract_y 0",
                "_atom_site_fract_z 0.5").sites()).extracting(Site::position).containsExactly(new Fractional(0, 0, 0.5));
    }

    @Test
    void aWordThatBelongsNowhereIsNoticed() throws IOException {
        assertThat(read("data_x", "_cell_length_a 4 A", CUBE, PO).notices()).singleElement().asString().startsWith("Line 2: 'A'");
    }

    @Test
    void imagesThatShouldCoincideButDoNotAreNoticed() throws IOException {
        StructureReading reading = read("data_x", cell(4, 4, 5, 90, 90, 120), "_space_group_name_H-M_alt 'P 6/m m m'", SITES,
                "Na1 0.33 0.67 0");
        assertThat(reading.structure().sites()).hasSizeGreaterThan(2);
        assertThat(reading.notices()).singleElement().asString().contains("Na1").contains("more digits");
    }

    @Test
    void refusesMoreAtomsThanAnyoneSimulates() {
        String rows = IntStream.range(0, 60).mapToObj(i -> "Na" + i + " 0.01 0.123 " + (0.2 + i * 0.002) + "\n")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> read("data_x", CUBE, "_space_group_name_H-M_alt 'F m -3 m'", SITES, rows))
                .hasMessage("test.cif has more than 10000 atoms in its cell, the most that Braggscape handles; choose a smaller "
                        + "structure.");
    }

    @Test
    void sitesOfAnOrbitFollowEachOther() throws IOException {
        List<Site> sites = quiet("data_x", CUBE, "_space_group_name_H-M_alt 'F m -3 m'", SITES, "Na1 0 0 0", "Cl1 .5 .5 .5").sites();
        assertThat(sites).extracting(Site::label).containsExactly("Na1", "Na1", "Na1", "Na1", "Cl1", "Cl1", "Cl1", "Cl1");
        assertThat(sites.get(4).position()).isEqualTo(new Fractional(0.5, 0.5, 0.5));
    }
}
