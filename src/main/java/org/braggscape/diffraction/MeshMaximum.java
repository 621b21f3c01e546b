package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/** Spline coefficients of a pattern → its largest bin, the lowest one on ties. Only bins near high places are looked at. */
final class MeshMaximum implements Primitive {
    /** Between two places a peak rises by less than this share of its height. */
    private static final double RISE = 0.02;

    private final Slot coefficients;
    private final Slot places;
    private final Slot maximum;
    private final PatternTables tables;
    /** The first bin that is not before each place. */
    private final int[] firstBin;

    MeshMaximum(Slot coefficients, Slot places, Slot maximum, PatternTables tables, TwoThetaGrid grid) {
        this.coefficients = coefficients;
        this.places = places;
        this.maximum = maximum;
        this.tables = tables;
        firstBin = new int[tables.nodes() + 1];
        int bin = 0;
        for (int n = 0; n < tables.nodes(); n++) {
            double sine = tables.mesh().sine(tables.firstNode() + n);
            while (bin < grid.count() && Math.sin(Math.toRadians(grid.at(bin) / 2)) < sine) {
                bin++;
            }
            firstBin[n] = bin;
        }
        firstBin[tables.nodes()] = grid.count();
    }

    private static final class State {
        private int first;
        private final double[] trial = new double[Mesh.SPLINE.order()];
        private final double[] best = new double[Mesh.SPLINE.order()];
    }

    @Override
    public String name() {
        return "largest bin";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(coefficients, places);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(maximum);
    }

    @Override
    public Object newState() {
        return new State();
    }

    @Override
    public void forward(Workspace workspace) {
        State state = workspace.state(this, State.class);
        double[] y = workspace.value(places);
        double[] c = workspace.value(coefficients);
        double highest = 0;
        for (int n = 0; n < workspace.size(places); n++) {
            highest = Math.max(highest, y[n]);
        }
        double threshold = (1 - RISE) * highest;
        double largest = Double.NEGATIVE_INFINITY;
        int looked = 0;
        for (int n = 0; n < tables.nodes(); n++) {
            if (y[n] < threshold && n > 0) {
                // a place lower than any that a maximum could lie beside
                continue;
            }
            int end = firstBin[n + 1];
            largest = search(c, Math.max(looked, n == 0 ? 0 : firstBin[n - 1]), end, largest, state);
            looked = end;
        }
        // the last bins lie behind the last node
        largest = search(c, Math.max(looked, firstBin[tables.nodes() - 1]), firstBin[tables.nodes()], largest, state);
        workspace.resize(maximum, 1);
        workspace.value(maximum)[0] = largest;
    }

    private double search(double[] c, int from, int to, double before, State state) {
        double largest = before;
        for (int k = from; k < to; k++) {
            double value = look(c, tables.position(k), state.trial);
            if (value > largest) {
                largest = value;
                state.first = (int) tables.position(k);
                System.arraycopy(state.trial, 0, state.best, 0, state.best.length);
            }
        }
        return largest;
    }

    private static double look(double[] c, double position, double[] basis) {
        int first = (int) position;
        MeshPlaces.basis(position - first, basis);
        double sum = 0;
        for (int j = 0; j < basis.length; j++) {
            sum += basis[j] * c[first + j];
        }
        return sum;
    }

    @Override
    public void vjp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        double seed = workspace.adjoint(maximum)[0];
        double[] in = workspace.adjoint(coefficients);
        for (int j = 0; j < state.best.length; j++) {
            in[state.first + j] += seed * state.best[j];
        }
    }

    @Override
    public void jvp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        double[] in = workspace.tangent(coefficients);
        double sum = 0;
        for (int j = 0; j < state.best.length; j++) {
            sum += state.best[j] * in[state.first + j];
        }
        workspace.tangent(maximum)[0] = sum;
    }
}
