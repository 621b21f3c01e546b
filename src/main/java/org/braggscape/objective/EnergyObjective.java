package org.braggscape.objective;

import java.util.Set;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.energy.EnergyFunction;
import org.braggscape.energy.EnergyModel;

/** The energy of a candidate structure in eV per cell as a function of its cell, its coordinates, or both. */
public final class EnergyObjective implements Objective {
    private static final Set<ParameterGroup> KNOWN = Set.of(ParameterGroup.CELL, ParameterGroup.COORDINATES);

    private final ParameterLayout layout;
    private final EnergyFunction energy;
    /** Six cell parameters and the coordinates of the candidate; those that are not free stay at these. */
    private final double[] own;

    /**
     * Makes the objective.
     *
     * @param model computes the energy
     * @param candidate the structure whose parameters move
     * @param layout which of them are free
     * @throws IllegalArgumentException if the model cannot compute the candidate, or something is free on which an energy does
     *     not depend; the message is a sentence for the user
     */
    public EnergyObjective(EnergyModel model, CrystalStructure candidate, ParameterLayout layout) {
        for (ParameterGroup group : ParameterGroup.values()) {
            if (layout.isFree(group) && !KNOWN.contains(group)) {
                throw new IllegalArgumentException("An energy depends on the cell and on the coordinates only; choose these, not B, "
                        + "U, V, W or occupancies.");
            }
        }
        this.layout = layout;
        this.energy = new EnergyFunction(model, candidate);
        this.own = new double[energy.dimension()];
        System.arraycopy(candidate.lattice().parameters(), 0, own, 0, 6);
        double[] coordinates = candidate.fractionalCoordinates();
        System.arraycopy(coordinates, 0, own, 6, coordinates.length);
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public double[] startPoint() {
        double[] x = new double[dimension()];
        System.arraycopy(own, from(), x, 0, x.length);
        return x;
    }

    /** Cell and coordinates stand in the layout as in the function: what is free is one piece. */
    private int from() {
        return layout.isFree(ParameterGroup.CELL) ? 0 : 6;
    }

    /**
     * Turns limits of force and stress into one of the gradient's norm: a shorter gradient means smaller forces and stress, at
     * the candidate's own cell. With cell vectors L, |F| ≤ ‖L⁻¹‖|∂E/∂x|; and a strain ε changes a length a by at most a|ε| and
     * an angle γ by at most 2(1 + |cos γ|)|ε|/sin γ.
     *
     * @param force in eV/Å, of any atom
     * @param stress in eV/Å³, of any component
     * @return the norm of the gradient by the free parameters in eV per Å, degree and cell vector
     */
    public double gradientNorm(double force, double stress) {
        Lattice cell = Lattice.of(own);
        double norm = Double.POSITIVE_INFINITY;
        if (layout.isFree(ParameterGroup.COORDINATES)) {
            Lattice reciprocal = cell.reciprocal();
            norm = force / Math.sqrt(reciprocal.a() * reciprocal.a() + reciprocal.b() * reciprocal.b()
                    + reciprocal.c() * reciprocal.c());
        }
        if (layout.isFree(ParameterGroup.CELL)) {
            double sum = 0;
            for (int i = 0; i < 3; i++) {
                double angle = Math.toRadians(own[3 + i]);
                double turn = Math.toDegrees(2 * (1 + Math.abs(Math.cos(angle))) / Math.sin(angle));
                sum += own[i] * own[i] + turn * turn;
            }
            norm = Math.min(norm, stress * cell.volume() / Math.sqrt(sum));
        }
        return norm;
    }

    @Override
    public int dimension() {
        return layout.dimension();
    }

    @Override
    public Evaluator newEvaluator() {
        return new PartEvaluator();
    }

    private final class PartEvaluator implements Evaluator {
        private final DifferentiableFunction.Evaluator evaluator = energy.newEvaluator();
        private final double[] all = own.clone();
        private final double[] derivatives = new double[all.length];

        @Override
        public double value(double[] x) {
            System.arraycopy(x, 0, all, from(), dimension());
            return evaluator.value(all);
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            System.arraycopy(x, 0, all, from(), dimension());
            double value = evaluator.gradient(all, derivatives);
            System.arraycopy(derivatives, from(), gradient, 0, dimension());
            return value;
        }
    }
}
