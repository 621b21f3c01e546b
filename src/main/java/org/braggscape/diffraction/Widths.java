package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/** 2θ and (U, V, W, η) → FWHM of every peak in degrees; NaN where U tan²θ + V tanθ + W is not positive. */
final class Widths implements Primitive {
    private final Slot twoTheta;
    private final Slot profile;
    private final Slot width;

    Widths(Slot twoTheta, Slot profile, Slot width) {
        this.twoTheta = twoTheta;
        this.profile = profile;
        this.width = width;
    }

    @Override
    public String name() {
        return "widths";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(twoTheta, profile);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(width);
    }

    @Override
    public void forward(Workspace workspace) {
        int count = workspace.size(twoTheta);
        workspace.resize(width, count);
        double[] position = workspace.value(twoTheta);
        double[] p = workspace.value(profile);
        double[] out = workspace.value(width);
        for (int m = 0; m < count; m++) {
            double t = tangent(position[m]);
            double squared = (p[0] * t + p[1]) * t + p[2];
            out[m] = squared > 0 ? Math.sqrt(squared) : Double.NaN;
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        double[] position = workspace.value(twoTheta);
        double[] p = workspace.value(profile);
        double[] value = workspace.value(width);
        double[] out = workspace.adjoint(width);
        double[] inPosition = workspace.adjoint(twoTheta);
        double[] inProfile = workspace.adjoint(profile);
        for (int m = 0; m < workspace.size(width); m++) {
            double t = tangent(position[m]);
            double half = out[m] / (2 * value[m]);
            inPosition[m] += half * (2 * p[0] * t + p[1]) * tangentByAngle(t);
            inProfile[0] += half * t * t;
            inProfile[1] += half * t;
            inProfile[2] += half;
        }
    }

    @Override
    public void jvp(Workspace workspace) {
        double[] position = workspace.value(twoTheta);
        double[] p = workspace.value(profile);
        double[] value = workspace.value(width);
        double[] inPosition = workspace.tangent(twoTheta);
        double[] inProfile = workspace.tangent(profile);
        double[] out = workspace.tangent(width);
        for (int m = 0; m < workspace.size(width); m++) {
            double t = tangent(position[m]);
            double squared = (2 * p[0] * t + p[1]) * tangentByAngle(t) * inPosition[m] + t * t * inProfile[0]
                    + t * inProfile[1] + inProfile[2];
            out[m] = squared / (2 * value[m]);
        }
    }

    private static double tangent(double angle) {
        return Math.tan(angle * (Math.PI / 360));
    }

    private static double tangentByAngle(double t) {
        return (1 + t * t) * (Math.PI / 360);
    }
}
