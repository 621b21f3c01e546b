package org.braggscape.app.model;

import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.energy.IpiEnergy;
import org.braggscape.loss.BinnedLoss;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.study.LandscapeRequest;

/**
 * The target pattern beside the pattern of a selected cell.
 *
 * @param selection what is selected, null for nothing
 * @param target pattern of the truth
 * @param pattern of the selected cell, null where nothing is selected or the cell has no pattern
 * @param loss between the two, or what is mapped in its place; NaN without a pattern and as long as it is not known
 * @param distance of the cells as {@link Lattice#distance} measures it, NaN where the cell is impossible
 * @param obstacle the sentence that says why there is no pattern, else empty
 */
public record Comparison(Selection selection, Pattern target, Pattern pattern, double loss, double distance, String obstacle) {
    /** {@return the target alone} */
    static Comparison none(Pattern target) {
        return new Comparison(null, target, null, Double.NaN, Double.NaN, "");
    }

    /** Simulates the pattern of a selected cell. */
    static Comparison of(Selection selection, Pattern target) {
        CrystalStructure truth = selection.landscape().request().structure();
        if (!Lattice.isPossible(selection.cell())) {
            return new Comparison(selection, target, null, Double.NaN, Double.NaN,
                    "These six numbers describe no cell.");
        }
        Lattice cell = Lattice.of(selection.cell());
        LandscapeRequest request = selection.landscape().request();
        double distance = request.target().truth().isPresent() ? cell.distance(truth.lattice()) : Double.NaN;
        try {
            Pattern pattern =
                    new XrdSimulator(selection.settings()).simulate(selection.structure());
            double loss = loss(request, target, pattern, selection.structure(), selection.settings());
            return new Comparison(selection, target, pattern, loss, distance, "");
        } catch (IllegalArgumentException e) {
            return new Comparison(selection, target, null, Double.NaN, distance, e.getMessage());
        }
    }

    private static boolean isLate(Loss loss) {
        return loss instanceof EnergyLoss energy && energy.model() instanceof IpiEnergy;
    }

    /** {@return whether the loss takes the time of another program, so that patterns are shown before it is known} */
    boolean lossIsLate() {
        return pattern != null && isLate(selection.landscape().request().loss());
    }

    /** Computes the loss of a selected cell. */
    static double value(Selection selection) {
        return value(selection.landscape().request(), selection.structure(), selection.settings());
    }

    private static double value(LandscapeRequest request, CrystalStructure candidate, XrdSettings settings) {
        Objective objective = Objective.fast(request.target(), candidate, settings, request.loss(),
                ParameterLayout.cellOnly(candidate.sites().size()));
        return objective.newEvaluator().value(objective.startPoint());
    }

    /** {@return the same with the loss} */
    Comparison withLoss(double known) {
        return new Comparison(selection, target, pattern, known, distance, obstacle);
    }

    private static double loss(LandscapeRequest request, Pattern target, Pattern pattern, CrystalStructure candidate,
            XrdSettings settings) {
        if (isLate(request.loss())) {
            return Double.NaN;
        }
        if (!(request.loss() instanceof BinnedLoss binned)) {
            return value(request, candidate, settings);
        }
        double[] weights = request.target().weights(request.settings());
        double largest = 0;
        for (int k = 0; k < weights.length; k++) {
            largest = Math.max(largest, weights[k] * target.intensity()[k]);
        }
        return binned.against(target.intensity(), weights, largest).value(pattern.intensity(), pattern.maximum());
    }
}
