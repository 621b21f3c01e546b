package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.math.SymmetricKernelMatrix;

/** Nodes of a mesh → overlap x·y with a fixed target and y·y with itself. */
final class MeshOverlaps implements Primitive {
    private final Slot nodes;
    private final Slot targetNodes;
    private final Slot overlaps;
    private final double[] target;
    private final SymmetricKernelMatrix matrix;

    /**
     * Creates the primitive.
     *
     * @param nodes of the mesh of the matrix
     * @param targetNodes of the mesh of the target, which may be the same
     * @param overlaps x·y and y·y
     * @param target overlap of the target with each node of its mesh
     * @param matrix overlaps of all pairs of nodes
     */
    MeshOverlaps(Slot nodes, Slot targetNodes, Slot overlaps, double[] target, SymmetricKernelMatrix matrix) {
        this.nodes = nodes;
        this.targetNodes = targetNodes;
        this.overlaps = overlaps;
        this.target = target;
        this.matrix = matrix;
    }

    private static final class State {
        private final double[] product;
        private final SymmetricKernelMatrix.Scratch scratch;
        /** Nodes with a weight; where there is none, nobody asks for a derivative. */
        private int from;
        private int to;
        private int targetFrom;
        private int targetTo;

        private State(SymmetricKernelMatrix matrix) {
            product = new double[matrix.size()];
            scratch = matrix.newScratch();
        }
    }

    @Override
    public String name() {
        return "overlaps";
    }

    @Override
    public List<Slot> inputs() {
        return targetNodes == nodes ? List.of(nodes) : List.of(nodes, targetNodes);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(overlaps);
    }

    @Override
    public Object newState() {
        return new State(matrix);
    }

    @Override
    public void forward(Workspace workspace) {
        State state = workspace.state(this, State.class);
        double[] q = workspace.value(nodes);
        workspace.resize(overlaps, 2);
        double[] out = workspace.value(overlaps);
        state.from = Mesh.firstUsed(q, matrix.size());
        state.to = Mesh.afterLastUsed(q, matrix.size());
        double[] t = workspace.value(targetNodes);
        state.targetFrom = targetNodes == nodes ? state.from : Mesh.firstUsed(t, target.length);
        state.targetTo = targetNodes == nodes ? state.to : Mesh.afterLastUsed(t, target.length);
        out[0] = dot(target, t, state.targetFrom, state.targetTo);
        if (workspace.derivativesWanted()) {
            matrix.multiply(q, state.from, state.to, state.product, state.scratch);
            out[1] = dot(state.product, q, state.from, state.to);
        } else {
            out[1] = matrix.quadraticForm(q, state.from, state.to, state.scratch);
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        double[] product = state.product;
        double byTarget = workspace.adjoint(overlaps)[0];
        double bySelf = 2 * workspace.adjoint(overlaps)[1];
        double[] in = workspace.adjoint(nodes);
        for (int i = state.from; i < state.to; i++) {
            in[i] += bySelf * product[i];
        }
        double[] inTarget = workspace.adjoint(targetNodes);
        for (int i = state.targetFrom; i < state.targetTo; i++) {
            inTarget[i] += byTarget * target[i];
        }
    }

    @Override
    public void jvp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        double[] v = workspace.tangent(nodes);
        double[] out = workspace.tangent(overlaps);
        out[0] = dot(target, workspace.tangent(targetNodes), state.targetFrom, state.targetTo);
        out[1] = 2 * dot(state.product, v, state.from, state.to);
    }

    private static double dot(double[] x, double[] y, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }
        for (; i < to; i++) {
            s0 += x[i] * y[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
