package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.util.List;
import org.braggscape.study.Landscape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RichTextTest {
    @ParameterizedTest
    @CsvSource({"P6_3/mmc, *P*6₃/*mmc*", "Pn-3m, *Pn*3\u0305*m*", "I-4, *I*4\u0305", "C2/m, *C*2/*m*", "P2_12_12_1, *P*2₁2₁2₁"})
    void symbolsAreAsCrystallographersPrintThem(String symbol, String marked) {
        assertThat(SpaceGroupText.marked(symbol)).isEqualTo(marked);
    }

    @Test
    void aLineWithoutRoomIsSmaller() {
        Font font = FigureStyle.LIGHT.labelFont();
        double wide = new RichText("A long *line*", font).width();
        assertThat(RichText.within("A long *line*", font, wide + 1).width()).isEqualTo(wide);
        assertThat(RichText.within("A long *line*", font, wide / 2).width()).isCloseTo(wide / 2, within(0.01 * wide));
    }

    @Test
    void aBarTakesNoRoom() {
        Font font = FigureStyle.LIGHT.labelFont();
        assertThat(new RichText("*Pn*3\u0305*m*", font).width()).isEqualTo(new RichText("*Pn*3*m*", font).width());
    }

    @Test
    void asterisksInNamesAreSeenAndNoMarks() {
        String odd = "Fe*x*\\*, 2*";
        assertThat(ItalicMarks.parts(ItalicMarks.escape(odd) + ", *a*")).containsExactly(odd + ", ", "a", "");
        assertThat(ItalicMarks.plain("*a* of " + ItalicMarks.escape("O*"))).isEqualTo("a of O*");
        assertThat(ChemicalName.marked("U2Ti")).isEqualTo("U₂Ti");

        Landscape map = TestLandscapes.named("Fe1*x*");
        String svg = FigureExport.svgText(FigureExport.titled(map, List.of(), FigureStyle.LIGHT), FigureExport.Size.DEFAULT);
        assertThat(svg).contains(">Fe1*x*: cosine loss<");
    }
}
