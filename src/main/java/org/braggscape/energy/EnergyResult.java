package org.braggscape.energy;

import java.util.List;
import java.util.Optional;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.ejml.data.DMatrix3x3;

/**
 * What a model says of a crystal. Axes: a along x, b in the xy plane.
 *
 * @param energy in eV per cell
 * @param forces in eV/Å, a row per atom
 * @param stress in eV/Å³, tension positive: xx, yy, zz, yz, xz, xy
 * @param magneticMoments in µB, one per atom; nothing where the model has none
 */
public record EnergyResult(double energy, double[][] forces, double[] stress, Optional<double[]> magneticMoments) {
    /**
     * Computes a crystal.
     *
     * @param model the model
     * @param structure the crystal
     * @return energy, forces and stress
     * @throws IllegalArgumentException if the model does not know an element, a site is not fully occupied, or the atoms are
     *     so close that there is no energy
     */
    public static EnergyResult of(EnergyModel model, CrystalStructure structure) {
        List<Element> atoms = model.requireKnown(structure);
        DMatrix3x3 m = structure.lattice().matrix();
        double[] vectors = {m.a11, m.a12, m.a13, m.a21, m.a22, m.a23, m.a31, m.a32, m.a33};
        double[] forces = new double[3 * atoms.size()];
        double[] strain = new double[9];
        EnergyModel.Evaluator evaluator = model.newEvaluator(atoms);
        double energy = evaluator.derivatives(vectors, structure.fractionalCoordinates(), forces, strain);
        if (!Double.isFinite(energy)) {
            throw new IllegalArgumentException(model.label() + " has no energy for " + structure.name()
                    + ": its cell is too small or too flat, or two atoms are in one place.");
        }
        double[][] rows = new double[atoms.size()][3];
        for (int i = 0; i < forces.length; i++) {
            rows[i / 3][i % 3] = forces[i];
        }
        double volume = structure.lattice().volume();
        double[] stress = {strain[0] / volume, strain[4] / volume, strain[8] / volume, strain[5] / volume, strain[2] / volume,
            strain[1] / volume};
        return new EnergyResult(energy, rows, stress, evaluator.magneticMoments());
    }
}
