package org.braggscape.energy.chgnet;

import java.io.IOException;

/**
 * The gate of CHGNet: g(x) = silu(norm₁(core(x)))·σ(norm₂(gate(x))), where core and gate are a linear layer each, or two with
 * silu between them; for tiles in which the first linear layer is done. Features 0–63 are of the core, 64–127 of the gate.
 */
final class GatedLayers {
    /** Features of an atom, a bond or an angle. */
    static final int WIDTH = 64;
    /** Features of core and gate. */
    static final int BOTH = 2 * WIDTH;

    private final Dense core;
    private final Dense gate;
    private final double[] bias;
    private final double[] scale;
    private final double[] shift;

    /**
     * Reads the layers behind the first.
     *
     * @param name of the layers in the file
     * @param hidden whether core and gate have a second linear layer
     * @throws IOException as {@link Weights} does
     */
    GatedLayers(Weights weights, String name, boolean hidden) throws IOException {
        core = hidden ? new Dense(weights.matrix(name + ".mlp_core.layers.3.weight", WIDTH, WIDTH)) : null;
        gate = hidden ? new Dense(weights.matrix(name + ".mlp_gate.layers.3.weight", WIDTH, WIDTH)) : null;
        bias = hidden ? joined(weights.vector(name + ".mlp_core.layers.3.bias", WIDTH),
                weights.vector(name + ".mlp_gate.layers.3.bias", WIDTH)) : null;
        scale = joined(weights.vector(name + ".bn1.weight", WIDTH), weights.vector(name + ".bn2.weight", WIDTH));
        shift = joined(weights.vector(name + ".bn1.bias", WIDTH), weights.vector(name + ".bn2.bias", WIDTH));
    }

    static double[] joined(double[] one, double[] other) {
        double[] both = new double[BOTH];
        System.arraycopy(one, 0, both, 0, WIDTH);
        System.arraycopy(other, 0, both, WIDTH, WIDTH);
        return both;
    }

    /** What is known of one tile. */
    static final class State {
        /** The first layer's product, to be set. */
        final double[][] first = Tile.of(BOTH);
        /** σ of it, and with that factor the second layer's input. */
        final double[][] firstSigmoid = Tile.of(BOTH);
        final double[][] hidden = Tile.of(BOTH);
        /** The normalised features of the last layer, those scaled and shifted, and σ of these. */
        final double[][] second = Tile.of(BOTH);
        final double[][] scaled = Tile.of(BOTH);
        final double[][] sigmoid = Tile.of(BOTH);
        /** silu of the core times σ of the gate. */
        final double[][] gated = Tile.of(WIDTH);
        /** The adjoints of it, to be set before {@link GatedLayers#backward}. */
        final double[][] gatedAdjoint = Tile.of(WIDTH);
        /** Receives those of the first layer's product. */
        final double[][] firstAdjoint = Tile.of(BOTH);
        private final double[][] secondAdjoint = Tile.of(BOTH);
        private final double[] coreScale = new double[Tile.LANES];
        private final double[] gateScale = new double[Tile.LANES];
        private final double[] sum = new double[Tile.LANES];
        private final double[] moment = new double[Tile.LANES];
    }

    /** Computes {@link State#gated} from {@link State#first}. */
    void forward(State state) {
        if (core == null) {
            for (int feature = 0; feature < BOTH; feature++) {
                System.arraycopy(state.first[feature], 0, state.second[feature], 0, Tile.LANES);
            }
        } else {
            for (int feature = 0; feature < BOTH; feature++) {
                Lanes.sigmoid(state.first[feature], state.firstSigmoid[feature]);
                System.arraycopy(state.first[feature], 0, state.hidden[feature], 0, Tile.LANES);
                Lanes.multiply(state.hidden[feature], state.firstSigmoid[feature]);
            }
            core.multiply(state.hidden, 0, bias, state.second, 0);
            gate.multiply(state.hidden, WIDTH, bias, state.second, WIDTH);
        }
        Lanes.normalise(state.second, 0, WIDTH, state.coreScale);
        Lanes.normalise(state.second, WIDTH, WIDTH, state.gateScale);
        for (int feature = 0; feature < BOTH; feature++) {
            Lanes.scale(state.second[feature], scale[feature], shift[feature], state.scaled[feature]);
            Lanes.sigmoid(state.scaled[feature], state.sigmoid[feature]);
        }
        for (int feature = 0; feature < WIDTH; feature++) {
            System.arraycopy(state.scaled[feature], 0, state.gated[feature], 0, Tile.LANES);
            Lanes.multiply(state.gated[feature], state.sigmoid[feature]);
            Lanes.multiply(state.gated[feature], state.sigmoid[WIDTH + feature]);
        }
    }

    /** Computes {@link State#firstAdjoint} from {@link State#gatedAdjoint} after {@link #forward}. */
    void backward(State state) {
        for (int feature = 0; feature < WIDTH; feature++) {
            double[] byCore = state.secondAdjoint[feature];
            double[] byGate = state.secondAdjoint[WIDTH + feature];
            System.arraycopy(state.gatedAdjoint[feature], 0, byCore, 0, Tile.LANES);
            System.arraycopy(state.gatedAdjoint[feature], 0, byGate, 0, Tile.LANES);
            Lanes.multiply(byCore, state.sigmoid[WIDTH + feature]);
            Lanes.siluSlope(state.scaled[feature], state.sigmoid[feature], byCore);
            Lanes.multiply(byGate, state.scaled[feature]);
            Lanes.multiply(byGate, state.sigmoid[feature]);
            Lanes.sigmoidSlope(state.sigmoid[WIDTH + feature], byGate);
            Lanes.scale(byCore, scale[feature], 0, byCore);
            Lanes.scale(byGate, scale[WIDTH + feature], 0, byGate);
        }
        Lanes.normaliseSlope(state.second, 0, WIDTH, state.coreScale, state.secondAdjoint, state.sum, state.moment);
        Lanes.normaliseSlope(state.second, WIDTH, WIDTH, state.gateScale, state.secondAdjoint, state.sum, state.moment);
        if (core == null) {
            for (int feature = 0; feature < BOTH; feature++) {
                System.arraycopy(state.secondAdjoint[feature], 0, state.firstAdjoint[feature], 0, Tile.LANES);
            }
            return;
        }
        core.multiplyTransposed(state.secondAdjoint, 0, state.firstAdjoint, 0);
        gate.multiplyTransposed(state.secondAdjoint, WIDTH, state.firstAdjoint, WIDTH);
        for (int feature = 0; feature < BOTH; feature++) {
            Lanes.siluSlope(state.first[feature], state.firstSigmoid[feature], state.firstAdjoint[feature]);
        }
    }
}
