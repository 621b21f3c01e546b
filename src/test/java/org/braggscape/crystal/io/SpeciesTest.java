package org.braggscape.crystal.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.braggscape.crystal.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeciesTest {
    @ParameterizedTest
    @CsvSource({"Fe, Fe, ", "FE, Fe, ", "fe, Fe, ", "Fe3+, Fe, 3", "Fe+3, Fe, 3", "O2-, O, -2", "O-2, O, -2", "Na+, Na, 1", "Cl-, Cl, -1",
        "FE2+, Fe, 2", "Fe0+, Fe, 0", "Fe1, Fe, ", "Fe1A, Fe, ", "C1-3, C, ", "OW1, O, ", "O1', O, ", "C_alpha, C, ", "CA1, Ca, ",
        "Co2, Co, ", "K(1), K, ", "Si_1, Si, ", "Dy1, Dy, ", "D, H, ", "D1, H, ", "H1B, H, ", "Wat1, O, ", "OH, O, "})
    void readsTypeSymbolsAndLabels(String text, Element element, Integer charge) {
        Species species = Species.parse(text).orElseThrow();
        assertThat(species.element()).isEqualTo(element);
        assertThat(species.oxidationState()).isEqualTo(charge == null ? OptionalInt.empty() : OptionalInt.of(charge));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Xx", "Om1", "Q", "1Fe", "", "?", "M1", "Wb2"})
    void refusesWhatIsNoElement(String text) {
        assertThat(Species.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"D", "T", "OH", "WAT"})
    void remarksOnWhatIsNotTakenLiterally(String text) {
        assertThat(Species.parse(text).orElseThrow().remark()).isNotEmpty();
    }
}
