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
        workspace.resize(coefficients, tables.mesh().size());
        tables.forward().multiply(workspace.value(nodes), workspace.value(coefficients),
                workspace.state(this, State.class).forward);
    }

    @Override
    public void vjp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        tables.backward().multiply(workspace.adjoint(coefficients), state.product, state.backward);
        double[] in = workspace.adjoint(nodes);
        for (int i = 0; i < state.product.length; i++) {
            in[i] += state.product[i];
        }
    }

    @Override
    public void jvp(Workspace workspace) {
        tables.forward().multiply(workspace.tangent(nodes), workspace.tangent(coefficients),
                workspace.state(this, State.class).forward);
    }
}
