package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/**
 * 1/d², |F|² and scale → 2θ (degrees) and intensity of every peak, one per reflection and spectral line:
 * intensity = scale · weight · 2|F|² · LP · taper. The factor 2 counts the Friedel mate, LP = (1 + cos²2θ)/(sin²θ cosθ).
 */
final class Peaks implements Primitive {
    private final Slot inverseDSquared;
    private final Slot squaredStructureFactor;
    private final Slot scale;
    private final Slot twoTheta;
    private final Slot intensity;
    private final List<Radiation.Line> lines;
    private final double fadeStart;
    private final double fadeEnd;
    private final boolean sharp;

    Peaks(Slot inverseDSquared, Slot squaredStructureFactor, Slot scale, Slot twoTheta, Slot intensity,
            XrdSettings settings) {
        this.inverseDSquared = inverseDSquared;
        this.squaredStructureFactor = squaredStructureFactor;
        this.scale = scale;
        this.twoTheta = twoTheta;
        this.intensity = intensity;
        this.lines = settings.radiation().lines();
        this.fadeStart = settings.fadeStart();
        this.fadeEnd = settings.fadeEnd();
        this.sharp = settings.sharpCut();
    }

    /** Largest 1/d² in Å⁻² of a peak that counts. */
    static double largestInverseDSquared(XrdSettings settings) {
        double shortest = Double.POSITIVE_INFINITY;
        for (Radiation.Line line : settings.radiation().lines()) {
            shortest = Math.min(shortest, line.wavelength());
        }
        double root = 2 * Math.sin(Math.toRadians(settings.fadeEnd() / 2)) / shortest;
        return root * root;
    }

    /** What the derivatives need. */
    static final class State {
        /** Which reflection each peak belongs to. */
        int[] reflection = new int[0];
        /** How many peaks belong to the first spectral line; they come first. */
        int ofFirstLine;
        private double[] positionByQ = new double[0];
        private double[] intensityByQ = new double[0];
        /** Intensity per unit of |F|², with scale. */
        double[] factor = new double[0];

        private void ensure(int size) {
            if (reflection.length < size) {
                int capacity = size + size / 2;
                reflection = new int[capacity];
                positionByQ = new double[capacity];
                intensityByQ = new double[capacity];
                factor = new double[capacity];
            }
        }
    }

    @Override
    public String name() {
        return "peaks";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(inverseDSquared, squaredStructureFactor, scale);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(twoTheta, intensity);
    }

    @Override
    public Object newState() {
        return new State();
    }

    /** {@return what is known about the peaks of the last evaluation} */
    State state(Workspace workspace) {
        return workspace.state(this, State.class);
    }

    @Override
    public void forward(Workspace workspace) {
        State state = state(workspace);
        int reflections = workspace.size(inverseDSquared);
        int largest = reflections * lines.size();
        state.ensure(largest);
        workspace.resize(twoTheta, largest);
        workspace.resize(intensity, largest);
        double[] q = workspace.value(inverseDSquared);
        double[] squared = workspace.value(squaredStructureFactor);
        double common = 2 * workspace.value(scale)[0];
        double[] position = workspace.value(twoTheta);
        double[] height = workspace.value(intensity);
        double end = Math.sin(Math.toRadians(fadeEnd / 2));
        int m = 0;
        for (int i = 0; i < lines.size(); i++) {
            Radiation.Line line = lines.get(i);
            double quarter = line.wavelength() * line.wavelength() / 4;
            double weight = common * line.weight();
            for (int n = 0; n < reflections; n++) {
                double w = quarter * q[n];
                if (w >= end * end) {
                    continue;
                }
                // with w = sin²θ: LP = (2 − 4w + 4w²) / (w √(1 − w))
                double cosine = Math.sqrt(1 - w);
                double angle = Math.toDegrees(2 * Math.asin(Math.sqrt(w)));
                double numerator = 2 - 4 * w + 4 * w * w;
                double denominator = w * cosine;
                double polarisation = numerator / denominator;
                double byW = ((8 * w - 4) - polarisation * (2 - 3 * w) / (2 * cosine)) / denominator;
                double positionByW = 180 / Math.PI / Math.sqrt(w * (1 - w));
                double taper = 1;
                double taperByAngle = 0;
                if (!sharp && angle > fadeStart) {
                    double span = fadeEnd - fadeStart;
                    double u = Math.min(1, (angle - fadeStart) / span);
                    taper = 1 - u * u * u * (10 - u * (15 - 6 * u));
                    taperByAngle = -30 * u * u * (1 - u) * (1 - u) / span;
                }
                double factor = weight * polarisation * taper;
                state.reflection[m] = n;
                state.positionByQ[m] = positionByW * quarter;
                state.intensityByQ[m] =
                        weight * squared[n] * (byW * taper + polarisation * taperByAngle * positionByW) * quarter;
                state.factor[m] = factor;
                position[m] = angle;
                height[m++] = factor * squared[n];
            }
            if (i == 0) {
                state.ofFirstLine = m;
            }
        }
        workspace.resize(twoTheta, m);
        workspace.resize(intensity, m);
    }

    @Override
    public void vjp(Workspace workspace) {
        State state = state(workspace);
        double[] position = workspace.adjoint(twoTheta);
        double[] height = workspace.adjoint(intensity);
        double[] value = workspace.value(intensity);
        double[] q = workspace.adjoint(inverseDSquared);
        double[] squared = workspace.adjoint(squaredStructureFactor);
        double byScale = 0;
        for (int m = 0; m < workspace.size(twoTheta); m++) {
            int n = state.reflection[m];
            q[n] += position[m] * state.positionByQ[m] + height[m] * state.intensityByQ[m];
            squared[n] += height[m] * state.factor[m];
            byScale += height[m] * value[m];
        }
        workspace.adjoint(scale)[0] += byScale / workspace.value(scale)[0];
    }

    @Override
    public void jvp(Workspace workspace) {
        State state = state(workspace);
        double[] q = workspace.tangent(inverseDSquared);
        double[] squared = workspace.tangent(squaredStructureFactor);
        double relative = workspace.tangent(scale)[0] / workspace.value(scale)[0];
        double[] value = workspace.value(intensity);
        double[] position = workspace.tangent(twoTheta);
        double[] height = workspace.tangent(intensity);
        for (int m = 0; m < workspace.size(twoTheta); m++) {
            int n = state.reflection[m];
            position[m] = state.positionByQ[m] * q[n];
            height[m] = state.intensityByQ[m] * q[n] + state.factor[m] * squared[n] + value[m] * relative;
        }
    }
}
