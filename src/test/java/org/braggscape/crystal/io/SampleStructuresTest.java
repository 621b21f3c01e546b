package org.braggscape.crystal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleStructuresTest {
    private static final String REFERENCE = "/reference/xrd_samples.json";

    static Stream<JsonNode> references() throws IOException {
        try (InputStream stream = SampleStructuresTest.class.getResourceAsStream(REFERENCE)) {
            return StreamSupport.stream(new ObjectMapper().readTree(stream).spliterator(), false);
        }
    }

    static List<String> names() {
        return SampleStructures.names();
    }

    @Test
    void theTenOfTheStudyComeFirstAndInItsOrder() throws IOException {
        List<String> names = new ArrayList<>(references().map(node -> node.get("name").asText()).toList());
        names.add("Cu3Au");
        assertThat(SampleStructures.names()).isEqualTo(names);
    }

    @ParameterizedTest
    @MethodSource("references")
    void expandsToTheSitesOfTheReference(JsonNode reference) {
        CrystalStructure structure = SampleStructures.read(reference.get("name").asText());
        JsonNode species = reference.get("structure").get("species");
        List<Site> rest = new ArrayList<>(structure.sites());
        for (int i = 0; i < species.size(); i++) {
            String element = species.get(i).asText();
            JsonNode frac = reference.get("structure").get("frac").get(i);
            Fractional position = new Fractional(frac.get(0).asDouble(), frac.get(1).asDouble(), frac.get(2).asDouble());
            // The reference gives ten decimals.
            List<Site> there = rest.stream().filter(site -> site.element().symbol().equals(element)
                    && largest(site.position().nearest(position)) < 1e-10).toList();
            assertThat(there).as("%s at %s", element, position).hasSize(1);
            rest.removeAll(there);
        }
        assertThat(rest).isEmpty();
        double[] cell = structure.lattice().parameters();
        for (int i = 0; i < 6; i++) {
            assertThat(cell[i]).isCloseTo(reference.get("cell").get(i).asDouble(), within(1e-5));
        }
    }

    private static double largest(Fractional difference) {
        return Math.max(Math.abs(difference.x()), Math.max(Math.abs(difference.y()), Math.abs(difference.z())));
    }

    @ParameterizedTest
    @MethodSource("names")
    void cellsAreExactlyOfTheirFamilyAndSitesFullyOccupied(String name) {
        CrystalStructure structure = SampleStructures.read(name);
        double[] cell = structure.lattice().parameters();
        CrystalFamily.ofSpaceGroup(structure.spaceGroup().orElseThrow().number()).project(cell);
        // A mean of three equal numbers may differ from them in the last digit.
        assertThat(cell).containsExactly(structure.lattice().parameters(), within(1e-14));
        assertThat(structure.sites()).allMatch(site -> site.occupancy() == 1 && site.bIso() == 0
                && site.oxidationState().isEmpty());
        assertThat(structure.name()).isEqualTo(name);
    }

    @Test
    void specialPositionsAreExact() {
        CrystalStructure structure = SampleStructures.read("U2Ti");
        assertThat(structure.sites()).extracting(Site::position).containsExactly(new Fractional(2 / 3.0, 1 / 3.0, 0.5),
                new Fractional(1 / 3.0, 2 / 3.0, 0.5), new Fractional(0, 0, 0));
    }

    @Test
    void cu3AuIsTheOrderedAlloy() {
        CrystalStructure structure = SampleStructures.read("Cu3Au");
        assertThat(structure.formula()).isEqualTo("Au Cu3");
        assertThat(structure.lattice().parameters()).containsExactly(3.75, 3.75, 3.75, 90, 90, 90);
        assertThat(structure.sites()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theFileIsWhatTheWriterWritesAndReadsWithoutNotices(String name) throws IOException {
        try (InputStream stream = SampleStructures.open(name)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            List<String> comment = text.lines().takeWhile(line -> line.startsWith("#")).map(line -> line.substring(2)).toList();
            StructureReading reading = CifReader.read(text, name + ".cif");
            assertThat(reading.notices()).isEmpty();
            assertThat(CifWriter.writeWithSymmetry(reading.structure(), comment)).isEqualTo(text);
        }
    }

    @Test
    void anUnknownNameIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> SampleStructures.read("NaCl")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'NaCl'").hasMessageContaining("U2Ti, Au2S");
    }
}
