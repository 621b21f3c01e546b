package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.math.HermiteTable;

/**
 * 1/d², |F|² and scale → sinθ and intensity of every peak: intensity = scale · weight · 2|F|² · LP · taper. The factor 2
 * counts the Friedel mate, LP = (1 + cos²2θ)/(sin²θ cosθ).
 *
 * <p>Peaks come line by line, each line in the order of the reflections. A reflection beyond the reach of a longer
 * wavelength is a peak of intensity 0 at the end of the range.
 */
final class Peaks implements Primitive {
    private final Slot inverseDSquared;
    private final Slot squaredStructureFactor;
    private final Slot scale;
    private final Slot sine;
    private final Slot intensity;
    private final List<Radiation.Line> lines;
    private final double fadeStart;
    private final double fadeEnd;
    private final boolean sharp;
    /** sin²θ at the start and the end of the fade. */
    private final double startSquared;
    private final double endSquared;
    /** Where a peak stands in the fade, 0 to 1, by sin²θ; null with a sharp cut. */
    private final HermiteTable fadeTable;

    Peaks(Slot inverseDSquared, Slot squaredStructureFactor, Slot scale, Slot sine, Slot intensity,
            XrdSettings settings) {
        this.inverseDSquared = inverseDSquared;
        this.squaredStructureFactor = squaredStructureFactor;
        this.scale = scale;
        this.sine = sine;
        this.intensity = intensity;
        this.lines = settings.radiation().lines();
        this.fadeStart = settings.fadeStart();
        this.fadeEnd = settings.fadeEnd();
        this.sharp = settings.sharpCut();
        this.startSquared = squaredSine(fadeStart);
        this.endSquared = squaredSine(fadeEnd);
        double span = fadeEnd - fadeStart;
        this.fadeTable = sharp ? null : new HermiteTable(startSquared, endSquared, 512,
                w -> (Math.toDegrees(2 * Math.asin(Math.sqrt(w))) - fadeStart) / span,
                w -> Math.toDegrees(1 / Math.sqrt(w * (1 - w))) / span);
    }

    private static double squaredSine(double twoTheta) {
        double s = Math.sin(Math.toRadians(twoTheta / 2));
        return s * s;
    }

    /** Largest 1/d² in Å⁻² of a peak that counts. */
    static double largestInverseDSquared(XrdSettings settings) {
        double shortest = Double.POSITIVE_INFINITY;
        for (Radiation.Line line : settings.radiation().lines()) {
            shortest = Math.min(shortest, line.wavelength());
        }
        return 4 * squaredSine(settings.fadeEnd()) / (shortest * shortest);
    }

    /** What the derivatives need, per peak. */
    private static final class State {
        private double[] sineByQ = new double[0];
        private double[] intensityByQ = new double[0];
        /** Intensity per unit of |F|². */
        private double[] factor = new double[0];

