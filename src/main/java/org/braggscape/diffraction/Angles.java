package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/** sinθ → 2θ in degrees. */
final class Angles implements Primitive {
    private static final double FACTOR = 360 / Math.PI;

    private final Slot sine;
    private final Slot twoTheta;

    Angles(Slot sine, Slot twoTheta) {
        this.sine = sine;
        this.twoTheta = twoTheta;
    }

    @Override
    public String name() {
        return "angles";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(sine);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(twoTheta);
    }

    @Override
    public void forward(Workspace workspace) {
        int count = workspace.size(sine);
        workspace.resize(twoTheta, count);
        double[] s = workspace.value(sine);
        double[] angle = workspace.value(twoTheta);
        for (int m = 0; m < count; m++) {
            angle[m] = FACTOR * Math.asin(s[m]);
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        double[] s = workspace.value(sine);
        double[] in = workspace.adjoint(sine);
        double[] out = workspace.adjoint(twoTheta);
        for (int m = 0; m < workspace.size(sine); m++) {
            in[m] += out[m] * FACTOR / Math.sqrt(1 - s[m] * s[m]);
        }
    }

    @Override
    public void jvp(Workspace workspace) {
        double[] s = workspace.value(sine);
        double[] in = workspace.tangent(sine);
        double[] out = workspace.tangent(twoTheta);
        for (int m = 0; m < workspace.size(sine); m++) {
            out[m] = in[m] * FACTOR / Math.sqrt(1 - s[m] * s[m]);
        }
    }
}
