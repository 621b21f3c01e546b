package org.braggscape.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.braggscape.crystal.Fractional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetryOperationTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "x,y,z; x,y,z",
            "x-y,x,z+1/3; x-y,x,z+1/3",
            "1/2+X, -Y ,1/2-Z; x+1/2,-y,-z+1/2",
            "-x+.3333,y+0.6667,z+.5; -x+1/3,y+2/3,z+1/2",
            "-x-1/4,z+5/4,y-1; -x+3/4,z+1/4,y",
            "+x,+y,1.0/6+z; x,y,z+1/6",
            "1*x,-1y,-z+23/24; x,-y,-z+23/24",
            "y,x,1/3-z+1/3; y,x,-z+2/3",
            "x+0.9996,y,z; x,y,z",
            "x+0.1,y,z; x+0.1,y,z"})
    void readsEveryNotation(String text, String canonical) {
        assertThat(SymmetryOperation.parse(text)).hasToString(canonical);
        assertThat(SymmetryOperation.parse(canonical)).isEqualTo(SymmetryOperation.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x,y", "x,y,z,+1", "x,y,", "x,y,q", "x,x,z", "1/2x,y,z", "x1/2,y,z", "x,y,z+", "x+1/0,y,z", "2x,y,z"})
    void refusesWhatIsNoOperation(String text) {
        assertThatThrownBy(() -> SymmetryOperation.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void roundedThirdsAreExact() {
        assertThat(SymmetryOperation.parse("x+.3333,y+.6666,z").translation()).containsExactly(1 / 3.0, 2 / 3.0, 0);
    }

    @Test
    void movesAPosition() {
        Fractional image = SymmetryOperation.parse("x-y,x,z+1/2").apply(new Fractional(0.5, 0.25, 0.75));
        assertThat(image).isEqualTo(new Fractional(0.25, 0.5, 1.25));
    }

    @Test
    void composesModuloWholeCellVectors() {
        SymmetryOperation screw = SymmetryOperation.parse("-y,x,z+3/4");
        SymmetryOperation mirror = SymmetryOperation.parse("-x+1/2,y,z");
        assertThat(screw.after(mirror)).hasToString("-y,-x+1/2,z+3/4");
        assertThat(mirror.after(screw)).hasToString("y+1/2,x,z+3/4");
        assertThat(screw.after(screw).after(screw).after(screw)).isEqualTo(SymmetryOperation.IDENTITY);
    }
}
