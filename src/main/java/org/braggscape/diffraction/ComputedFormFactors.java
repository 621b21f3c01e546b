package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.crystal.Element;

/** Form factors computed from their formula each time. */
final class ComputedFormFactors implements FormFactors {
    private final ScatteringFactor[] factors;

    ComputedFormFactors(List<Element> elements) {
        factors = elements.stream().map(ScatteringFactor::of).toArray(ScatteringFactor[]::new);
    }

    @Override
    public void at(double s2, double[] value, double[] derivative) {
        for (int i = 0; i < factors.length; i++) {
            value[i] = factors[i].value(s2);
            derivative[i] = factors[i].derivative(s2);
        }
    }

    @Override
    public void sum(double s2, double[] g, int at, double[] sum) {
        double real = 0;
        double imaginary = 0;
        double realByS2 = 0;
        double imaginaryByS2 = 0;
        for (int i = 0; i < factors.length; i++) {
            double value = factors[i].value(s2);
            double derivative = factors[i].derivative(s2);
            real += value * g[at + 2 * i];
            imaginary += value * g[at + 2 * i + 1];
            realByS2 += derivative * g[at + 2 * i];
            imaginaryByS2 += derivative * g[at + 2 * i + 1];
        }
        sum[0] = real;
        sum[1] = imaginary;
        sum[2] = realByS2;
        sum[3] = imaginaryByS2;
    }
}
