package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/** Spline coefficients of a pattern → its intensity at the places of {@link PatternTables}. Linear. */
final class MeshPlaces implements Primitive {
    private static final int ORDER = Mesh.SPLINE.order();

    private final Slot coefficients;
    private final Slot places;
    private final PatternTables tables;
    private final int[] first;
    /** [bin][basis function] */
    private final double[][] basis;

    MeshPlaces(Slot coefficients, Slot places, PatternTables tables) {
        this.coefficients = coefficients;
        this.places = places;
        this.tables = tables;
        int[] bins = tables.bins();
        first = new int[bins.length];
        basis = new double[bins.length][];
        for (int n = 0; n < bins.length; n++) {
            first[n] = (int) tables.position(bins[n]);
            basis[n] = new double[ORDER];
            basis(tables.position(bins[n]) - first[n], basis[n]);
        }
    }

    /** Computes the basis functions at a place between two nodes, from 0 to 1. */
    static void basis(double t, double[] values) {
        for (int j = 0; j < ORDER; j++) {
            double[] c = Mesh.SPLINE.weights()[j];
            double value = c[ORDER - 1];
            for (int power = ORDER - 2; power >= 0; power--) {
                value = Math.fma(value, t, c[power]);
            }
            values[j] = value;
        }
    }

    @Override
    public String name() {
        return "places";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(coefficients);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(places);
    }

    @Override
    public void forward(Workspace workspace) {
        workspace.resize(places, tables.weights().length);
        look(workspace.value(coefficients), workspace.value(places));
    }

    @Override
    public void jvp(Workspace workspace) {
        look(workspace.tangent(coefficients), workspace.tangent(places));
    }

    private void look(double[] c, double[] y) {
        double[] b = tables.samples();
        int start = tables.firstNode();
        for (int n = 0; n < tables.nodes(); n++) {
            int i = start + n;
            y[n] = b[0] * c[i] + b[1] * (c[i - 1] + c[i + 1]) + b[2] * (c[i - 2] + c[i + 2])
                    + b[3] * (c[i - 3] + c[i + 3]) + b[4] * (c[i - 4] + c[i + 4]) + b[5] * (c[i - 5] + c[i + 5]);
        }
        for (int n = 0; n < first.length; n++) {
            double sum = 0;
            for (int j = 0; j < ORDER; j++) {
                sum += basis[n][j] * c[first[n] + j];
            }
            y[tables.nodes() + n] = sum;
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        double[] out = workspace.adjoint(places);
        double[] in = workspace.adjoint(coefficients);
        double[] b = tables.samples();
        int start = tables.firstNode();
        for (int n = 0; n < tables.nodes(); n++) {
            int i = start + n;
            double a = out[n];
            in[i] += b[0] * a;
            for (int k = 1; k < b.length; k++) {
                in[i - k] += b[k] * a;
                in[i + k] += b[k] * a;
            }
        }
        for (int n = 0; n < first.length; n++) {
            double a = out[tables.nodes() + n];
            for (int j = 0; j < ORDER; j++) {
                in[first[n] + j] += basis[n][j] * a;
            }
        }
    }
}
