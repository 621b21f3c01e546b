package org.braggscape.energy.chgnet;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/**
 * Cosines of the angles θ → their Fourier basis, rows of [1/√2, sin f₁θ …, cos f₁θ …]/√π. The cosines are taken times
 * 1 − 10⁻⁶, so that the derivative of θ is finite for bonds in one line.
 */
final class AngularBasis implements Primitive {
    private static final double SHRINK = 1 - 1e-6;
    private static final double NORM = 1 / Math.sqrt(Math.PI);

    private final Slot cosines;
    private final Slot basis;
    private final double[] frequencies;

    AngularBasis(Slot cosines, Slot basis, double[] frequencies) {
        this.cosines = cosines;
        this.basis = basis;
        this.frequencies = frequencies;
    }

    /** {@return the numbers in a row of the basis} */
    int width() {
        return 2 * frequencies.length + 1;
    }

    @Override
    public String name() {
        return "angular basis";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(cosines);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(basis);
    }

    @Override
    public void forward(Workspace workspace) {
        int rows = workspace.size(cosines);
        workspace.resize(basis, rows * width());
        double[] value = workspace.value(basis);
        for (int row = 0; row < rows; row++) {
            double angle = Math.acos(SHRINK * workspace.value(cosines)[row]);
            int at = row * width();
            value[at] = NORM / Math.sqrt(2);
            for (int k = 0; k < frequencies.length; k++) {
                value[at + 1 + k] = NORM * Math.sin(frequencies[k] * angle);
                value[at + 1 + frequencies.length + k] = NORM * Math.cos(frequencies[k] * angle);
            }
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        double[] value = workspace.value(basis);
        double[] adjoint = workspace.adjoint(basis);
        double[] byCosine = workspace.adjoint(cosines);
        for (int row = 0; row < workspace.size(cosines); row++) {
            double cosine = SHRINK * workspace.value(cosines)[row];
            double byAngle = 0;
            for (int k = 0; k < frequencies.length; k++) {
                int sine = row * width() + 1 + k;
                int other = sine + frequencies.length;
                byAngle += frequencies[k] * (adjoint[sine] * value[other] - adjoint[other] * value[sine]);
            }
            byCosine[row] -= byAngle * SHRINK / Math.sqrt(1 - cosine * cosine);
        }
    }
}
