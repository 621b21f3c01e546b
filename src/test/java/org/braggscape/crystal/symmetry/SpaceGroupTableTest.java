package org.braggscape.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.SpaceGroupSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceGroupTableTest {
    private static final Lattice CUBIC = new Lattice(5, 5, 5, 90, 90, 90);

    private static Lattice cell(String shape) {
        return switch (shape) {
            case "b" -> new Lattice(5, 6, 7, 90, 100, 90);
            case "c" -> new Lattice(5, 6, 7, 90, 90, 100);
            case "a" -> new Lattice(5, 6, 7, 100, 90, 90);
            case "o" -> new Lattice(5, 6, 7, 90, 90, 90);
            case "t" -> new Lattice(5, 5, 7, 90, 90, 90);
            case "h" -> new Lattice(5, 5, 7, 90, 90, 120);
            case "r" -> new Lattice(5, 5, 5, 75, 75, 75);
            default -> CUBIC;
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "P6_3/mmc; h; -P 6c 2c", "P 63/m m c; h; -P 6c 2c", "P 6_3/m 2/m 2/c; h; -P 6c 2c", "p63/MMC; h; -P 6c 2c",
            "P 1 21/n 1; b; -P 2yn", "P21/n; b; -P 2yn", "P 21/c; b; -P 2ybc", "P 1 21/c 1:b1; b; -P 2ybc",
            "P 21/c; c; -P 2ac", "P 1 1 21/b; c; -P 2bc", "P21/b; c; -P 2bc", "B 2/b; c; -B 2b", "C 2/c; b; -C 2yc",
            "C2/m; a; -B 2x", "A2/a; b; -A 2ya", "P2_1; b; P 2yb", "P 2; o; P 2y", "P 1 2 1; c; P 2y", "I 2/a; b; -I 2ya",
            "P b n m; o; -P 2c 2ab", "Pnma; o; -P 2ac 2n", "C m c a; o; -C 2bc 2", "Cmce; o; -C 2bc 2",
            "Abm2; o; A 2 -2c", "Aba2; o; A 2 -2ac", "Bmab; o; -B 2bc 2", "P n n n; o; -P 2ab 2bc",
            "P n n n :1; o; P 2 2 -1n", "P n c b:1; o; P 2 2 -1bc", "I 41/a m d; t; -I 4bd 2", "I 41/a m d S; t; I 4bw 2bw -1bw",
            "I 41/a m d Z; t; -I 4bd 2", "P 4/n :1; t; P 4ab -1ab",
            "F d -3 m; k; -F 4vw 2vw 3", "F d -3 m :1; k; F 4d 2 3 -1d", "F d 3 m; k; -F 4vw 2vw 3", "Pm3m; k; -P 4 2 3",
            "Pn-3m:1; k; P 4n 2 3 -1n", "P a 3; k; -P 2ac 2ab 3", "P 21 3; k; P 2ac 2ab 3",
            "R -3 m; h; -R 3 2`", "R -3 m; r; -P 3* 2", "R -3 m; o; -R 3 2`", "R-3m:H; r; -R 3 2`", "R -3 m :R; h; -P 3* 2",
            "R -3 m H; h; -R 3 2`", "R 3 2; h; R 3 2`", "P 32; h; P 32", "P 32 2 1; h; P 32 2`", "P 3 2 1; h; P 3 2`"})
    void findsTheSettingOfASymbol(String symbol, String shape, String hall) {
        assertThat(SpaceGroupTable.byHermannMauguin(symbol, cell(shape)).map(SpaceGroupSetting::hall))
                .contains(hall.replace('`', '"'));
    }

    @ParameterizedTest
    @CsvSource({"Q 2 3", "P 5", "R -3 m :X", "''", "P 1 21/c 1:9"})
    void knowsWhatIsNoSymbol(String symbol) {
        assertThat(SpaceGroupTable.byHermannMauguin(symbol, CUBIC)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"1; o; P 1", "14; b; -P 2ybc", "14; c; -P 2ac", "62; o; -P 2ac 2n",
        "141; t; -I 4bd 2", "166; h; -R 3 2`", "166; r; -P 3* 2", "227; k; -F 4vw 2vw 3", "230; k; -I 4bd 2c 3"})
    void findsTheUsualSettingOfANumber(int number, String shape, String hall) {
        assertThat(SpaceGroupTable.byNumber(number, cell(shape)).map(SpaceGroupSetting::hall)).contains(hall.replace('`', '"'));
    }

    @Test
    void thereAreNoNumbersBeyond230() {
        assertThat(SpaceGroupTable.byNumber(0, CUBIC)).isEmpty();
        assertThat(SpaceGroupTable.byNumber(231, CUBIC)).isEmpty();
    }

    @Test
    void settingsAreFoundByHallSymbolAndByOperations() {
        for (SpaceGroupSetting setting : SpaceGroupTable.all()) {
            // Three pairs of settings of group 68 share their operations; the first of each is found.
            SpaceGroupSetting found = SpaceGroupTable.byHall(" " + setting.hall().replace(' ', '_').toUpperCase(Locale.ROOT)).orElseThrow();
            assertThat(found.hall()).isEqualTo(setting.hall());
            assertThat(found.number()).isEqualTo(setting.number());
        }
        for (int hallNumber : new int[] {1, 81, 85, 292, 424, 433, 434, 521, 522, 530}) {
            SpaceGroupSetting setting = SpaceGroupTable.all().get(hallNumber - 1);
            assertThat(SpaceGroupTable.byOperations(SpaceGroupTable.operations(setting))).contains(setting);
        }
    }

    @Test
    void settingsDifferInTheirOperations() {
        Set<Set<SymmetryOperation>> groups = new HashSet<>();
        SpaceGroupTable.all().forEach(setting -> groups.add(new HashSet<>(SpaceGroupTable.operations(setting))));
        assertThat(groups).hasSize(527);
    }

    @Test
    void operationsFitACellOfTheFamilyAndNoLowerOne() {
        for (SpaceGroupSetting setting : SpaceGroupTable.all()) {
            List<SymmetryOperation> operations = SpaceGroupTable.operations(setting);
            boolean standardAxes = !setting.qualifier().matches("-?[ac][123]?|R");
            double[] cell = {5, 6, 7, 82, 94, 103};
            CrystalFamily.ofSpaceGroup(setting.number()).project(cell);
            if (standardAxes) {
                assertThat(CellSymmetry.misfit(Lattice.of(cell), operations)).as(setting.hall()).isLessThan(1e-12);
            }
            if (setting.number() > 2) {
                assertThat(CellSymmetry.misfit(new Lattice(5, 6, 7, 82, 94, 103), operations)).isGreaterThan(0.1);
            }
        }
    }

    @Test
    void aSymbolNamesOneGroup() {
        for (SpaceGroupSetting setting : SpaceGroupTable.all()) {
            for (String shape : List.of("a", "b", "c", "o", "t", "h", "r", "k")) {
                assertThat(SpaceGroupTable.byHermannMauguin(setting.hermannMauguin(), cell(shape)).orElseThrow().number())
                        .isEqualTo(setting.number());
            }
        }
    }
}