        private void ensure(int size) {
            if (factor.length < size) {
                int capacity = size + size / 2;
                sineByQ = new double[capacity];
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
        return List.of(sine, intensity);
    }

    @Override
    public Object newState() {
        return new State();
    }

    @Override
    public void forward(Workspace workspace) {
        State state = workspace.state(this, State.class);
        int reflections = workspace.size(inverseDSquared);
        int count = reflections * lines.size();
        state.ensure(count);
        workspace.resize(sine, count);
        workspace.resize(intensity, count);
        double[] q = workspace.value(inverseDSquared);
        double[] squared = workspace.value(squaredStructureFactor);
        double[] position = workspace.value(sine);
        double[] height = workspace.value(intensity);
        for (int i = 0; i < lines.size(); i++) {
            Radiation.Line line = lines.get(i);
            double quarter = line.wavelength() * line.wavelength() / 4;
            double weight = 2 * workspace.value(scale)[0] * line.weight();
            int start = i * reflections;
            int end = start + reflections;
            System.arraycopy(q, 0, position, start, reflections);
            System.arraycopy(squared, 0, height, start, reflections);
            squareSine(position, start, end, quarter, endSquared);
            polarise(position, start, end, quarter, weight, state.factor, state.intensityByQ);
            fade(position, start, end, quarter, state);
            scale(height, start, end, state.factor, state.intensityByQ);
            toSine(position, start, end, quarter, state.sineByQ);
        }
    }

    private static void squareSine(double[] position, int from, int to, double quarter, double largest) {
        for (int m = from; m < to; m++) {
            position[m] = Math.min(quarter * position[m], largest);
        }
    }

    private static void scale(double[] height, int from, int to, double[] factor, double[] byQ) {
        for (int m = from; m < to; m++) {
            byQ[m] *= height[m];
            height[m] *= factor[m];
        }
    }

    /** With w = sin²θ, LP = (2 − 4w + 4w²) / (w √(1 − w)). */
    private static void polarise(double[] w, int from, int to, double quarter, double weight, double[] factor,
            double[] byQ) {
        for (int m = from; m < to; m++) {
            double cosine = Math.sqrt(1 - w[m]);
            double inverse = 1 / (w[m] * cosine);
            double value = (2 - 4 * w[m] + 4 * w[m] * w[m]) * inverse;
            factor[m] = weight * value;
            byQ[m] = weight * quarter * ((8 * w[m] - 4) - value * (2 - 3 * w[m]) / (2 * cosine)) * inverse;
        }
    }

    private void fade(double[] w, int from, int to, double quarter, State state) {
        for (int m = from; m < to; m++) {
            if (w[m] <= startSquared) {
                continue;
            }
            if (sharp || w[m] >= endSquared) {
                state.factor[m] = 0;
                state.intensityByQ[m] = 0;
                continue;
            }
            double u = fadeTable.at(w[m]);
            double uByQ = quarter * Math.toDegrees(1 / Math.sqrt(w[m] * (1 - w[m]))) / (fadeEnd - fadeStart);
            double taper = 1 - u * u * u * (10 - u * (15 - 6 * u));
            double taperByQ = -30 * u * u * (1 - u) * (1 - u) * uByQ;
            state.intensityByQ[m] = state.intensityByQ[m] * taper + state.factor[m] * taperByQ;
            state.factor[m] *= taper;
        }
    }

    private static void toSine(double[] position, int from, int to, double quarter, double[] byQ) {
        for (int m = from; m < to; m++) {
            position[m] = Math.sqrt(position[m]);
            byQ[m] = quarter / (2 * position[m]);
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        int reflections = workspace.size(inverseDSquared);
        double[] position = workspace.adjoint(sine);
        double[] height = workspace.adjoint(intensity);
        double[] value = workspace.value(intensity);
        double[] q = workspace.adjoint(inverseDSquared);
        double[] squared = workspace.adjoint(squaredStructureFactor);
        double byScale = 0;
        for (int i = 0; i < lines.size(); i++) {
            int start = i * reflections;
            for (int n = 0; n < reflections; n++) {
                int m = start + n;
                q[n] += position[m] * state.sineByQ[m] + height[m] * state.intensityByQ[m];
                squared[n] += height[m] * state.factor[m];
                byScale += height[m] * value[m];
            }
        }
        workspace.adjoint(scale)[0] += byScale / workspace.value(scale)[0];
    }

    @Override
    public void jvp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        int reflections = workspace.size(inverseDSquared);
        double[] q = workspace.tangent(inverseDSquared);
        double[] squared = workspace.tangent(squaredStructureFactor);
        double relative = workspace.tangent(scale)[0] / workspace.value(scale)[0];
        double[] value = workspace.value(intensity);
        double[] position = workspace.tangent(sine);
        double[] height = workspace.tangent(intensity);
        for (int i = 0; i < lines.size(); i++) {
            int start = i * reflections;
            for (int n = 0; n < reflections; n++) {
                int m = start + n;
                position[m] = state.sineByQ[m] * q[n];
                height[m] = state.intensityByQ[m] * q[n] + state.factor[m] * squared[n] + value[m] * relative;
            }
        }
    }
}
