package org.braggscape.objective;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.ChebyshevBackground;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.PreferredOrientation;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.math.PlainNumber;
import org.hipparchus.random.RandomDataGenerator;

/**
 * What a laboratory adds to the pattern of a crystal, and a candidate's pattern does not have. In this order: the grains'
 * orientation and the wider peaks; the second phase; the zero shift; the background; the counting noise.
 *
 * @param counts expected count in the strongest bin, from which each bin is drawn by Poisson's distribution; 0 for no noise,
 *     at most 1e9
 * @param background at 0° 2θ as a share of the strongest bin, falling to a fifth at the end of the range as air scatter does;
 *     from 0 to 1
 * @param extraU added to U in degrees²
 * @param extraV added to V in degrees²
 * @param extraW added to W in degrees²
 * @param zeroShift by how many degrees 2θ all peaks lie too high, at most 1 either way
 * @param secondPhase another crystal in the powder, nothing for none
 * @param secondShare its share of the summed intensity, from 0 to below 1
 * @param orientation how the grains lie, nothing for at random
 * @param subtracted whether the background is then fitted and subtracted as the program does it for measured patterns, and what
 *     falls below 0 set to 0; the fit does not know the true background
 * @param seed of the noise
 */
public record LaboratoryConditions(double counts, double background, double extraU, double extraV, double extraW,
        double zeroShift, Optional<CrystalStructure> secondPhase, double secondShare,
        Optional<PreferredOrientation> orientation, boolean subtracted, long seed) {
    /** Nothing added. */
    public static final LaboratoryConditions NONE = new LaboratoryConditions(0, 0, 0, 0, 0, 0, Optional.empty(), 0,
            Optional.empty(), false, 1);
    private static final double END_OF_BACKGROUND = 0.2;
    private static final int COEFFICIENTS = 8;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public LaboratoryConditions {
        check("A count in the strongest bin", counts, 0, 1e9);
        check("A background", background, 0, 1);
        check("A zero shift", zeroShift, -1, 1);
        check("A share of the second phase", secondShare, 0, 0.99);
        check("An extra U", extraU, -10, 10);
        check("An extra V", extraV, -10, 10);
        check("An extra W", extraW, -10, 10);
    }

    /**
     * Tells what is added.
     *
     * @return what it is called, such as {@code counting noise}, and the same with its numbers; empty if nothing is added
     */
    public Map<String, String> effects() {
        Map<String, String> effects = new LinkedHashMap<>();
        orientation.filter(axis -> axis.march() != 1).ifPresent(axis -> effects.put("preferred orientation", "preferred orientation along "
                + axis.h() + " " + axis.k() + " " + axis.l() + ", March parameter " + PlainNumber.text(axis.march())));
        if (extraU != 0 || extraV != 0 || extraW != 0) {
            effects.put("wrong width", "U, V and W larger by " + PlainNumber.text(extraU) + ", "
                    + PlainNumber.text(extraV) + " and " + PlainNumber.text(extraW) + " degrees²");
        }
        secondPhase.filter(other -> secondShare > 0).ifPresent(other -> effects.put("second phase",
                PlainNumber.text(100 * secondShare) + " % of the intensity from " + other.name()));
        if (zeroShift != 0) {
            effects.put("zero shift", "a zero shift of " + PlainNumber.text(zeroShift) + "°");
        }
        if (background > 0) {
            effects.put("background", "a background of " + PlainNumber.text(100 * background) + " % of the strongest bin");
        }
        if (counts > 0) {
            effects.put("counting noise", "counting noise of " + PlainNumber.text(counts) + " counts in the strongest bin, seed " + seed);
        }
        if (subtracted) {
            effects.put("background subtracted", "a background fitted and subtracted");
        }
        return effects;
    }

    private static void check(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " of " + PlainNumber.text(value) + " is out of range; give a number from "
                    + PlainNumber.text(least) + " to " + PlainNumber.text(most) + ".");
        }
    }

    /**
     * Widens the peaks.
     *
     * @param settings the experiment without what the laboratory adds
     * @return the experiment with U, V and W of the target
     * @throws IllegalArgumentException if they give no width
     */
    public XrdSettings widened(XrdSettings settings) {
        Profile plain = settings.profile();
        return settings.withProfile(new Profile(plain.u() + extraU, plain.v() + extraV, plain.w() + extraW, plain.eta(),
                plain.areaNormalised()));
    }

    /**
     * Measures a crystal, so to speak.
     *
     * @param structure the crystal
     * @param settings the experiment without what the laboratory adds
     * @return one intensity per bin, and the crystal's reflections where they are without the zero shift
     * @throws org.braggscape.diffraction.NoReflectionsException if a crystal has no reflections in the range
     * @throws IllegalArgumentException if U, V and W give no width
     */
    Pattern pattern(CrystalStructure structure, XrdSettings settings) {
        XrdSettings wider = widened(settings);
        Pattern main = new XrdSimulator(wider).simulate(structure, orientation);
        double[] bins = main.intensity().clone();
        secondPhase.ifPresent(other -> {
            double[] second = new XrdSimulator(wider).simulate(other).intensity();
            double scale = secondShare / (1 - secondShare) * sum(bins) / sum(second);
            for (int k = 0; k < bins.length; k++) {
                bins[k] += scale * second[k];
            }
        });
        double[] shifted = shifted(bins, zeroShift / settings.grid().step());
        double strongest = 0;
        for (double value : shifted) {
            strongest = Math.max(strongest, value);
        }
        for (int k = 0; k < shifted.length; k++) {
            double along = (double) k / (shifted.length - 1);
            shifted[k] += background * strongest * Math.exp(Math.log(END_OF_BACKGROUND) * along);
        }
        if (counts > 0) {
            RandomDataGenerator random = new RandomDataGenerator(seed);
            for (int k = 0; k < shifted.length; k++) {
                double expected = counts * shifted[k] / strongest;
                shifted[k] = expected > 0 ? random.nextPoisson(expected) : 0;
            }
        }
        if (subtracted) {
            ChebyshevBackground fitted = ChebyshevBackground.fit(settings.grid().angles(), shifted, List.of(), COEFFICIENTS);
            for (int k = 0; k < shifted.length; k++) {
                shifted[k] = Math.max(0, shifted[k] - fitted.at(settings.grid().at(k)));
            }
        }
        return new Pattern(main.grid(), shifted, main.reflections());
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Between bins, on straight lines: the bins are much narrower than the peaks. */
    private static double[] shifted(double[] bins, double by) {
        if (by == 0) {
            return bins;
        }
        double[] shifted = new double[bins.length];
        for (int k = 0; k < bins.length; k++) {
            double from = Math.max(0, Math.min(bins.length - 1, k - by));
            int left = (int) Math.min(bins.length - 2, Math.floor(from));
            shifted[k] = bins[left] + (from - left) * (bins[left + 1] - bins[left]);
        }
        return shifted;
    }
}
