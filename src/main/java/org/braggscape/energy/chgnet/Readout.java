package org.braggscape.energy.chgnet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/**
 * Features of the atoms → their energies' sum in eV: features normalised to mean 0 and variance 1, then linear layers with
 * silu between them. One atom after the other, as these are few.
 */
final class Readout implements Primitive {
    private static final int WIDTH = GatedLayers.WIDTH;
    private static final String[] NAMES = {"mlp.layers.0", "mlp.layers.2", "mlp.layers.4", "mlp.layers.7"};

    private final Slot atoms;
    private final Slot energy;
    private final double[] scale;
    private final double[] shift;
    private final List<double[][]> matrices = new ArrayList<>();
    private final List<double[]> biases = new ArrayList<>();

    /**
     * Reads the layers.
     *
     * @throws IOException as {@link Weights} does
     */
    Readout(Slot atoms, Slot energy, Weights weights) throws IOException {
        this.atoms = atoms;
        this.energy = energy;
        scale = weights.vector("readout_norm.weight", WIDTH);
        shift = weights.vector("readout_norm.bias", WIDTH);
        for (String name : NAMES) {
            int outputs = name.equals(NAMES[NAMES.length - 1]) ? 1 : WIDTH;
            matrices.add(weights.matrix(name + ".weight", outputs, WIDTH));
            biases.add(weights.vector(name + ".bias", outputs));
        }
    }

    /** Of one atom: inputs of all layers, σ of what the layers before gave, and adjoints. */
    private static final class State {
        final double[] normal = new double[WIDTH];
        double inverse;
        final double[][] inputs = new double[NAMES.length][WIDTH];
        final double[][] products = new double[NAMES.length][WIDTH];
        double[] adjoint = new double[WIDTH];
        double[] before = new double[WIDTH];
    }

    @Override
    public String name() {
        return "readout";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(atoms);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(energy);
    }

    @Override
    public Object newState() {
        return new State();
    }

    @Override
    public void forward(Workspace workspace) {
        State state = workspace.state(this, State.class);
        workspace.resize(energy, 1);
        double sum = 0;
        for (int from = 0; from < workspace.size(atoms); from += WIDTH) {
            sum += energy(workspace.value(atoms), from, state);
        }
        workspace.value(energy)[0] = sum;
    }

    private double energy(double[] features, int from, State state) {
        double mean = 0;
        for (int k = 0; k < WIDTH; k++) {
            mean += features[from + k] / WIDTH;
        }
        double variance = 0;
        for (int k = 0; k < WIDTH; k++) {
            variance += (features[from + k] - mean) * (features[from + k] - mean) / WIDTH;
        }
        state.inverse = 1 / Math.sqrt(variance + Lanes.EPSILON);
        for (int k = 0; k < WIDTH; k++) {
            state.normal[k] = (features[from + k] - mean) * state.inverse;
            state.inputs[0][k] = scale[k] * state.normal[k] + shift[k];
        }
        for (int layer = 0; layer < NAMES.length; layer++) {
            double[][] matrix = matrices.get(layer);
            for (int row = 0; row < matrix.length; row++) {
                double sum = biases.get(layer)[row];
                for (int k = 0; k < WIDTH; k++) {
                    sum += matrix[row][k] * state.inputs[layer][k];
                }
                state.products[layer][row] = sum;
                if (layer + 1 < NAMES.length) {
                    state.inputs[layer + 1][row] = sum / (1 + Math.exp(-sum));
                }
            }
        }
        return state.products[NAMES.length - 1][0];
    }

    @Override
    public void vjp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        for (int from = 0; from < workspace.size(atoms); from += WIDTH) {
            energy(workspace.value(atoms), from, state);
            pull(workspace.adjoint(energy)[0], workspace.adjoint(atoms), from, state);
        }
    }

    private void pull(double seed, double[] byFeatures, int from, State state) {
        state.adjoint[0] = seed;
        for (int layer = NAMES.length - 1; layer >= 0; layer--) {
            double[][] matrix = matrices.get(layer);
            for (int k = 0; k < WIDTH; k++) {
                double sum = 0;
                for (int row = 0; row < matrix.length; row++) {
                    sum += matrix[row][k] * state.adjoint[row];
                }
                if (layer > 0) {
                    double x = state.products[layer - 1][k];
                    double s = 1 / (1 + Math.exp(-x));
                    sum *= s * (1 + x * (1 - s));
                }
                state.before[k] = sum;
            }
            double[] swap = state.adjoint;
            state.adjoint = state.before;
            state.before = swap;
        }
        double mean = 0;
        double moment = 0;
        for (int k = 0; k < WIDTH; k++) {
            state.adjoint[k] *= scale[k];
            mean += state.adjoint[k] / WIDTH;
            moment += state.adjoint[k] * state.normal[k] / WIDTH;
        }
        for (int k = 0; k < WIDTH; k++) {
            byFeatures[from + k] += state.inverse * (state.adjoint[k] - mean - state.normal[k] * moment);
        }
    }
}
