package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisExtentTest {
    private static final CrystalStructure NI = SampleStructures.read("AlNi");
    private static final MapParameter A = MapParameter.of(LatticeParameter.A);

    @ParameterizedTest
    @CsvSource({"15, PERCENT, -15, 15", "±15 %, PERCENT, -15, 15", "15%, PERCENT, -15, 15", "±0.3, OFFSET, -0.3, 0.3",
        "-10..20 %, PERCENT, -10, 20", "−10 … 20 %, PERCENT, -10, 20", "-10%..20%, PERCENT, -10, 20",
        "4.2 … 5.1, VALUE, 4.2, 5.1", "4.2 to 5.1, VALUE, 4.2, 5.1", "4.2 – 5.1, VALUE, 4.2, 5.1"})
    void readsWhatPeopleWrite(String text, AxisExtent.Kind kind, double from, double to) {
        AxisExtent extent = AxisExtent.parse(text, A);
        assertThat(extent).isEqualTo(new AxisExtent(from, to, kind));
        assertThat(AxisExtent.parse(extent.text(), A)).isEqualTo(extent);
        AxisRange range = extent.range(A, NI, XrdSettings.PAPER);
        double middle = NI.lattice().get(LatticeParameter.A);
        double expected = switch (kind) {
            case PERCENT -> middle * (1 + to / 100);
            case OFFSET -> middle + to;
            case VALUE -> to;
        };
        assertThat(range.to()).isEqualTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"4.3640213, 5.1003571, VALUE, 4.364…5.1", "88.123456, 88.223456, VALUE, 88.1235…88.2235", "-10, 20, PERCENT, −10…20 %",
        "1000.4, 2000.4, VALUE, 1000…2000"})
    void whatIsZoomedIsWrittenAsFarAsItCanBeSeen(double from, double to, AxisExtent.Kind kind, String text) {
        assertThat(new AxisExtent(from, to, kind).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"15, OFFSET, -15, 15", "15 %, OFFSET, -15, 15", "-3..4 %, VALUE, -3, 4", "-3..4, VALUE, -3, 4"})
    void percentOfNothingIsTheUnitItself(String text, AxisExtent.Kind kind, double from, double to) {
        assertThat(AxisExtent.parse(text, new MapParameter.Strain())).isEqualTo(new AxisExtent(from, to, kind));
    }

    @ParameterizedTest
    @CsvSource({"many, is no range", "-3, is no range", "'', is no range", "5..4, the second number must be larger",
        "100 %, must stay above", "0, the second number must be larger", "1.2.3, is no range", "nan, is no range"})
    void refusesTheRestWithASentence(String text, String sentence) {
        assertThatThrownBy(() -> AxisExtent.parse(text, A)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
