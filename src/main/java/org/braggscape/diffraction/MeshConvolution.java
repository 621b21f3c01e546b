package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.math.SmoothKernelMatrix;

/** Weights of the nodes of a mesh → spline coefficients of the pattern on the same mesh. */
final class MeshConvolution implements Primitive {
    private final Slot nodes;
    private final Slot coefficients;
    private final PatternTables tables;

    MeshConvolution(Slot nodes, Slot coefficients, PatternTables tables) {
        this.nodes = nodes;
        this.coefficients = coefficients;
        this.tables = tables;
    }

    private static final class State {
        private final double[] product;
        private final SmoothKernelMatrix.Scratch forward;
        private final SmoothKernelMatrix.Scratch backward;

        /** Nodes with a weight; where there is none, nobody asks for a derivative. */
        private int from;
        private int to;

        private State(PatternTables tables) {
            product = new double[tables.mesh().size()];
            forward = tables.forward().newScratch();
            backward = tables.backward().newScratch();
        }
    }

    @Override
    public String name() {
        return "convolution";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(nodes);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(coefficients);
    }

    @Override
    public Object newState() {
        return new State(tables);
    }

    @Override
    public void forward(Workspace workspace) {
        State state = workspace.state(this, State.class);
        int size = tables.mesh().size();
        workspace.resize(coefficients, size);
        double[] q = workspace.value(nodes);
        state.from = Mesh.firstUsed(q, size);
        state.to = Mesh.afterLastUsed(q, size);
        tables.forward().multiply(q, state.from, state.to, workspace.value(coefficients), 0, size, state.forward);
    }

    @Override
    public void vjp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        tables.backward().multiply(workspace.adjoint(coefficients), 0, tables.mesh().size(), state.product, state.from,
                state.to, state.backward);
        double[] in = workspace.adjoint(nodes);
        for (int i = state.from; i < state.to; i++) {
            in[i] += state.product[i];
        }
    }

    @Override
    public void jvp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        tables.forward().multiply(workspace.tangent(nodes), state.from, state.to, workspace.tangent(coefficients), 0,
                tables.mesh().size(), state.forward);
    }
}
