package org.braggscape.crystal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.braggscape.crystal.CrystalStructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PymatgenReaderTest {
    private static final String NACL = """
            {"@module": "pymatgen.core.structure", "@class": "Structure", "charge": null,
             "lattice": {"matrix": [[0, 2.8, 2.8], [2.8, 0, 2.8], [2.8, 2.8, 0]], "a": 3.96},
             "sites": [
              {"species": [{"element": "Na", "oxidation_state": 1, "occu": 0.75}, {"element": "K", "occu": 0.25}],
               "abc": [0, 0, 0], "xyz": [0, 0, 0], "label": "Na/K"},
              {"species": [{"element": "Cl", "oxidation_state": -1.0, "occu": 1}], "abc": [-0.5, 0.5, 1.5], "label": "Cl7"}]}
            """;

    @TempDir
    private Path folder;

    private StructureReading read(String text) throws IOException {
        return StructureFile.read(Files.writeString(folder.resolve("salt.json"), text));
    }

    @Test
    void readsLatticeSpeciesAndPositions() throws IOException {
        StructureReading reading = read(NACL);
        CrystalStructure salt = reading.structure();
        assertThat(salt.name()).isEqualTo("salt");
        assertThat(salt.lattice().parameters()).containsExactly(
                new double[] {2.8 * Math.sqrt(2), 2.8 * Math.sqrt(2), 2.8 * Math.sqrt(2), 60, 60, 60}, within(1e-12));
        assertThat(salt.sites()).extracting(site -> site.element().symbol()).containsExactly("Na", "K", "Cl");
        assertThat(salt.sites().get(0).occupancy()).isEqualTo(0.75);
        assertThat(salt.sites().get(0).oxidationState()).isEqualTo(OptionalInt.of(1));
        assertThat(salt.sites().get(2).oxidationState()).isEqualTo(OptionalInt.of(-1));
        assertThat(salt.sites().get(2).label()).isEqualTo("Cl7");
        assertThat(salt.fractionalCoordinates()).endsWith(0.5, 0.5, 0.5);
        assertThat(reading.notices()).singleElement().asString().contains("neutral");
    }

    @Test
    void findsTheStructureInAResult() throws IOException {
        assertThat(read("{\"energy\": -3, \"structure\": " + NACL + "}").structure().sites()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Cl", "ox      | "Qx", "ox         | salt.json sites[1]: 'Qx' is no chemical element
            [2.8, 0, 2.8]  | [2.8, "x", 2.8]   | salt.json has no number at lattice.matrix[1][1]
            [-0.5, 0.5,    | [-0.5,            | salt.json has no number at sites[1].abc[2]
            "sites": [   | "sites": [], "x": [ | salt.json has no list of sites
            0.25           | -0.25             | sites[0] has the occupancy -0.25
            [2.8, 2.8, 0]] | [0, 5.6, 5.6]]    | salt.json has an impossible lattice.matrix
            "label": "Na/K"} | "label":        | salt.json, line
            """)
    void namesThePlaceOfAProblem(String right, String wrong, String message) {
        assertThat(NACL).contains(right);
        assertThatThrownBy(() -> read(NACL.replace(right, wrong))).isInstanceOf(StructureFormatException.class)
                .hasMessageContaining(message);
    }
}
