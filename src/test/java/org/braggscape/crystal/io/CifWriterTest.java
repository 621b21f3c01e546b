package org.braggscape.crystal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.symmetry.SpaceGroupTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CifWriterTest {
    static List<String> names() {
        return SampleStructures.names();
    }

    private static CrystalStructure read(String text) throws IOException {
        StructureReading reading = CifReader.read(text, "written.cif");
        assertThat(reading.notices()).isEmpty();
        return reading.structure();
    }

    private static void assertSame(CrystalStructure one, CrystalStructure other) {
        assertThat(one.name()).isEqualTo(other.name());
        assertThat(one.lattice().parameters()).containsExactly(other.lattice().parameters(), within(1e-10));
        assertThat(one.fractionalCoordinates()).containsExactly(other.fractionalCoordinates(), within(1e-10));
        assertThat(one.sites()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("label", "position")
                .isEqualTo(other.sites());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aListingInP1ReadsBack(String name) throws IOException {
        CrystalStructure structure = SampleStructures.read(name);
        CrystalStructure back = read(CifWriter.write(structure, List.of()));
        assertSame(back, structure);
        assertThat(back.spaceGroup()).contains(SpaceGroupTable.all().get(0));
        assertThat(back.sites()).extracting(Site::label).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aListingWithSymmetryReadsBack(String name) throws IOException {
        CrystalStructure structure = SampleStructures.read(name);
        CrystalStructure back = read(CifWriter.writeWithSymmetry(structure, List.of("one", "", "two")));
        assertSame(back, structure);
        assertThat(back.spaceGroup()).isEqualTo(structure.spaceGroup());
    }

    @Test
    void everythingASiteHasReadsBack() throws IOException {
        CrystalStructure structure = new CrystalStructure("odd one", new Lattice(4.1234567891, 5, 6.5, 88.5, 91.25, 100),
                List.of(new Site("Fe1", Element.Fe, OptionalInt.of(3), new Fractional(0.1, 0.2, 0.3334567891), 0.75, 0.5),
                        new Site("Mn1", Element.Mn, OptionalInt.of(0), new Fractional(0.1, 0.2, 0.3334567891), 0.25, 0.5),
                        new Site("O'", Element.O, OptionalInt.of(-2), new Fractional(0.99999, 1e-9, 0), 1, 0)),
                Optional.empty());
        StructureReading reading = CifReader.read(CifWriter.write(structure, List.of("a comment")), "written.cif");
        CrystalStructure back = reading.structure();
        assertThat(reading.notices()).singleElement().asString().startsWith("The charges of Fe3+, O2-");
        assertSame(back, new CrystalStructure("odd_one", structure.lattice(), structure.sites(), Optional.empty()));
        assertThat(back.sites()).extracting(Site::label).containsExactly("Fe1", "Mn1", "O'");
    }

    @Test
    void aDistortedStructureIsNotWrittenWithTheSymmetryItLost() {
        CrystalStructure structure = SampleStructures.read("AlNi");
        CrystalStructure moved = structure.withFractionalCoordinates(new double[] {0, 0, 0, 0.5, 0.5, 0.53});
        assertThatThrownBy(() -> CifWriter.writeWithSymmetry(moved, List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AlNi does not have the symmetry Pm-3m");
        CrystalStructure strained = structure.withLattice(new Lattice(2.9, 2.9, 3.1, 90, 90, 90));
        assertThatThrownBy(() -> CifWriter.writeWithSymmetry(strained, List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AlNi does not have the symmetry Pm-3m");
    }

    @Test
    void theCommentStandsAtTheHead() {
        assertThat(CifWriter.write(SampleStructures.read("AlNi"), List.of("made by hand", "")))
                .startsWith("# made by hand\n#\ndata_AlNi\n");
    }
}
