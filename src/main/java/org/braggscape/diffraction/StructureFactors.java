package org.braggscape.diffraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Site;

/**
 * 1/d², fractional coordinates, occupancies and B → |F|² of every reflection, F = Σ occ·f(s)·exp(2πi h·x)·exp(−B s²).
 *
 * <p>Atoms are grouped by element; where displacement counts, each atom is a group of its own.
 */
final class StructureFactors implements Primitive {
    private final Reflections reflections;
    private final Slot inverseDSquared;
    private final Slot coordinates;
    private final Slot occupancies;
    private final Slot displacements;
    private final Slot squared;
    private final boolean displacement;
    private final boolean sitesMove;
    private final int atoms;
    private final int[][] groups;
    private final FormFactor[] factors;

    /**
     * Creates the primitive.
     *
     * @param displacement whether B counts
     * @param sitesMove whether derivatives by coordinates, occupancies and B are wanted; where false they are left out,
     *     which saves most of the work
     * @param formFactors how f(s) is computed
     */
    StructureFactors(Reflections reflections, Slot inverseDSquared, Slot coordinates, Slot occupancies,
            Slot displacements, Slot squared, CrystalStructure structure, boolean displacement, boolean sitesMove,
            FormFactor.Source formFactors) {
        this.reflections = reflections;
        this.inverseDSquared = inverseDSquared;
        this.coordinates = coordinates;
        this.occupancies = occupancies;
        this.displacements = displacements;
        this.squared = squared;
        this.displacement = displacement;
        this.sitesMove = sitesMove;
        this.atoms = structure.sites().size();
        Map<Object, List<Integer>> members = new LinkedHashMap<>();
        Map<Object, Element> elements = new LinkedHashMap<>();
        for (int atom = 0; atom < atoms; atom++) {
            Site site = structure.sites().get(atom);
            Object key = displacement ? Integer.valueOf(atom) : site.element();
            members.computeIfAbsent(key, ignored -> new ArrayList<>()).add(atom);
            elements.put(key, site.element());
        }
        this.groups = members.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
        this.factors = elements.values().stream().map(formFactors::of).toArray(FormFactor[]::new);
    }

    private final class State {
        final GeometricFactors geometric = new GeometricFactors(groups, atoms);
        /** Form factor of each group, damped, and its derivative by 1/d². */
        final double[][] factor = new double[groups.length][0];
        final double[][] factorByQ = new double[groups.length][0];
        double[] s2 = new double[0];
        double[] real = new double[0];
        double[] imaginary = new double[0];
        double[] squaredByQ = new double[0];

        void ensure(int size) {
            if (real.length < size) {
                int capacity = size + size / 2;
                s2 = new double[capacity];
                real = new double[capacity];
                imaginary = new double[capacity];
                squaredByQ = new double[capacity];
                for (int group = 0; group < groups.length; group++) {
                    factor[group] = new double[capacity];
                    factorByQ[group] = new double[capacity];
                }
            }
        }
    }

    @Override
    public String name() {
        return "structure factors";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(inverseDSquared, coordinates, occupancies, displacements);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(squared);
    }

    @Override
    public Object newState() {
        return new State();
    }

    @Override
    public void forward(Workspace workspace) {
        State state = workspace.state(this, State.class);
        ReflectionList list = reflections.list(workspace);
        int count = list.count;
        state.ensure(count);
        workspace.resize(squared, count);
        double[] q = workspace.value(inverseDSquared);
        double[] s2 = state.s2;
        for (int n = 0; n < count; n++) {
            s2[n] = q[n] / 4;
        }
        double[] b = workspace.value(displacements);
        for (int group = 0; group < groups.length; group++) {
            factors[group].evaluate(s2, count, state.factor[group], state.factorByQ[group]);
            if (displacement) {
                damp(s2, count, b[groups[group][0]], state.factor[group], state.factorByQ[group]);
            }
        }
        state.geometric.prepare(list, workspace.value(coordinates), workspace.value(occupancies));
        Arrays.fill(state.real, 0, count, 0);
        Arrays.fill(state.imaginary, 0, count, 0);
        Arrays.fill(state.squaredByQ, 0, count, 0);
        double[] re = state.real;
        double[] im = state.imaginary;
        double[] out = workspace.value(squared);
        for (int row = 0; row < list.rows; row++) {
            int start = list.rowStart[row];
            int end = start + list.rowLength[row];
            int offset = state.geometric.index(list.h[start], list.k[start], list.l[start]) - start;
            for (int group = 0; group < groups.length; group++) {
                double[] f = state.factor[group];
                double[] gr = state.geometric.real(group);
                double[] gi = state.geometric.imaginary(group);
                for (int n = start; n < end; n++) {
                    re[n] += f[n] * gr[n + offset];
                    im[n] += f[n] * gi[n + offset];
                }
            }
            for (int group = 0; group < groups.length; group++) {
                double[] byQ = state.factorByQ[group];
                double[] gr = state.geometric.real(group);
                double[] gi = state.geometric.imaginary(group);
                for (int n = start; n < end; n++) {
                    state.squaredByQ[n] += byQ[n] * (re[n] * gr[n + offset] + im[n] * gi[n + offset]);
                }
            }
        }
        for (int n = 0; n < count; n++) {
            out[n] = re[n] * re[n] + im[n] * im[n];
            // d/dq = ¼ d/ds²
            state.squaredByQ[n] *= 0.5;
        }
    }

