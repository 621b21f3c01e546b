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
    private final FormFactors factors;

    /**
     * Creates the primitive.
     *
     * @param displacement whether B counts
     * @param sitesMove whether derivatives by coordinates, occupancies and B are wanted; where false they are left out,
     *     which saves most of the work
     * @param tabulateUpTo s² in Å⁻² up to which form factors come from a table; 0 to compute all from their formula
     */
    StructureFactors(Reflections reflections, Slot inverseDSquared, Slot coordinates, Slot occupancies,
            Slot displacements, Slot squared, CrystalStructure structure, boolean displacement, boolean sitesMove,
            double tabulateUpTo) {
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
        List<Element> list = List.copyOf(elements.values());
        this.factors = tabulateUpTo > 0 ? new TabulatedFormFactors(list, tabulateUpTo) : new ComputedFormFactors(list);
    }

    private final class State {
        final GeometricFactors geometric = new GeometricFactors(groups, atoms);
        /** Form factors of one reflection, damped, and their derivatives by s². */
        final double[] factor = new double[groups.length];
        final double[] factorByS2 = new double[groups.length];
        /** Re F, Im F of one reflection and their derivatives by s². */
        final double[] sum = new double[4];
        /** [group][reflection], kept only for the derivatives by the sites. */
        final double[][] factors = new double[groups.length][0];
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
                for (int group = 0; group < groups.length && sitesMove; group++) {
                    factors[group] = new double[capacity];
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
        state.geometric.prepare(list, workspace.value(coordinates), workspace.value(occupancies));
        double[] q = workspace.value(inverseDSquared);
        double[] out = workspace.value(squared);
        double[] byQ = state.squaredByQ;
        double[] sum = state.sum;
        double[] g = state.geometric.table();
        boolean plain = !displacement && !sitesMove;
        for (int row = 0; row < list.rows; row++) {
            int start = list.rowStart[row];
            int end = start + list.rowLength[row];
            int at = state.geometric.index(list.h[start], list.k[start], list.l[start]);
            for (int n = start; n < end; n++, at += 2 * groups.length * list.step) {
                if (plain) {
                    factors.sum(q[n] / 4, g, at, sum);
                } else {
                    sumBySite(workspace, state, n, at, sum);
                }
                out[n] = sum[0] * sum[0] + sum[1] * sum[1];
                // d/dq = ¼ d/ds²
                byQ[n] = (sum[0] * sum[2] + sum[1] * sum[3]) / 2;
            }
        }
    }

    /** The same sum with damping, and with everything kept that the derivatives by the sites need. */
    private void sumBySite(Workspace workspace, State state, int n, int at, double[] sum) {
        double s2 = workspace.value(inverseDSquared)[n] / 4;
        double[] f = state.factor;
        double[] byS2 = state.factorByS2;
        factors.at(s2, f, byS2);
        if (displacement) {
            damp(s2, workspace.value(displacements), f, byS2);
        }
        double[] g = state.geometric.table();
        Arrays.fill(sum, 0);
        for (int group = 0; group < f.length; group++) {
            double re = g[at + 2 * group];
            double im = g[at + 2 * group + 1];
            sum[0] += f[group] * re;
            sum[1] += f[group] * im;
            sum[2] += byS2[group] * re;
            sum[3] += byS2[group] * im;
        }
        if (sitesMove) {
            state.s2[n] = s2;
            state.real[n] = sum[0];
            state.imaginary[n] = sum[1];
            for (int group = 0; group < f.length; group++) {
                state.factors[group][n] = f[group];
            }
        }
    }

    private void damp(double s2, double[] b, double[] factor, double[] factorByS2) {
        for (int group = 0; group < factor.length; group++) {
            double displaced = b[groups[group][0]];
            double damping = Math.exp(-displaced * s2);
            factorByS2[group] = (factorByS2[group] - displaced * factor[group]) * damping;
            factor[group] *= damping;
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
        double[] f = state.factors[group];
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
        double[] f = state.factors[group];
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
