package org.braggscape.study;

import java.util.Arrays;
import java.util.List;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.ChebyshevBackground;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.math.Progress;
import org.braggscape.objective.ProfileResiduals;
import org.braggscape.optim.Descent;
import org.braggscape.optim.LevenbergMarquardt;
import org.braggscape.optim.PathPoint;
import org.braggscape.optim.Projection;
import org.braggscape.optim.Stopping;
import org.braggscape.optim.SumOfSquares;

/**
 * What of a measured pattern is the instrument's, found by least squares with the structure as it is.
 *
 * @param scale of the calculated pattern
 * @param zeroShift by how many degrees 2θ the measured peaks lie too high
 * @param background the background
 * @param profile U, V, W and η
 * @param weightedProfileR √(Σ (Δ/σ)² / Σ (observed/σ)²), the R_wp of a Rietveld refinement
 */
public record ProfileFit(double scale, double zeroShift, ChebyshevBackground background, Profile profile,
        double weightedProfileR) {
    private static final int STEPS = 60;

    /**
     * Fits.
     *
     * @param structure the structure, whose cell and atoms stay
     * @param settings the experiment; its grid tells the bins, its profile is where to begin
     * @param observed intensity of every bin
     * @param sigma standard uncertainty of every bin, positive
     * @param excluded parts that do not count
     * @param coefficients of the background
     * @param progress told of steps; when cancelled, what has been found so far is returned
     * @return the fit
     * @throws IllegalArgumentException if the bins that count are too few
     */
    public static ProfileFit of(CrystalStructure structure, XrdSettings settings, double[] observed, double[] sigma,
            List<AngleRange> excluded, int coefficients, Progress progress) {
        ChebyshevBackground first =
                ChebyshevBackground.fit(settings.grid().angles(), observed, excluded, coefficients);
        ProfileResiduals residuals = new ProfileResiduals(structure, settings, observed, sigma, excluded, coefficients);
        PathPoint end = new Descent(new SumOfSquares(residuals), new LevenbergMarquardt(), Projection.NONE,
                new Stopping(0, 0, 1e-9, 3, STEPS), Descent.ENDS)
                .run(residuals.startPoint(first), point -> { }, progress).end();
        double[] x = end.x();
        return new ProfileFit(x[0], x[1], new ChebyshevBackground(residuals.range(),
                Arrays.copyOfRange(x, ProfileResiduals.BACKGROUND, x.length)), residuals.profile(x),
                Math.sqrt(end.value() / residuals.weightedSquare()));
    }
}
