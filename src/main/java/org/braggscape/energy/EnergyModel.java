package org.braggscape.energy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Site;

/** A way to compute the energy of a crystal from its cell and its atoms. Shared by all threads. */
public interface EnergyModel {
    /** {@return the name in files and on the command line, such as {@code emt}} */
    String name();

    /** {@return the name on screen, such as {@code EMT}} */
    String label();

    /** {@return who published it, as one line} */
    String citation();

    /** {@return what it is not good for, as sentences for the user; empty where there is nothing to say} */
    default String limits() {
        return "";
    }

    /** {@return the elements that it knows, by atomic number} */
    Set<Element> elements();

    /**
     * Makes an evaluator for one thread.
     *
     * @param atoms the elements of the atoms in the cell, all of them known to the model
     * @return the evaluator
     * @throws IllegalArgumentException if the model does not know one of the elements
     */
    Evaluator newEvaluator(List<Element> atoms);

    /** Computes energies of cells with the same atoms, one thread at a time. */
    interface Evaluator {
        /**
         * Computes the energy.
         *
         * @param vectors the cell vectors as rows in Å, nine numbers, in any orientation
         * @param coordinates fractional, x, y, z of the first atom first; not modified
         * @return eV per cell, or NaN where the model has none
         */
        double energy(double[] vectors, double[] coordinates);

        /**
         * Computes energy and derivatives.
         *
         * @param vectors as for {@link #energy}
         * @param coordinates as for {@link #energy}
         * @param forces receives −∂E/∂r in eV/Å, three per atom, in the axes of the vectors
         * @param strain receives ∂E/∂ε in eV at ε = 0, nine numbers: the rows of the vectors L become L(1 + ε), fractional
         *     coordinates stay; divided by the volume it is the stress, tension positive; symmetric
         * @return eV per cell, or NaN where the model has none; then the arrays mean nothing
         */
        double derivatives(double[] vectors, double[] coordinates, double[] forces, double[] strain);

        /** {@return the magnetic moments at the last evaluation in µB, one per atom; nothing where the model has none} */
        default Optional<double[]> magneticMoments() {
            return Optional.empty();
        }
    }

    /**
     * Makes sure that the model can compute a crystal.
     *
     * @param structure the crystal
     * @return the elements of its sites
     * @throws IllegalArgumentException if it has an element that the model does not know, or a site that is not fully
     *     occupied; the message is a sentence for the user
     */
    default List<Element> requireKnown(CrystalStructure structure) {
        List<Element> atoms = new ArrayList<>();
        Set<Element> unknown = EnumSet.noneOf(Element.class);
        for (Site site : structure.sites()) {
            atoms.add(site.element());
            if (!elements().contains(site.element())) {
                unknown.add(site.element());
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(label() + " cannot compute " + structure.name() + ": it does not know "
                    + EnergyModels.listed(unknown, "or") + ", only " + EnergyModels.listed(elements(), "and") + ". "
                    + EnergyModels.whoKnows(unknown));
        }
        for (Site site : structure.sites()) {
            if (Math.abs(site.occupancy() - 1) > 1e-6) {
                throw new IllegalArgumentException("The site " + site.label() + " of " + structure.name() + " has the occupancy "
                        + site.occupancy() + ", but an energy needs whole atoms; use an ordered structure.");
            }
        }
        return atoms;
    }
}
