package org.braggscape.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HallSymbolTest {
    static Stream<Arguments> settings() throws IOException {
        try (InputStream stream = HallSymbol.class.getResourceAsStream("space-groups.tsv")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1)).map(columns -> Arguments.of(columns[4], columns[5])).toList().stream();
        }
    }

    @Test
    void theTableHolds530Settings() throws IOException {
        assertThat(settings()).hasSize(530);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingIsAGroupWithTheListedNumberOfOperations(String symbol, int count) {
        List<SymmetryOperation> operations = HallSymbol.parse(symbol).operations();
        assertThat(operations).hasSize(count).doesNotHaveDuplicates();
        assertThat(operations.get(0)).isEqualTo(SymmetryOperation.IDENTITY);
        Set<SymmetryOperation> group = new HashSet<>(operations);
        for (SymmetryOperation one : operations) {
            Set<SymmetryOperation> products = new HashSet<>();
            operations.forEach(other -> products.add(one.after(other)));
            assertThat(products.equals(group)).as("%s times the group is the group", one).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "P 2yb; -x,y+1/2,-z",
            "-P 2ybc; x,-y+1/2,z+1/2",
            "P 61; x-y,x,z+1/6",
            "P 31 2c (0 0 1); -y,-x,-z+2/3",
            "R 3 2\"; x-y+1/3,-y+2/3,-z+2/3",
            "-P 3* 2; y,z,x",
            "-F 4vw 2vw 3; -y,x+1/4,z+1/4",
            "P 4n 2 3 -1n; -x+1/2,-y+1/2,-z+1/2",
            "I -4; x+1/2,y+1/2,z+1/2"})
    void generatesTheOperationsOfTheInternationalTables(String symbol, String operation) {
        assertThat(HallSymbol.parse(symbol).operations()).contains(SymmetryOperation.parse(operation));
    }

    @Test
    void underscoresAndSpacesDoNotMatter() {
        assertThat(HallSymbol.parse(" -P_6c  2c ")).isEqualTo(HallSymbol.parse("-P 6c 2c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Q 2", "P 5", "P 2 2 7", "P 4\"", "P 31* 2", "P 31 2 (0 0)", "P 4 6", "P 2 (x,y,z)"})
    void refusesWhatIsNoSymbol(String text) {
        assertThatThrownBy(() -> HallSymbol.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
