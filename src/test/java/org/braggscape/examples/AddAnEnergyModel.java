package org.braggscape.examples;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.braggscape.crystal.Element;
import org.braggscape.energy.EnergyModel;

/** An energy model of one's own: a spring on the volume of the cell, E = k (V − V₀)²; atoms feel nothing. */
public record AddAnEnergyModel(double volume, double stiffness) implements EnergyModel {
    @Override
    public String name() {
        return "spring";
    }

    @Override
    public String label() {
        return "Spring";
    }

    @Override
    public String citation() {
        return "R. Hooke, De Potentia Restitutiva (1678)";
    }

    @Override
    public Set<Element> elements() {
        return EnumSet.allOf(Element.class);
    }

    @Override
    public Evaluator newEvaluator(List<Element> atoms) {
        return new Evaluator() {
            @Override
            public double energy(double[] vectors, double[] coordinates) {
                double stretch = volume(vectors) - volume;
                return stiffness * stretch * stretch;
            }

            @Override
            public double derivatives(double[] vectors, double[] coordinates, double[] forces, double[] strain) {
                Arrays.fill(forces, 0);
                Arrays.fill(strain, 0);
                double v = volume(vectors);
                strain[0] = strain[4] = strain[8] = 2 * stiffness * (v - volume) * v; // ∂V/∂ε = V on the diagonal
                return energy(vectors, coordinates);
            }
        };
    }

    private static double volume(double[] l) {
        return Math.abs(l[0] * (l[4] * l[8] - l[5] * l[7]) - l[1] * (l[3] * l[8] - l[5] * l[6])
                + l[2] * (l[3] * l[7] - l[4] * l[6]));
    }
}
