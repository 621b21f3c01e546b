package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/** Reciprocal metric → 1/d² in Å⁻² of every reflection within reach. The list of (hkl) is rebuilt each time. */
final class Reflections implements Primitive {
    private final Slot metric;
    private final Slot inverseDSquared;
    private final double limit;
    private final Centring centring;

    /**
     * Creates the primitive.
     *
     * @param limit largest 1/d² in Å⁻²
     * @param centring whose extinct reflections are left out
     */
    Reflections(Slot metric, Slot inverseDSquared, double limit, Centring centring) {
        this.metric = metric;
        this.inverseDSquared = inverseDSquared;
        this.limit = limit;
        this.centring = centring;
    }

    @Override
    public String name() {
        return "reflections";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(metric);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(inverseDSquared);
    }

    @Override
    public Object newState() {
        return new ReflectionList(centring);
    }

    /** {@return the Miller indices of the last evaluation} */
    ReflectionList list(Workspace workspace) {
        return workspace.state(this, ReflectionList.class);
    }

    @Override
    public void forward(Workspace workspace) {
        ReflectionList list = list(workspace);
        double[] g = workspace.value(metric);
        list.enumerate(g, limit);
        workspace.resize(inverseDSquared, list.count);
        double[] q = workspace.value(inverseDSquared);
        for (int n = 0; n < list.count; n++) {
            double h = list.h[n];
            double k = list.k[n];
            double l = list.l[n];
            q[n] = h * h * g[0] + k * k * g[1] + l * l * g[2] + k * l * g[3] + h * l * g[4] + h * k * g[5];
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        ReflectionList list = list(workspace);
        double[] out = workspace.adjoint(inverseDSquared);
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        for (int n = 0; n < list.count; n++) {
            double h = list.h[n];
            double k = list.k[n];
            double l = list.l[n];
            double adjoint = out[n];
            s0 += adjoint * h * h;
            s1 += adjoint * k * k;
            s2 += adjoint * l * l;
            s3 += adjoint * k * l;
            s4 += adjoint * h * l;
            s5 += adjoint * h * k;
        }
        double[] in = workspace.adjoint(metric);
        in[0] += s0;
        in[1] += s1;
        in[2] += s2;
        in[3] += s3;
        in[4] += s4;
        in[5] += s5;
    }

    @Override
    public void jvp(Workspace workspace) {
        ReflectionList list = list(workspace);
        double[] g = workspace.tangent(metric);
        double[] out = workspace.tangent(inverseDSquared);
        for (int n = 0; n < list.count; n++) {
            double h = list.h[n];
            double k = list.k[n];
            double l = list.l[n];
            out[n] = h * h * g[0] + k * k * g[1] + l * l * g[2] + k * l * g[3] + h * l * g[4] + h * k * g[5];
        }
    }
}
