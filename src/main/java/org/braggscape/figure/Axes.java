package org.braggscape.figure;

import java.awt.BasicStroke;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.ui.RectangleInsets;

/** JFreeChart's number axes in this program's manner: round steps, real minus signs, as many decimals at each tick. */
final class Axes {
    private static final int[] ROUND_STEPS = {1, 2, 5};
    /** An axis has at least so many steps, and at most about twice as many. */
    private static final double STEPS = 4.5;

    private Axes() {
    }

    /**
     * Makes an axis without a label.
     *
     * @param from lower end
     * @param to upper end, larger
     * @param style colours and fonts
     * @return the axis
     */
    static NumberAxis axis(double from, double to, FigureStyle style) {
        return axis(from, to, STEPS, style);
    }

    /**
     * Makes an axis without a label.
     *
     * @param from lower end
     * @param to upper end, larger
     * @param steps it has at least so many steps, and at most about twice as many
     * @param style colours and fonts
     * @return the axis
     */
    static NumberAxis axis(double from, double to, double steps, FigureStyle style) {
        NumberAxis axis = new NumberAxis();
        axis.setAutoRange(false);
        axis.setRange(from, to);
        double step = roundStep((to - from) / steps);
        axis.setTickUnit(new NumberTickUnit(step, Decimals.format(decimals(step))));
        axis.setTickLabelFont(style.tickFont());
        axis.setTickLabelPaint(style.text());
        axis.setTickMarkPaint(style.muted());
        axis.setTickMarkStroke(new BasicStroke(1));
        axis.setTickMarkOutsideLength(4);
        axis.setTickLabelInsets(new RectangleInsets(3, 6, 3, 4));
        axis.setAxisLineVisible(false);
        return axis;
    }

    /** {@return how many decimals a round step needs} */
    static int decimals(double step) {
        return (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    }

    /**
     * The largest of the steps 1, 2, 5 times a power of ten that is not above a limit.
     *
     * @param limit positive
     * @return the step
     */
    static double roundStep(double limit) {
        double power = Math.pow(10, Math.floor(Math.log10(limit)));
        double step = power;
        for (int factor : ROUND_STEPS) {
            if (factor * power <= limit * (1 + 1e-9)) {
                step = factor * power;
            }
        }
        return step;
    }
}
