package org.braggscape.crystal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CifTokenizerTest {
    private static List<CifToken> tokens(String text) throws IOException {
        return CifTokenizer.tokens(text, new ReadingLog("test.cif"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "_a 'a dog's life'; a dog's life",
            "_a \"5' 3\"; 5' 3",
            "_a \"say \"x\" ; say \"x",
            "_a 'x' # 'comment'; x",
            "_a a#b; a#b",
            "_a O5'; O5'",
            "_a\t'x, y'\t; x, y",
            "_a '''it's 'two' '''; it's 'two'",
            "_a ''; ''"})
    void readsValues(String text, String value) throws IOException {
        assertThat(tokens(text)).hasSize(2);
        assertThat(tokens(text).get(1).text()).isEqualTo(value.equals("''") ? "" : value);
    }

    @Test
    void knowsTheKindsInAnyCase() throws IOException {
        assertThat(tokens("#\\#CIF_2.0\nDATA_x Loop_ _A 1 save_f global_ stop_ data_")).extracting(CifToken::kind).containsExactly(
                CifToken.Kind.BLOCK, CifToken.Kind.LOOP, CifToken.Kind.TAG, CifToken.Kind.VALUE, CifToken.Kind.FRAME,
                CifToken.Kind.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void countsLinesWhateverTheirEnds(String end) throws IOException {
        String text = String.join(end, "\uFEFFdata_x # one", "_t", ";first", "; not the end' of \"it", " ;nor this", ";", "_u 1", "_v 'w'");
        List<CifToken> tokens = tokens(text.replace("; not", " ; not"));
        assertThat(tokens).extracting(CifToken::text).containsExactly("x", "_t", "first\n ; not the end' of \"it\n ;nor this", "_u",
                "1", "_v", "w");
        assertThat(tokens).extracting(CifToken::line).containsExactly(1, 2, 3, 7, 7, 8, 8);
    }

    @Test
    void aQuestionMarkInQuotesIsAValue() throws IOException {
        assertThat(tokens("? '?' . \".\" \n;?\n;")).extracting(CifToken::isMissing)
                .containsExactly(true, false, true, false, false);
    }

    @Test
    void aTextFieldWithoutEndIsAProblemOfTheLineWhereItBegins() {
        assertThatThrownBy(() -> tokens("data_x\n_t\n;abc\n_u 1\n")).isInstanceOf(StructureFormatException.class)
                .hasMessageStartingWith("test.cif, line 3: ").hasMessageContaining("semicolon");
    }

    @Test
    void anUnclosedQuoteEndsWithItsLineAndIsNoticed() throws IOException {
        ReadingLog log = new ReadingLog("test.cif");
        List<CifToken> tokens = CifTokenizer.tokens("_a 'b c\n_d 'e", log);
        assertThat(tokens).extracting(CifToken::text).containsExactly("_a", "b c", "_d", "e");
        assertThat(log.notices()).hasSize(2).first().asString().startsWith("Line 1: ");
    }
}
