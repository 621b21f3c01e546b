package org.braggscape.energy.chgnet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/**
 * Features of atoms, bonds and angles → new features of one of these: x_t + M Σ g([parts of r])·(factors of r), the sum over
 * all rows r (edges or angles) that belong to t, with g of {@link GatedLayers} and a matrix M.
 *
 * <p>The first linear layer of g is taken apart: each of its parts is multiplied once per atom, bond or angle instead of once
 * per row.
 */
final class GatedUpdate implements Primitive {
    private static final int WIDTH = GatedLayers.WIDTH;
    private static final int BOTH = GatedLayers.BOTH;

    private final BondVectors bonds;
    private final Rows rows;
    private final Slot result;
    private final List<Dense> first = new ArrayList<>();
    private final double[] bias;
    private final GatedLayers layers;
    private final Optional<Dense> last;

    /**
     * A part of what a row is made of.
     *
     * @param slot features
     * @param count how many things have them, from the first one on
     * @param index which of them a row takes
     */
    record Part(Slot slot, ToIntFunction<Graph> count, Function<Graph, int[]> index) {
    }

    /**
     * What the sum goes over.
     *
     * @param count of rows
     * @param parts in the order of the first layer's columns
     * @param factors of the gated features, by row
     * @param target to what the row's sum belongs; its slot is what is updated
     */
    record Rows(ToIntFunction<Graph> count, List<Part> parts, List<Part> factors, Part target) {
    }

    /**
     * Reads the layers.
     *
     * @param name of the gate's layers in the file
     * @param firstLayer name of its first linear layer
     * @param hidden whether there is a second one
     * @param last name of the matrix M, nothing where there is none
     * @throws IOException as {@link Weights} does
     */
    GatedUpdate(BondVectors bonds, Rows rows, Slot result, Weights weights, String name, String firstLayer, boolean hidden,
            Optional<String> last) throws IOException {
        this.bonds = bonds;
        this.rows = rows;
        this.result = result;
        int columns = rows.parts().size() * WIDTH;
        double[][] core = weights.matrix(name + ".mlp_core." + firstLayer + ".weight", WIDTH, columns);
        double[][] gate = weights.matrix(name + ".mlp_gate." + firstLayer + ".weight", WIDTH, columns);
        for (int part = 0; part < rows.parts().size(); part++) {
            double[][] both = new double[BOTH][];
            for (int row = 0; row < WIDTH; row++) {
                both[row] = Arrays.copyOfRange(core[row], part * WIDTH, (part + 1) * WIDTH);
                both[WIDTH + row] = Arrays.copyOfRange(gate[row], part * WIDTH, (part + 1) * WIDTH);
            }
            first.add(new Dense(both));
        }
        this.bias = GatedLayers.joined(weights.vector(name + ".mlp_core." + firstLayer + ".bias", WIDTH),
                weights.vector(name + ".mlp_gate." + firstLayer + ".bias", WIDTH));
        this.layers = new GatedLayers(weights, name, hidden);
        this.last = last.isEmpty() ? Optional.empty() : Optional.of(new Dense(weights.matrix(last.get(), WIDTH, WIDTH)));
    }

    private final class State {
        final GatedLayers.State tile = new GatedLayers.State();
        final double[][] input = Tile.of(WIDTH);
        final double[][] output = Tile.of(BOTH);
        /** The gated features times their factors but one, and that one. */
        final double[][] product = Tile.of(WIDTH);
        final double[][] factor = Tile.of(WIDTH);
        /** Of each part, multiplied by its share of the first layer; and the adjoints of that. */
        final double[][] projected = new double[first.size()][0];
        final double[][] projectedAdjoint = new double[first.size()][0];
        double[] sums = new double[0];

        void ensure(Graph graph) {
            for (int part = 0; part < projected.length; part++) {
                int size = rows.parts().get(part).count().applyAsInt(graph) * BOTH;
                if (projected[part].length < size) {
                    projected[part] = new double[size + size / 4];
                    projectedAdjoint[part] = new double[size + size / 4];
                }
            }
            int size = rows.target().count().applyAsInt(graph) * WIDTH;
            if (sums.length < size) {
                sums = new double[size + size / 4];
            }
        }
    }

    @Override
    public String name() {
        return "update of " + rows.target().slot().name();
    }

    @Override
    public List<Slot> inputs() {
        List<Slot> inputs = new ArrayList<>(List.of(rows.target().slot()));
        rows.parts().forEach(part -> inputs.add(part.slot()));
        rows.factors().forEach(factor -> inputs.add(factor.slot()));
        return inputs.stream().distinct().toList();
    }

    @Override
    public List<Slot> outputs() {
        return List.of(result);
    }

    @Override
    public Object newState() {
        return new State();
    }

