package org.braggscape.examples;

import java.util.EnumSet;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.math.Progress;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.Target;
import org.braggscape.optim.Path;
import org.braggscape.study.DescentComputation;
import org.braggscape.study.DescentMode;
import org.braggscape.study.DescentRequest;
import org.braggscape.study.Schedule;
import org.braggscape.study.StepRuleName;

/** The same distorted start once with the cosine alone, once by the ladder of ever narrower losses. */
public final class Descend {
    public static void main(String[] none) {
        CrystalStructure truth = SampleStructures.read("U2Ti");
        DescentRequest plain = new DescentRequest(Target.of(truth), truth, XrdSettings.PAPER, new CosineLoss(),
                EnumSet.of(ParameterGroup.CELL), StepRuleName.LBFGS, StepRuleName.Rates.DEFAULT, 1000);
        CrystalStructure start = plain.randomStart(0.1, 3);
        for (DescentRequest request : new DescentRequest[] {plain, plain.with(Schedule.of("ladder").orElseThrow())}) {
            DescentComputation descent = new DescentComputation(request);
            Path path = descent.run(start, DescentMode.UNCONSTRAINED, 1, Progress.NONE);
            System.out.printf("%s: loss %.6f after %d evaluations, %s%n", request == plain ? "cosine" : "ladder",
                    path.end().value(), path.evaluations(), descent.recovered(path.end().x()) ? "recovered" : "stuck");
        }
    }
}
