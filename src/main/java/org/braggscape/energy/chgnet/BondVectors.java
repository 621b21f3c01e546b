package org.braggscape.energy.chgnet;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/**
 * Places of the atoms in Å and a strain → lengths of the bonds in Å and cosines of the angles, for the {@link Graph} in its
 * state. Row vectors v of the crystal become v(1 + strain).
 */
final class BondVectors implements Primitive {
    private final Slot places;
    private final Slot strain;
    private final Slot lengths;
    private final Slot cosines;

    BondVectors(Slot places, Slot strain, Slot lengths, Slot cosines) {
        this.places = places;
        this.strain = strain;
        this.lengths = lengths;
        this.cosines = cosines;
    }

    /** The graph, and the bonds without strain and with it, three numbers per bond. */
    private static final class State {
        Graph graph = new Graph(0);
        double[] unstrained = new double[0];
        double[] vectors = new double[0];
        double[] adjoints = new double[0];

        void ensure(int size) {
            if (vectors.length < size) {
                int capacity = size + size / 4;
                unstrained = new double[capacity];
                vectors = new double[capacity];
                adjoints = new double[capacity];
            }
        }
    }

    /**
     * Finds the graph of a crystal, which is kept until the next one is found.
     *
     * @param workspace of the plan, to be evaluated afterwards
     * @param cell vectors as rows in Å, nine numbers
     * @param coordinates fractional, x, y, z of the first atom first
     * @param cartesian the same in Å
     * @return false where there is none, as {@link Graph#find} has it
     */
    boolean findGraph(Workspace workspace, double[] cell, double[] coordinates, double[] cartesian) {
        State state = workspace.state(this, State.class);
        if (3 * state.graph.atoms() != coordinates.length) {
            state.graph = new Graph(coordinates.length / 3);
        }
        return state.graph.find(cell, coordinates, cartesian);
    }

    /** {@return the graph of a workspace} */
    Graph graph(Workspace workspace) {
        return workspace.state(this, State.class).graph;
    }

    @Override
    public String name() {
        return "bond vectors";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(places, strain);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(lengths, cosines);
    }

    @Override
    public Object newState() {
        return new State();
    }

    @Override
    public void forward(Workspace workspace) {
        State state = workspace.state(this, State.class);
        Graph graph = state.graph;
        state.ensure(3 * graph.bonds());
        workspace.resize(lengths, graph.bonds());
        workspace.resize(cosines, graph.angles());
        double[] r = workspace.value(places);
        double[] s = workspace.value(strain);
        double[] length = workspace.value(lengths);
        double[] v = state.vectors;
        double[] u = state.unstrained;
        for (int bond = 0; bond < graph.bonds(); bond++) {
            int at = 3 * bond;
            int from = 3 * graph.bondFirst()[bond];
            int to = 3 * graph.bondSecond()[bond];
            for (int k = 0; k < 3; k++) {
                u[at + k] = r[to + k] - r[from + k] + graph.shifts()[at + k];
            }
            double square = 0;
            for (int k = 0; k < 3; k++) {
                v[at + k] = u[at + k] + u[at] * s[k] + u[at + 1] * s[3 + k] + u[at + 2] * s[6 + k];
                square += v[at + k] * v[at + k];
            }
            length[bond] = Math.sqrt(square);
        }
        double[] cosine = workspace.value(cosines);
        for (int angle = 0; angle < graph.angles(); angle++) {
            int i = graph.angleFirst()[angle];
            int j = graph.angleSecond()[angle];
            double product = v[3 * i] * v[3 * j] + v[3 * i + 1] * v[3 * j + 1] + v[3 * i + 2] * v[3 * j + 2];
            cosine[angle] = graph.angleSign()[angle] * product / (length[i] * length[j]);
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        Graph graph = state.graph;
        double[] length = workspace.value(lengths);
        double[] byLength = workspace.adjoint(lengths);
        double[] v = state.vectors;
        double[] byVector = state.adjoints;
        for (int bond = 0; bond < graph.bonds(); bond++) {
            for (int k = 3 * bond; k < 3 * bond + 3; k++) {
                byVector[k] = byLength[bond] * v[k] / length[bond];
            }
        }
        double[] cosine = workspace.value(cosines);
        double[] byCosine = workspace.adjoint(cosines);
        for (int angle = 0; angle < graph.angles(); angle++) {
            int i = graph.angleFirst()[angle];
            int j = graph.angleSecond()[angle];
            double across = byCosine[angle] * graph.angleSign()[angle] / (length[i] * length[j]);
            double alongI = byCosine[angle] * cosine[angle] / (length[i] * length[i]);
            double alongJ = byCosine[angle] * cosine[angle] / (length[j] * length[j]);
            for (int k = 0; k < 3; k++) {
                byVector[3 * i + k] += across * v[3 * j + k] - alongI * v[3 * i + k];
                byVector[3 * j + k] += across * v[3 * i + k] - alongJ * v[3 * j + k];
            }
        }
        spread(workspace, state);
    }

    private void spread(Workspace workspace, State state) {
        Graph graph = state.graph;
        double[] s = workspace.value(strain);
        double[] byPlace = workspace.adjoint(places);
        double[] byStrain = workspace.adjoint(strain);
        double[] u = state.unstrained;
        double[] byVector = state.adjoints;
        for (int bond = 0; bond < graph.bonds(); bond++) {
            int at = 3 * bond;
            int from = 3 * graph.bondFirst()[bond];
            int to = 3 * graph.bondSecond()[bond];
            for (int k = 0; k < 3; k++) {
                double byUnstrained = byVector[at + k];
                for (int l = 0; l < 3; l++) {
                    byUnstrained += s[3 * k + l] * byVector[at + l];
                    byStrain[3 * k + l] += u[at + k] * byVector[at + l];
                }
                byPlace[to + k] += byUnstrained;
                byPlace[from + k] -= byUnstrained;
            }
        }
    }
}
