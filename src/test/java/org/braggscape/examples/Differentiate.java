package org.braggscape.examples;

import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.Target;

/** The loss of a distorted cell and its exact derivatives by the six cell parameters. */
public final class Differentiate {
    public static void main(String[] none) {
        CrystalStructure truth = SampleStructures.read("U2Ti");
        ParameterLayout cell = ParameterLayout.cellOnly(truth.sites().size());
        Objective objective = Objective.fast(Target.of(truth), truth, XrdSettings.PAPER, new CosineLoss(), cell);
        double[] x = truth.lattice().with(LatticeParameter.A, 4.9).parameters();
        double[] gradient = new double[objective.dimension()];
        double loss = objective.newEvaluator().gradient(x, gradient);
        System.out.printf("loss %.6f, by a %.4f per Å, by gamma %.4f per degree%n", loss, gradient[0], gradient[5]);
    }
}