    @Override
    public void forward(Workspace workspace) {
        Graph graph = bonds.graph(workspace);
        State state = workspace.state(this, State.class);
        state.ensure(graph);
        for (int part = 0; part < first.size(); part++) {
            Part from = rows.parts().get(part);
            int count = from.count().applyAsInt(graph);
            Arrays.fill(state.projected[part], 0, count * BOTH, 0);
            first.get(part).addProducts(workspace.value(from.slot()), WIDTH, count, state.projected[part], state.input,
                    state.output);
        }
        int targets = rows.target().count().applyAsInt(graph);
        Arrays.fill(state.sums, 0, targets * WIDTH, 0);
        int count = rows.count().applyAsInt(graph);
        for (int tile = 0; tile < Tile.count(count); tile++) {
            int from = tile * Tile.LANES;
            int lanes = Tile.filled(tile, count);
            gate(graph, state, from, lanes);
            for (Part factor : rows.factors()) {
                gatherFactor(workspace, graph, state, factor, from, lanes);
                multiply(state.tile.gated, state.factor);
            }
            Tile.scatter(state.tile.gated, state.sums, WIDTH, rows.target().index().apply(graph), from, lanes);
        }
        workspace.resize(result, workspace.size(rows.target().slot()));
        double[] value = workspace.value(result);
        System.arraycopy(workspace.value(rows.target().slot()), 0, value, 0, workspace.size(result));
        if (last.isPresent()) {
            last.get().addProducts(state.sums, WIDTH, targets, value, state.input, state.output);
        } else {
            add(state.sums, targets * WIDTH, value);
        }
    }

    private void gate(Graph graph, State state, int from, int lanes) {
        for (int feature = 0; feature < BOTH; feature++) {
            Arrays.fill(state.tile.first[feature], bias[feature]);
        }
        for (int part = 0; part < first.size(); part++) {
            Tile.addGathered(state.projected[part], BOTH, rows.parts().get(part).index().apply(graph), from, lanes,
                    state.tile.first);
        }
        layers.forward(state.tile);
    }

    private static void gatherFactor(Workspace workspace, Graph graph, State state, Part factor, int from, int lanes) {
        Tile.gather(workspace.value(factor.slot()), WIDTH, factor.index().apply(graph), from, lanes, state.factor);
    }

    private static void multiply(double[][] y, double[][] x) {
        for (int feature = 0; feature < WIDTH; feature++) {
            Lanes.multiply(y[feature], x[feature]);
        }
    }

    private static void add(double[] x, int size, double[] y) {
        for (int i = 0; i < size; i++) {
            y[i] += x[i];
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        Graph graph = bonds.graph(workspace);
        State state = workspace.state(this, State.class);
        double[] adjoint = workspace.adjoint(result);
        add(adjoint, workspace.size(result), workspace.adjoint(rows.target().slot()));
        int targets = rows.target().count().applyAsInt(graph);
        Arrays.fill(state.sums, 0, targets * WIDTH, 0);
        if (last.isPresent()) {
            last.get().addTransposedProducts(adjoint, targets, state.sums, WIDTH, state.input, state.output);
        } else {
            add(adjoint, targets * WIDTH, state.sums);
        }
        for (int part = 0; part < first.size(); part++) {
            Arrays.fill(state.projectedAdjoint[part], 0, rows.parts().get(part).count().applyAsInt(graph) * BOTH, 0);
        }
        int count = rows.count().applyAsInt(graph);
        for (int tile = 0; tile < Tile.count(count); tile++) {
            int from = tile * Tile.LANES;
            int lanes = Tile.filled(tile, count);
            // computed again: faster than to write it down and read it
            gate(graph, state, from, lanes);
            double[][] byGated = state.tile.gatedAdjoint;
            Tile.gather(state.sums, WIDTH, rows.target().index().apply(graph), from, lanes, byGated);
            pullFactors(workspace, graph, state, from, lanes);
            layers.backward(state.tile);
            for (int part = 0; part < first.size(); part++) {
                Tile.scatter(state.tile.firstAdjoint, state.projectedAdjoint[part], BOTH,
                        rows.parts().get(part).index().apply(graph), from, lanes);
            }
        }
        for (int part = 0; part < first.size(); part++) {
            Part to = rows.parts().get(part);
            first.get(part).addTransposedProducts(state.projectedAdjoint[part], to.count().applyAsInt(graph),
                    workspace.adjoint(to.slot()), WIDTH, state.input, state.output);
        }
    }

    /** Adds the adjoints of the factors, and leaves those of the gated features in the place of those of the product. */
    private void pullFactors(Workspace workspace, Graph graph, State state, int from, int lanes) {
        double[][] byGated = state.tile.gatedAdjoint;
        for (Part factor : rows.factors()) {
            for (int feature = 0; feature < WIDTH; feature++) {
                System.arraycopy(byGated[feature], 0, state.product[feature], 0, Tile.LANES);
            }
            multiply(state.product, state.tile.gated);
            for (Part other : rows.factors()) {
                if (other != factor) {
                    gatherFactor(workspace, graph, state, other, from, lanes);
                    multiply(state.product, state.factor);
                }
            }
            Tile.scatter(state.product, workspace.adjoint(factor.slot()), WIDTH, factor.index().apply(graph), from, lanes);
        }
        for (Part factor : rows.factors()) {
            gatherFactor(workspace, graph, state, factor, from, lanes);
            multiply(byGated, state.factor);
        }
    }
}
