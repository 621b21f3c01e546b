package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/**
 * Angles and intensities of peaks → their overlaps x·y with the peaks of a target and y·y with themselves, Gaussian-weighted
 * as in {@link PeakList#overlap}, by the plain double sum.
 */
final class PeakOverlaps implements Primitive {
    private final Slot twoTheta;
    private final Slot intensity;
    private final Slot overlaps;
    private final PeakList target;
    private final double exponent;

    PeakOverlaps(Slot twoTheta, Slot intensity, Slot overlaps, PeakList target, double z) {
        this.twoTheta = twoTheta;
        this.intensity = intensity;
        this.overlaps = overlaps;
        this.target = target;
        this.exponent = -Math.PI * z;
    }

    /** Sums around each peak, and their slopes: with the target first, with the list itself second. */
    private static final class State {
        private final double[][] sums = new double[2][0];
        private final double[][] slopes = new double[2][0];

        private void ensure(int size) {
            for (int k = 0; k < 2; k++) {
                if (sums[k].length < size) {
                    sums[k] = new double[size];
                    slopes[k] = new double[size];
                }
            }
        }
    }

    @Override
    public String name() {
        return "peak overlaps";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(twoTheta, intensity);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(overlaps);
    }

    @Override
    public Object newState() {
        return new State();
    }

    @Override
    public void forward(Workspace workspace) {
        State state = workspace.state(this, State.class);
        int count = workspace.size(twoTheta);
        state.ensure(count);
        double[] angle = workspace.value(twoTheta);
        double[] height = workspace.value(intensity);
        sumAround(angle, count, target.twoTheta(), target.intensity(), target.twoTheta().length, state, 0);
        sumAround(angle, count, angle, height, count, state, 1);
        workspace.resize(overlaps, 2);
        for (int k = 0; k < 2; k++) {
            double sum = 0;
            for (int m = 0; m < count; m++) {
                sum += height[m] * state.sums[k][m];
            }
            workspace.value(overlaps)[k] = sum;
        }
    }

    private void sumAround(double[] angle, int count, double[] others, double[] heights, int size, State state, int k) {
        for (int m = 0; m < count; m++) {
            double sum = 0;
            double slope = 0;
            for (int j = 0; j < size; j++) {
                double distance = angle[m] - others[j];
                double term = heights[j] * Math.exp(exponent * distance * distance);
                sum += term;
                slope += term * distance;
            }
            state.sums[k][m] = sum;
            state.slopes[k][m] = 2 * exponent * slope;
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        double byTarget = workspace.adjoint(overlaps)[0];
        double bySelf = 2 * workspace.adjoint(overlaps)[1];
        double[] height = workspace.value(intensity);
        double[] inAngle = workspace.adjoint(twoTheta);
        double[] inHeight = workspace.adjoint(intensity);
        for (int m = 0; m < workspace.size(twoTheta); m++) {
            inHeight[m] += byTarget * state.sums[0][m] + bySelf * state.sums[1][m];
            inAngle[m] += height[m] * (byTarget * state.slopes[0][m] + bySelf * state.slopes[1][m]);
        }
    }

    @Override
    public void jvp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        double[] height = workspace.value(intensity);
        double[] byAngle = workspace.tangent(twoTheta);
        double[] byHeight = workspace.tangent(intensity);
        double[] out = workspace.tangent(overlaps);
        for (int k = 0; k < 2; k++) {
            double sum = 0;
            for (int m = 0; m < workspace.size(twoTheta); m++) {
                sum += byHeight[m] * state.sums[k][m] + height[m] * state.slopes[k][m] * byAngle[m];
            }
            out[k] = (k + 1) * sum;
        }
    }
}
