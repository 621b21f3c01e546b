package org.braggscape.diffraction;

import java.util.Arrays;
import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/** sinθ and intensity of the peaks → weights of the nodes of a {@link Mesh}. */
final class MeshSpread implements Primitive {
    private static final int ORDER = Mesh.SPLINE.order();
    private static final double[][][] WEIGHTS = Mesh.SPLINE.aroundMiddle(Mesh.SPLINE.weights());
    private static final double[][][] SLOPES = Mesh.SPLINE.aroundMiddle(Mesh.SPLINE.slopes());

    private final Slot sine;
    private final Slot intensity;
    private final Slot nodes;
    private final Mesh mesh;

    MeshSpread(Slot sine, Slot intensity, Slot nodes, Mesh mesh) {
        this.sine = sine;
        this.intensity = intensity;
        this.nodes = nodes;
        this.mesh = mesh;
    }

    private static final class State {
        private int[] first = new int[0];
        /** Position between two nodes, −½ to ½, and its square. */
        private double[] middle = new double[0];
        private double[] square = new double[0];
        /** [basis function][peak] */
        private final double[][] weights = new double[ORDER][0];
        private final double[][] slopes = new double[ORDER][0];

        private void ensure(int size) {
            if (first.length < size) {
                int capacity = size + size / 2;
                first = new int[capacity];
                middle = new double[capacity];
                square = new double[capacity];
                for (int j = 0; j < ORDER; j++) {
                    weights[j] = new double[capacity];
                    slopes[j] = new double[capacity];
                }
            }
        }
    }

    @Override
    public String name() {
        return "mesh";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(sine, intensity);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(nodes);
    }

    @Override
    public Object newState() {
        return new State();
    }

    @Override
    public void forward(Workspace workspace) {
        State state = workspace.state(this, State.class);
        int count = workspace.size(sine);
        state.ensure(count);
        workspace.resize(nodes, mesh.size());
        double[] q = workspace.value(nodes);
        Arrays.fill(q, 0, mesh.size(), 0);
        double[] s = workspace.value(sine);
        double[] height = workspace.value(intensity);
        double inverse = 1 / mesh.spacing();
        for (int m = 0; m < count; m++) {
            double position = (s[m] - mesh.origin()) * inverse;
            int floor = Math.min((int) position, mesh.size() - ORDER);
            state.first[m] = floor;
            double x = position - floor - 0.5;
            state.middle[m] = x;
            state.square[m] = x * x;
        }
        for (int j = 0; j < ORDER / 2; j++) {
            evaluate(WEIGHTS[j], state, state.weights[j], state.weights[ORDER - 1 - j], 1, count);
        }
        spread(state.first, state.weights, height, count, q);
    }

    private static void spread(int[] first, double[][] weights, double[] height, int count, double[] q) {
        double[] w0 = weights[0];
        double[] w1 = weights[1];
        double[] w2 = weights[2];
        double[] w3 = weights[3];
        double[] w4 = weights[4];
        double[] w5 = weights[5];
        double[] w6 = weights[6];
        double[] w7 = weights[7];
        double[] w8 = weights[8];
        double[] w9 = weights[9];
        double[] w10 = weights[10];
        double[] w11 = weights[11];
        for (int m = 0; m < count; m++) {
            int i = first[m];
            double h = height[m];
            q[i] += h * w0[m];
            q[i + 1] += h * w1[m];
            q[i + 2] += h * w2[m];
            q[i + 3] += h * w3[m];
            q[i + 4] += h * w4[m];
            q[i + 5] += h * w5[m];
            q[i + 6] += h * w6[m];
            q[i + 7] += h * w7[m];
            q[i + 8] += h * w8[m];
            q[i + 9] += h * w9[m];
            q[i + 10] += h * w10[m];
            q[i + 11] += h * w11[m];
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        int count = workspace.size(sine);
        computeSlopes(state, count);
        double[] out = workspace.adjoint(nodes);
        double[] height = workspace.value(intensity);
        double[] inSine = workspace.adjoint(sine);
        double[] inHeight = workspace.adjoint(intensity);
        double inverse = 1 / mesh.spacing();
        for (int m = 0; m < count; m++) {
            inHeight[m] += gathered(out, state.first[m], state.weights, m);
            inSine[m] += height[m] * inverse * gathered(out, state.first[m], state.slopes, m);
        }
    }

    @Override
    public void jvp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        int count = workspace.size(sine);
        computeSlopes(state, count);
        double[] height = workspace.value(intensity);
        double[] inSine = workspace.tangent(sine);
        double[] inHeight = workspace.tangent(intensity);
        double[] out = workspace.tangent(nodes);
        Arrays.fill(out, 0, mesh.size(), 0);
        double inverse = 1 / mesh.spacing();
        for (int m = 0; m < count; m++) {
            int first = state.first[m];
            for (int j = 0; j < ORDER; j++) {
                out[first + j] += inHeight[m] * state.weights[j][m]
                        + height[m] * inverse * inSine[m] * state.slopes[j][m];
            }
        }
    }

    private static void computeSlopes(State state, int count) {
        for (int j = 0; j < ORDER / 2; j++) {
            evaluate(SLOPES[j], state, state.slopes[j], state.slopes[ORDER - 1 - j], -1, count);
        }
    }

    private static double gathered(double[] q, int i, double[][] w, int m) {
        return (q[i] * w[0][m] + q[i + 1] * w[1][m]) + (q[i + 2] * w[2][m] + q[i + 3] * w[3][m])
                + ((q[i + 4] * w[4][m] + q[i + 5] * w[5][m]) + (q[i + 6] * w[6][m] + q[i + 7] * w[7][m]))
                + ((q[i + 8] * w[8][m] + q[i + 9] * w[9][m]) + (q[i + 10] * w[10][m] + q[i + 11] * w[11][m]));
    }

    /** A basis function and its mirror image at every peak. */
    private static void evaluate(double[][] parts, State state, double[] first, double[] mirrored, double sign, int count) {
        double[] e = parts[0];
        double[] o = parts[1];
        evaluate(e[0], e[1], e[2], e[3], e[4], e[5], o[0], o[1], o[2], o[3], o[4], o[5], state.middle, state.square, first,
                mirrored, sign, count);
    }

    private static void evaluate(double e0, double e1, double e2, double e3, double e4, double e5, double o0, double o1,
            double o2, double o3, double o4, double o5, double[] x, double[] y, double[] first, double[] mirrored,
            double sign, int count) {
        for (int m = 0; m < count; m++) {
            double even = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(e5, y[m], e4), y[m], e3), y[m], e2), y[m], e1), y[m],
                    e0);
            double odd = x[m] * Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(o5, y[m], o4), y[m], o3), y[m], o2), y[m], o1),
                    y[m], o0);
            first[m] = even + odd;
            mirrored[m] = sign * (even - odd);
        }
    }
}
