package org.braggscape.energy.chgnet;

import java.util.Arrays;
import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/** Rows of a basis → rows of features, by a matrix. */
final class Embedding implements Primitive {
    private final Slot basis;
    private final Slot features;
    private final int width;
    private final Dense matrix;

    /**
     * Makes the primitive.
     *
     * @param width the numbers in a row of the basis
     * @param matrix with that many columns
     */
    Embedding(Slot basis, Slot features, int width, double[][] matrix) {
        this.basis = basis;
        this.features = features;
        this.width = width;
        this.matrix = new Dense(matrix);
    }

    private final class State {
        final double[][] input = Tile.of(matrix.inputs());
        final double[][] output = Tile.of(matrix.outputs());
    }

    @Override
    public String name() {
        return "embedding of " + basis.name();
    }

    @Override
    public List<Slot> inputs() {
        return List.of(basis);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(features);
    }

    @Override
    public Object newState() {
        return new State();
    }

    @Override
    public void forward(Workspace workspace) {
        State state = workspace.state(this, State.class);
        int rows = workspace.size(basis) / width;
        workspace.resize(features, rows * matrix.outputs());
        double[] value = workspace.value(features);
        Arrays.fill(value, 0, rows * matrix.outputs(), 0);
        matrix.addProducts(workspace.value(basis), width, rows, value, state.input, state.output);
    }

    @Override
    public void vjp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        matrix.addTransposedProducts(workspace.adjoint(features), workspace.size(basis) / width, workspace.adjoint(basis), width,
                state.input, state.output);
    }
}
