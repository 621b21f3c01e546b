package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/**
 * Cell parameters → reciprocal metric (a*², b*², c*², 2b*·c*, 2a*·c*, 2a*·b*) in Å⁻², so that
 * 1/d² = h²g₀ + k²g₁ + l²g₂ + kl g₃ + hl g₄ + hk g₅. Derivatives follow from dG* = −G* dG G*.
 */
final class ReciprocalCell implements Primitive {
    private static final double RADIAN = Math.PI / 180;

    private final Slot cell;
    private final Slot metric;

    ReciprocalCell(Slot cell, Slot metric) {
        this.cell = cell;
        this.metric = metric;
    }

    @Override
    public String name() {
        return "reciprocal cell";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(cell);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(metric);
    }

    @Override
    public void forward(Workspace workspace) {
        double[] p = workspace.value(cell);
        workspace.resize(metric, 6);
        double[] r = workspace.value(metric);
        double g00 = p[0] * p[0];
        double g11 = p[1] * p[1];
        double g22 = p[2] * p[2];
        double g12 = p[1] * p[2] * Math.cos(p[3] * RADIAN);
        double g02 = p[0] * p[2] * Math.cos(p[4] * RADIAN);
        double g01 = p[0] * p[1] * Math.cos(p[5] * RADIAN);
        double c00 = g11 * g22 - g12 * g12;
        double c01 = g02 * g12 - g01 * g22;
        double c02 = g01 * g12 - g02 * g11;
        double inverse = 1 / (g00 * c00 + g01 * c01 + g02 * c02);
        r[0] = c00 * inverse;
        r[1] = (g00 * g22 - g02 * g02) * inverse;
        r[2] = (g00 * g11 - g01 * g01) * inverse;
        r[3] = 2 * (g01 * g02 - g00 * g12) * inverse;
        r[4] = 2 * c02 * inverse;
        r[5] = 2 * c01 * inverse;
    }

    @Override
    public Object newState() {
        return new double[2][6];
    }

    @Override
    public void vjp(Workspace workspace) {
        double[][] state = workspace.state(this, double[][].class);
        // With S the symmetric matrix of adjoints (off-diagonal entries counted once), adjoint(G) = −G* S G*.
        double[] s = state[0];
        double[] a = state[1];
        System.arraycopy(workspace.adjoint(metric), 0, s, 0, 6);
        sandwich(workspace.value(metric), s, a);
        double[] p = workspace.value(cell);
        double cosAlpha = Math.cos(p[3] * RADIAN);
        double cosBeta = Math.cos(p[4] * RADIAN);
        double cosGamma = Math.cos(p[5] * RADIAN);
        double[] in = workspace.adjoint(cell);
        in[0] += 2 * p[0] * a[0] + p[2] * cosBeta * a[4] + p[1] * cosGamma * a[5];
        in[1] += 2 * p[1] * a[1] + p[2] * cosAlpha * a[3] + p[0] * cosGamma * a[5];
        in[2] += 2 * p[2] * a[2] + p[1] * cosAlpha * a[3] + p[0] * cosBeta * a[4];
        in[3] -= p[1] * p[2] * Math.sin(p[3] * RADIAN) * RADIAN * a[3];
        in[4] -= p[0] * p[2] * Math.sin(p[4] * RADIAN) * RADIAN * a[4];
        in[5] -= p[0] * p[1] * Math.sin(p[5] * RADIAN) * RADIAN * a[5];
    }

    @Override
    public void jvp(Workspace workspace) {
        double[] p = workspace.value(cell);
        double[] v = workspace.tangent(cell);
        double cosAlpha = Math.cos(p[3] * RADIAN);
        double cosBeta = Math.cos(p[4] * RADIAN);
        double cosGamma = Math.cos(p[5] * RADIAN);
        double[] d = workspace.state(this, double[][].class)[0];
        d[0] = 2 * p[0] * v[0];
        d[1] = 2 * p[1] * v[1];
        d[2] = 2 * p[2] * v[2];
        d[3] = (v[1] * p[2] + p[1] * v[2]) * cosAlpha - p[1] * p[2] * Math.sin(p[3] * RADIAN) * RADIAN * v[3];
        d[4] = (v[0] * p[2] + p[0] * v[2]) * cosBeta - p[0] * p[2] * Math.sin(p[4] * RADIAN) * RADIAN * v[4];
        d[5] = (v[0] * p[1] + p[0] * v[1]) * cosGamma - p[0] * p[1] * Math.sin(p[5] * RADIAN) * RADIAN * v[5];
        sandwich(workspace.value(metric), d, workspace.tangent(metric));
    }

    /**
     * −G* S G* for a symmetric S given as (00, 11, 22, 12, 02, 01); G* as this primitive keeps it, the result likewise with
     * its off-diagonal entries doubled.
     */
    private static void sandwich(double[] r, double[] s, double[] out) {
        double g00 = r[0];
        double g11 = r[1];
        double g22 = r[2];
        double g12 = r[3] / 2;
        double g02 = r[4] / 2;
        double g01 = r[5] / 2;
        double m00 = g00 * s[0] + g01 * s[5] + g02 * s[4];
        double m01 = g00 * s[5] + g01 * s[1] + g02 * s[3];
        double m02 = g00 * s[4] + g01 * s[3] + g02 * s[2];
        double m10 = g01 * s[0] + g11 * s[5] + g12 * s[4];
        double m11 = g01 * s[5] + g11 * s[1] + g12 * s[3];
        double m12 = g01 * s[4] + g11 * s[3] + g12 * s[2];
        double m20 = g02 * s[0] + g12 * s[5] + g22 * s[4];
        double m21 = g02 * s[5] + g12 * s[1] + g22 * s[3];
        double m22 = g02 * s[4] + g12 * s[3] + g22 * s[2];
        out[0] = -(m00 * g00 + m01 * g01 + m02 * g02);
        out[1] = -(m10 * g01 + m11 * g11 + m12 * g12);
        out[2] = -(m20 * g02 + m21 * g12 + m22 * g22);
        out[3] = -2 * (m10 * g02 + m11 * g12 + m12 * g22);
        out[4] = -2 * (m00 * g02 + m01 * g12 + m02 * g22);
        out[5] = -2 * (m00 * g01 + m01 * g11 + m02 * g12);
    }
}
