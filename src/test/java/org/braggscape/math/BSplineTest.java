package org.braggscape.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BSplineTest {
    private static double polynomial(double[] coefficients, double t) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * t + coefficients[i];
        }
        return value;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 8, 10, 12, 14})
    void basisFunctionsSumToOneAndTheirSlopesToZero(int order) {
        BSpline spline = new BSpline(order);
        for (double t : new double[] {0, 0.2, 0.5, 0.99}) {
            double sum = 0;
            double slope = 0;
            for (int j = 0; j < order; j++) {
                sum += polynomial(spline.weights()[j], t);
                slope += polynomial(spline.slopes()[j], t);
            }
            assertThat(sum).isEqualTo(1, within(1e-14));
            assertThat(slope).isEqualTo(0, within(1e-13));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 8, 10, 12, 14})
    void interpolatesASmoothFunctionAndItsSlope(int order) {
        BSpline spline = new BSpline(order);
        double[][] coefficients = new double[200][1];
        for (int i = 0; i < 200; i++) {
            coefficients[i][0] = Math.sin(0.3 * i);
        }
        spline.prefilter(coefficients);
        double error = 2 * Math.pow(0.3 / (2 * Math.PI), order);
        for (double x : new double[] {70, 83.25, 90.5, 101.9}) {
            int floor = (int) Math.floor(x);
            double value = 0;
            double slope = 0;
            for (int j = 0; j < order; j++) {
                double c = coefficients[floor + j - order / 2 + 1][0];
                value += c * polynomial(spline.weights()[j], x - floor);
                slope += c * polynomial(spline.slopes()[j], x - floor);
            }
            assertThat(value).isEqualTo(Math.sin(0.3 * x), within(4 * error + 1e-13));
            assertThat(slope).isEqualTo(0.3 * Math.cos(0.3 * x), within(20 * error + 1e-11));
        }
    }
}
