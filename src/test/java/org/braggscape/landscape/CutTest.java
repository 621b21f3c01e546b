package org.braggscape.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CancellationException;
import org.braggscape.math.Progress;
import org.junit.jupiter.api.Test;

class CutTest {
    /** Along the line from (x, y) = (3, 2), a minimum of 0, to (−2, 2): y stays 2, so that f = (x² − 9)² + (x − 3)². */
    @Test
    void valuesAlongALineOfHimmelblausFunction() {
        Cut cut = Cut.of(SliceComputationTest.himmelblau(), new double[] {2, 3, 7}, new double[] {2, -2, 7}, 11, Progress.NONE);
        for (int i = 0; i < 11; i++) {
            double x = 3 - 0.5 * i;
            assertThat(cut.point(i)).containsExactly(new double[] {2, x, 7}, within(1e-15));
            assertThat(cut.values()[i]).isEqualTo(Math.pow(x * x - 9, 2) + Math.pow(x - 3, 2), within(1e-12));
        }
        assertThat(cut.point(10)).containsExactly(2, -2, 7);
    }

    @Test
    void itHasHolesWhereTheFunctionHas() {
        Cut cut = Cut.of(SliceComputationTest.himmelblau(), new double[] {0, 4, 0}, new double[] {0, 5, 0}, 5, Progress.NONE);
        assertThat(cut.values()[2]).isNotNaN();
        assertThat(cut.values()[3]).isNaN();
    }

    @Test
    void itEndsWhenCancelledAndNeedsTwoPoints() {
        Progress cancelled = new Progress() {
            @Override
            public void update(long done, long total) {
                // nobody listens
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> Cut.of(SliceComputationTest.himmelblau(), new double[3], new double[3], 5, cancelled))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> Cut.of(SliceComputationTest.himmelblau(), new double[3], new double[3], 1, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least two points");
    }
}