    private static void damp(double[] s2, int count, double b, double[] factor, double[] factorByS2) {
        for (int n = 0; n < count; n++) {
            double damping = Math.exp(-b * s2[n]);
            factorByS2[n] = (factorByS2[n] - b * factor[n]) * damping;
            factor[n] *= damping;
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        double[] out = workspace.adjoint(squared);
        double[] q = workspace.adjoint(inverseDSquared);
        for (int n = 0; n < workspace.size(squared); n++) {
            q[n] += out[n] * state.squaredByQ[n];
        }
        if (sitesMove) {
            for (int group = 0; group < groups.length; group++) {
                for (int atom : groups[group]) {
                    pullBack(workspace, state, group, atom);
                }
            }
        }
    }

    private void pullBack(Workspace workspace, State state, int group, int atom) {
        ReflectionList list = reflections.list(workspace);
        Phases phases = state.geometric.phases();
        double[] cosine = phases.cosineL();
        double[] sine = phases.sineL();
        double[] out = workspace.adjoint(squared);
        double[] f = state.factor[group];
        double occupancy = workspace.value(occupancies)[atom];
        double byX = 0;
        double byY = 0;
        double byZ = 0;
        double byOccupancy = 0;
        double byDisplacement = 0;
        for (int row = 0; row < list.rows; row++) {
            int start = list.rowStart[row];
            int h = list.h[start];
            int k = list.k[start];
            double rowCosine = phases.rowCosine(atom, h, k);
            double rowSine = phases.rowSine(atom, h, k);
            int offset = phases.indexL(atom, list.l[start]) - start;
            double along = 0;
            double alongL = 0;
            for (int n = start; n < start + list.rowLength[row]; n++) {
                double c = rowCosine * cosine[n + offset] - rowSine * sine[n + offset];
                double s = rowSine * cosine[n + offset] + rowCosine * sine[n + offset];
                double weight = 2 * out[n] * f[n];
                double turning = weight * (state.imaginary[n] * c - state.real[n] * s);
                double growing = weight * (state.real[n] * c + state.imaginary[n] * s);
                along += turning;
                alongL += turning * list.l[n];
                byOccupancy += growing;
                byDisplacement -= growing * state.s2[n];
            }
            byX += along * h;
            byY += along * k;
            byZ += alongL;
        }
        double[] x = workspace.adjoint(coordinates);
        double turn = 2 * Math.PI * occupancy;
        x[3 * atom] += turn * byX;
        x[3 * atom + 1] += turn * byY;
        x[3 * atom + 2] += turn * byZ;
        workspace.adjoint(occupancies)[atom] += byOccupancy;
        if (displacement) {
            workspace.adjoint(displacements)[atom] += occupancy * byDisplacement;
        }
    }

    @Override
    public void jvp(Workspace workspace) {
        State state = workspace.state(this, State.class);
        double[] q = workspace.tangent(inverseDSquared);
        double[] out = workspace.tangent(squared);
        for (int n = 0; n < workspace.size(squared); n++) {
            out[n] = q[n] * state.squaredByQ[n];
        }
        if (sitesMove) {
            for (int group = 0; group < groups.length; group++) {
                for (int atom : groups[group]) {
                    pushForward(workspace, state, group, atom);
                }
            }
        }
    }

    private void pushForward(Workspace workspace, State state, int group, int atom) {
        ReflectionList list = reflections.list(workspace);
        Phases phases = state.geometric.phases();
        double[] cosine = phases.cosineL();
        double[] sine = phases.sineL();
        double[] out = workspace.tangent(squared);
        double[] f = state.factor[group];
        double occupancy = workspace.value(occupancies)[atom];
        double[] x = workspace.tangent(coordinates);
        double turn = 2 * Math.PI * occupancy;
        double grow = workspace.tangent(occupancies)[atom];
        double damp = displacement ? occupancy * workspace.tangent(displacements)[atom] : 0;
        for (int row = 0; row < list.rows; row++) {
            int start = list.rowStart[row];
            int h = list.h[start];
            int k = list.k[start];
            double rowCosine = phases.rowCosine(atom, h, k);
            double rowSine = phases.rowSine(atom, h, k);
            int offset = phases.indexL(atom, list.l[start]) - start;
            double across = h * x[3 * atom] + k * x[3 * atom + 1];
            for (int n = start; n < start + list.rowLength[row]; n++) {
                double c = rowCosine * cosine[n + offset] - rowSine * sine[n + offset];
                double s = rowSine * cosine[n + offset] + rowCosine * sine[n + offset];
                double turning = state.imaginary[n] * c - state.real[n] * s;
                double growing = state.real[n] * c + state.imaginary[n] * s;
                out[n] += 2 * f[n] * (turning * turn * (across + list.l[n] * x[3 * atom + 2])
                        + growing * (grow - damp * state.s2[n]));
            }
        }
    }
}
