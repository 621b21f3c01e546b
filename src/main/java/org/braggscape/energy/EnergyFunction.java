package org.braggscape.energy;

import java.util.Arrays;
import java.util.List;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Lattice;

/**
 * The energy of a crystal in eV per cell as a function of a, b, c in Å, α, β, γ in degrees and the fractional coordinates, in
 * this order. Undefined (NaN) where the six cell parameters describe no cell or the model has no energy.
 */
public final class EnergyFunction implements DifferentiableFunction {
    private static final int CELL = 6;

    private final EnergyModel model;
    private final List<Element> atoms;

    /**
     * Makes the function for the atoms of a crystal.
     *
     * @param model computes the energy
     * @param structure whose atoms count
     * @throws IllegalArgumentException as {@link EnergyModel#requireKnown} does
     */
    public EnergyFunction(EnergyModel model, CrystalStructure structure) {
        this.model = model;
        this.atoms = model.requireKnown(structure);
    }

    @Override
    public int dimension() {
        return CELL + 3 * atoms.size();
    }

    @Override
    public Evaluator newEvaluator() {
        return new CellEvaluator();
    }

    private final class CellEvaluator implements Evaluator {
        private final EnergyModel.Evaluator evaluator = model.newEvaluator(atoms);
        private final CellVectors cell = new CellVectors();
        private final double[] coordinates = new double[3 * atoms.size()];
        private final double[] forces = new double[3 * atoms.size()];
        private final double[] strain = new double[9];

        private boolean set(double[] x) {
            if (!Lattice.isPossible(x)) {
                return false;
            }
            cell.set(x);
            System.arraycopy(x, CELL, coordinates, 0, coordinates.length);
            return true;
        }

        @Override
        public double value(double[] x) {
            return set(x) ? evaluator.energy(cell.vectors(), coordinates) : Double.NaN;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            double energy = set(x) ? evaluator.derivatives(cell.vectors(), coordinates, forces, strain) : Double.NaN;
            if (Double.isNaN(energy)) {
                Arrays.fill(gradient, Double.NaN);
                return energy;
            }
            cell.derivatives(strain, gradient);
            double[] rows = cell.vectors();
            for (int i = 0; i < forces.length; i += 3) {
                for (int k = 0; k < 3; k++) {
                    gradient[CELL + i + k] = -(forces[i] * rows[3 * k] + forces[i + 1] * rows[3 * k + 1]
                            + forces[i + 2] * rows[3 * k + 2]);
                }
            }
            return energy;
        }
    }
}
