package org.braggscape.energy.chgnet;

import java.util.List;
import java.util.function.ToIntFunction;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/**
 * Lengths of the first bonds → their radial basis, rows of √(2/c)·sin(ω d/c)/d·e(d/c), one number per frequency ω, with the
 * envelope e(x) = 1 − 45 x⁸ + 80 x⁹ − 36 x¹⁰ that ends smoothly at the cut-off c.
 */
final class RadialBasis implements Primitive {
    private final BondVectors bonds;
    private final Slot lengths;
    private final Slot basis;
    private final double[] frequencies;
    private final double cutoff;
    private final ToIntFunction<Graph> count;

    RadialBasis(BondVectors bonds, Slot lengths, Slot basis, double[] frequencies, double cutoff, ToIntFunction<Graph> count) {
        this.bonds = bonds;
        this.lengths = lengths;
        this.basis = basis;
        this.frequencies = frequencies;
        this.cutoff = cutoff;
        this.count = count;
    }

    @Override
    public String name() {
        return "radial basis";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(lengths);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(basis);
    }

    private static double envelope(double x) {
        double x2 = x * x;
        double x8 = x2 * x2 * x2 * x2;
        return x < 1 ? 1 + x8 * (-45 + x * (80 - 36 * x)) : 0;
    }

    private static double envelopeSlope(double x) {
        double x2 = x * x;
        double x7 = x2 * x2 * x2 * x;
        return x < 1 ? -360 * x7 * (1 - x) * (1 - x) : 0;
    }

    @Override
    public void forward(Workspace workspace) {
        int rows = count.applyAsInt(bonds.graph(workspace));
        workspace.resize(basis, rows * frequencies.length);
        double[] value = workspace.value(basis);
        double norm = Math.sqrt(2 / cutoff);
        for (int row = 0; row < rows; row++) {
            double d = workspace.value(lengths)[row];
            double factor = norm * envelope(d / cutoff) / d;
            for (int k = 0; k < frequencies.length; k++) {
                value[row * frequencies.length + k] = factor * Math.sin(frequencies[k] * d / cutoff);
            }
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        int rows = count.applyAsInt(bonds.graph(workspace));
        double[] adjoint = workspace.adjoint(basis);
        double[] byLength = workspace.adjoint(lengths);
        double norm = Math.sqrt(2 / cutoff);
        for (int row = 0; row < rows; row++) {
            double d = workspace.value(lengths)[row];
            double e = envelope(d / cutoff);
            double factor = norm * e / d;
            double factorSlope = norm * (envelopeSlope(d / cutoff) / cutoff - e / d) / d;
            double sum = 0;
            for (int k = 0; k < frequencies.length; k++) {
                double phase = frequencies[k] * d / cutoff;
                sum += adjoint[row * frequencies.length + k]
                        * (factorSlope * Math.sin(phase) + factor * frequencies[k] / cutoff * Math.cos(phase));
            }
            byLength[row] += sum;
        }
    }
}
