package org.braggscape.crystal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoscarReaderTest {
    private static final String SALT = """
            salt
            1.0
            4 0 0
            0 5 0
            0 0 6
            Na Cl
            1 1
            Direct
            0 0 0
            0.5 0.5 0.25
            """;

    private static StructureReading reading(String text) throws IOException {
        return PoscarReader.read(text, "POSCAR");
    }

    private static CrystalStructure read(String text) throws IOException {
        StructureReading reading = reading(text);
        assertThat(reading.notices()).isEmpty();
        return reading.structure();
    }

    private static void assertPosition(CrystalStructure structure, int site, double x, double y, double z) {
        Fractional position = structure.sites().get(site).position();
        assertThat(new double[] {position.x(), position.y(), position.z()}).containsExactly(new double[] {x, y, z}, within(1e-12));
    }

    @Test
    void readsAVasp5File() throws IOException {
        CrystalStructure structure = read(SALT);
        assertThat(structure.name()).isEqualTo("salt");
        assertThat(structure.lattice().parameters()).containsExactly(4, 5, 6, 90, 90, 90);
        assertThat(structure.sites()).extracting(site -> site.label()).containsExactly("Na1", "Cl1");
        assertThat(structure.spaceGroup()).isEmpty();
        assertPosition(structure, 1, 0.5, 0.5, 0.25);
    }

    @Test
    void readsAVasp4FileWhoseCommentNamesTheElements() throws IOException {
        CrystalStructure structure = read(SALT.replace("Na Cl\n", "").replace("salt", "Na Cl"));
        assertThat(structure.sites()).extracting(site -> site.element()).containsExactly(Element.Na, Element.Cl);
    }

    @ParameterizedTest
    @ValueSource(strings = {"salt", "Na", "Na Cl K", "Na Cl from a database", ""})
    void asksForTheElementsOfAVasp4FileThatDoesNotNameThem(String comment) {
        assertThatThrownBy(() -> read(SALT.replace("Na Cl\n", "").replace("salt", comment)))
                .isInstanceOf(StructureFormatException.class)
                .hasMessage("POSCAR, line 6: the file does not say which elements its 2 kinds of atoms are; add a line with "
                        + "their symbols, such as Fe O, above this one.");
    }

    @Test
    void aNegativeScaleIsTheVolume() throws IOException {
        CrystalStructure structure = read(SALT.replace("1.0", "-960 ! eight times the vectors'"));
        assertThat(structure.lattice().volume()).isEqualTo(960, within(1e-9));
        assertThat(structure.lattice().a()).isEqualTo(8, within(1e-12));
    }

    @Test
    void aPositiveScaleGoesForCartesianPositionsToo() throws IOException {
        CrystalStructure structure = read(SALT.replace("1.0", "2").replace("Direct", "cartesian")
                .replace("0.5 0.5 0.25", "2 2.5 1.5"));
        assertThat(structure.lattice().parameters()).containsExactly(8, 10, 12, 90, 90, 90);
        assertPosition(structure, 1, 0.5, 0.5, 0.25);
    }

    @Test
    void threeScalesGoForTheCartesianAxes() throws IOException {
        CrystalStructure structure = read(SALT.replace("1.0", "2 3 0.5").replace("Direct", "K")
                .replace("0.5 0.5 0.25", "2 2.5 1.5"));
        assertThat(structure.lattice().parameters()).containsExactly(8, 15, 3, 90, 90, 90);
        assertPosition(structure, 1, 0.5, 0.5, 0.25);
    }

    @Test
    void passesOverFlagsCommentsAndVelocities() throws IOException {
        CrystalStructure structure = read(SALT.replace("Direct", "Selective dynamics\nDirect")
                .replace("0.25\n", "2.5D-1 T T F Cl2 # chlorine\n\n 0.01 0.02 0.03\n 0 0 0\n"));
        assertPosition(structure, 1, 0.5, 0.5, 0.25);
    }

    @ParameterizedTest
    @CsvSource({"Fe_pv,Fe", "O/1f3b0c,O", "Ti_sv_GW,Ti", "H.5,H", "fe,Fe", "K,K", "Na1,Na"})
    void knowsTheNamesOfPotentials(String name, Element element) throws IOException {
        assertThat(read(SALT.replace("Na Cl", name + " Cl")).sites().get(0).element()).isEqualTo(element);
    }

    @Test
    void saysThatDeuteriumAndChargesDoNotEnterThePattern() throws IOException {
        StructureReading reading = reading(SALT.replace("Na Cl", "D Cl-"));
        assertThat(reading.structure().sites().get(0).element()).isEqualTo(Element.H);
        assertThat(reading.structure().sites().get(1).oxidationState()).isEqualTo(OptionalInt.of(-1));
        assertThat(reading.notices()).containsExactly("'D' is an isotope of hydrogen and scatters as H.",
                "The charges of Cl1- do not enter the pattern: every species scatters as its neutral atom.");
    }

    @Test
    void keepsParametersAndFractionalPositionsOfVectorsInAnyOrientation() throws IOException {
        // a along −z, b along x, c in the xz plane at 60° to b: left-handed where y is negative
        String rotated = """
                turned
                1
                0 0 -4
                5 0 0
                3 SIGN5.196152422706632 0
                Na Cl
                1 1
                Cartesian
                0 0 0
                """;
        for (String sign : new String[] {"", "-"}) {
            double y = (sign.isEmpty() ? 1 : -1) * 0.25 * 5.196152422706632;
            CrystalStructure structure = read(rotated.replace("SIGN", sign) + (0.5 * 5 + 0.25 * 3) + " " + y + " -0.4\n");
            assertThat(structure.lattice().parameters()).containsExactly(new double[] {4, 5, 6, 60, 90, 90}, within(1e-12));
            assertPosition(structure, 1, 0.1, 0.5, 0.25);
        }
    }

    @Test
    void wrapsPositionsIntoTheCell() throws IOException {
        assertPosition(read(SALT.replace("0.5 0.5 0.25", "-0.5 1.5 0.25")), 1, 0.5, 0.5, 0.25);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1.0|0|line 2: the scale is '0'; write one number that is not 0 (a negative one is the volume in Å³), or three positive ones.",
        "1.0|1 2|line 2: the scale is '1 2'; write one number that is not 0 (a negative one is the volume in Å³), or three positive ones.",
        "1.0|1 1 -1|line 2: the scale is '1 1 -1'; write one number that is not 0 (a negative one is the volume in Å³), or three positive ones.",
        "1.0|big|line 2: the scale is 'big'; write one number that is not 0 (a negative one is the volume in Å³), or three positive ones.",
        "0 5 0|0 five 0|line 4: the cell vector b holds 'five', which is no number; write three numbers such as 0.5 0 0.25.",
        "0 5 0|0 5|line 4: the cell vector b has 2 instead of three numbers; complete the line.",
        "0 5 0|1 0 0|line 5: the three cell vectors lie in one plane; correct them.",
        "Na Cl|Na Xx|line 6: 'Xx' is no chemical element; write its symbol, such as Fe.",
        "Na Cl|Na Cl O|line 7: there are 2 numbers of atoms for 3 species; write one number per species.",
        "1 1|1 -1|line 7: '-1' is no number of atoms; write a whole number such as 4.",
        "1 1|0 0|line 7: the numbers of atoms are all 0; write how many atoms of each species there are.",
        "Direct|Somehow|line 9: '0' stands where Direct or Cartesian is expected; write one of these words.",
        "Direct|''|line 8: the line is blank, but should hold Direct or Cartesian; fill it in.",
        "0.5 0.5|0.5 half|line 10: the position of atom 2 of 2 holds 'half', which is no number; write three numbers such as 0.5 0 0.25.",
        "0.5 0.5|0.5 NaN|line 10: the position of atom 2 of 2 holds 'NaN', which is no number; write three numbers such as 0.5 0 0.25.",
    })
    void namesTheLineOfAProblem(String right, String wrong, String message) {
        assertThatThrownBy(() -> read(SALT.replaceFirst(right.equals("1 1") ? "1 1(?=\n)" : right, wrong)))
                .isInstanceOf(StructureFormatException.class).hasMessage("POSCAR, " + message);
    }

    @Test
    void saysWhereATruncatedFileEnds() {
        String[] lines = SALT.split("\n");
        for (int kept = 1; kept < lines.length; kept++) {
            String text = String.join("\n", java.util.Arrays.copyOf(lines, kept));
            assertThatThrownBy(() -> read(text)).isInstanceOf(StructureFormatException.class)
                    .hasMessageStartingWith("POSCAR ends after line " + kept + ", before ");
        }
        assertThatThrownBy(() -> read(SALT.replace("1 1\n", "1 2\n")))
                .hasMessage("POSCAR ends after line 10, before the position of atom 3 of 3; complete the file.");
    }

    @Test
    void refusesEnormousNumbersOfAtoms() {
        assertThatThrownBy(() -> read(SALT.replace("1 1\n", "999999999 999999999\n")))
                .hasMessage("POSCAR has more than 10000 atoms in its cell, the most that Braggscape handles; choose a smaller "
                        + "structure.");
    }

    @Test
    void notesAtomsOnOneSpot() throws IOException {
        assertThat(reading(SALT.replace("0.5 0.5 0.25", "0 0 0")).notices()).containsExactly(
                "The occupancies at the spot of Na1 add up to 2.000, which is more than 1; they were kept as given.");
    }

    @Test
    void isFoundByNameOrContent(@TempDir Path folder) throws IOException {
        for (String name : new String[] {"POSCAR", "POSCAR.old", "CONTCAR_2", "salt.vasp", "salt.poscar", "salt.txt", "salt"}) {
            Path file = Files.writeString(folder.resolve(name), SALT);
            assertThat(StructureFile.read(file).structure().formula()).as(name).isEqualTo("Cl Na");
        }
        Path broken = Files.writeString(folder.resolve("CONTCAR"), "once upon a time\n");
        assertThatThrownBy(() -> StructureFile.read(broken))
                .hasMessage("CONTCAR ends after line 1, before the scale; complete the file.");
    }
}
