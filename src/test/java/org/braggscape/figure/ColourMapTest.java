package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColourMapTest {
    @Test
    void endsAreThePublishedOnes() {
        assertThat(ColourMap.VIRIDIS.argb(0)).isEqualTo(0xFF440154);
        assertThat(ColourMap.VIRIDIS.argb(1)).isEqualTo(0xFFFDE725);
        assertThat(ColourMap.CIVIDIS.argb(0)).isEqualTo(0xFF00224E);
        assertThat(ColourMap.CIVIDIS.argb(1)).isEqualTo(0xFFFEE838);
        assertThat(ColourMap.MAGMA.argb(0)).isEqualTo(0xFF000004);
        assertThat(ColourMap.MAGMA.argb(1)).isEqualTo(0xFFFCFDBF);
        assertThat(ColourMap.GREY.argb(0.5)).isEqualTo(0xFF808080);
    }

    @Test
    void whatLiesOutsideGetsTheNearerEnd() {
        for (ColourMap map : ColourMap.values()) {
            assertThat(map.argb(-3)).isEqualTo(map.argb(0));
            assertThat(map.argb(7)).isEqualTo(map.argb(1));
        }
    }

    @Test
    void theMiddlesAreThePublishedOnes() {
        assertThat(ColourMap.VIRIDIS.argb(1 / 3.0)).isEqualTo(0xFF31688E);
        assertThat(ColourMap.CIVIDIS.argb(2 / 3.0)).isEqualTo(0xFFA59C74);
        assertThat(ColourMap.MAGMA.argb(0.6)).isEqualTo(0xFFDE4968);
    }

    @Test
    void everyMapGrowsLighterWithoutATurn() {
        for (ColourMap map : ColourMap.values()) {
            double before = -1;
            for (int i = 0; i <= 100; i++) {
                int argb = map.argb(i / 100.0);
                double light = luminance(argb >> 16 & 0xFF) * 0.2126 + luminance(argb >> 8 & 0xFF) * 0.7152
                        + luminance(argb & 0xFF) * 0.0722;
                assertThat(light).as("%s at %d", map, i).isGreaterThan(before - 1e-3);
                before = light;
            }
        }
    }

    private static double luminance(int channel) {
        return Math.pow(channel / 255.0, 2.2);
    }
}
