package org.braggscape.diffraction;

import java.util.Arrays;
import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/**
 * Peaks → pattern, the direct sum of every peak over every bin: the plain truth that faster paths are measured by.
 *
 * <p>The only thing left out are the Gaussians' tails below e⁻⁵⁰ of their height.
 */
final class PatternSum implements Primitive {
    private static final double GAUSSIAN_REACH = 50;
    /** Areas of a Gaussian and a Lorentzian of height 1 and FWHM 1. */
    private static final double GAUSSIAN_AREA = Math.sqrt(Math.PI / Profile.FOUR_LN2);
    private static final double LORENTZIAN_AREA = Math.PI / 2;

    private final Slot twoTheta;
    private final Slot intensity;
    private final Slot width;
    private final Slot profile;
    private final Slot pattern;
    private final double[] angles;
    private final boolean areaNormalised;

    PatternSum(Slot twoTheta, Slot intensity, Slot width, Slot profile, Slot pattern, double[] angles,
            boolean areaNormalised) {
        this.twoTheta = twoTheta;
        this.intensity = intensity;
        this.width = width;
        this.profile = profile;
        this.pattern = pattern;
        this.angles = angles;
        this.areaNormalised = areaNormalised;
    }

    @Override
    public String name() {
        return "pattern";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(twoTheta, intensity, width, profile);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(pattern);
    }

    @Override
    public void forward(Workspace workspace) {
        workspace.resize(pattern, angles.length);
        double[] y = workspace.value(pattern);
        Arrays.fill(y, 0, angles.length, 0);
        double[] position = workspace.value(twoTheta);
        double[] height = workspace.value(intensity);
        double[] fwhm = workspace.value(width);
        double eta = workspace.value(profile)[3];
        for (int m = 0; m < workspace.size(twoTheta); m++) {
            addPeak(angles, y, position[m], fwhm[m], height[m], eta, areaNormalised);
        }
    }

    /**
     * Adds one peak.
     *
     * @param angles 2θ of each bin in degrees, increasing
     * @param y one number per bin, modified
     * @param eta share of the Gaussian
     */
    static void addPeak(double[] angles, double[] y, double centre, double fwhm, double height, double eta,
            boolean areaNormalised) {
        addLorentzian(angles, y, centre, fwhm, height * (1 - eta) * lorentzianFactor(fwhm, areaNormalised));
        addGaussian(angles, y, centre, fwhm, height * eta * gaussianFactor(fwhm, areaNormalised));
    }

    private static void addLorentzian(double[] angles, double[] y, double centre, double fwhm, double height) {
        double c = fwhm * fwhm / 4;
        double numerator = height * c;
        for (int k = 0; k < angles.length; k++) {
            double x = angles[k] - centre;
            y[k] += numerator / (x * x + c);
        }
    }

    private static void addGaussian(double[] angles, double[] y, double centre, double fwhm, double height) {
        double b = Profile.FOUR_LN2 / (fwhm * fwhm);
        int last = lastInReach(angles, centre, fwhm);
        for (int k = firstInReach(angles, centre, fwhm); k < last; k++) {
            double x = angles[k] - centre;
            y[k] += height * Math.exp(-b * x * x);
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        double[] out = workspace.adjoint(pattern);
        double[] position = workspace.value(twoTheta);
        double[] height = workspace.value(intensity);
        double[] fwhm = workspace.value(width);
        double eta = workspace.value(profile)[3];
        double[] inPosition = workspace.adjoint(twoTheta);
        double[] inHeight = workspace.adjoint(intensity);
        double[] inWidth = workspace.adjoint(width);
        double byEta = 0;
        for (int m = 0; m < workspace.size(twoTheta); m++) {
            double centre = position[m];
            double h = fwhm[m];
            double c = h * h / 4;
            double value = 0;
            double slope = 0;
            double square = 0;
            for (int k = 0; k < angles.length; k++) {
                double x = angles[k] - centre;
                double l = c / (x * x + c);
                double weighted = out[k] * l;
                value += weighted;
                square += weighted * l;
                slope += weighted * l * x;
            }
            double b = Profile.FOUR_LN2 / (h * h);
            double gaussian = 0;
            double gaussianFirst = 0;
            double gaussianSecond = 0;
            int last = lastInReach(angles, centre, h);
            for (int k = firstInReach(angles, centre, h); k < last; k++) {
                double x = angles[k] - centre;
                double g = out[k] * Math.exp(-b * x * x);
                gaussian += g;
                gaussianFirst += g * x;
                gaussianSecond += g * x * x;
            }
            double lf = lorentzianFactor(h, areaNormalised);
            double gf = gaussianFactor(h, areaNormalised);
            double lorentzianShare = height[m] * (1 - eta) * lf;
            double gaussianShare = height[m] * eta * gf;
            inPosition[m] += lorentzianShare * 2 * slope / c + gaussianShare * 2 * b * gaussianFirst;
            inHeight[m] += (1 - eta) * lf * value + eta * gf * gaussian;
            // dL/dH = (L − L²)·2/H and dG/dH = 2b x² G/H; areas are proportional to H
            double lorentzianByWidth = (value - square) * 2 / h - (areaNormalised ? value / h : 0);
            double gaussianByWidth = gaussianSecond * 2 * b / h - (areaNormalised ? gaussian / h : 0);
            inWidth[m] += lorentzianShare * lorentzianByWidth + gaussianShare * gaussianByWidth;
            byEta += height[m] * (gf * gaussian - lf * value);
        }
        workspace.adjoint(profile)[3] += byEta;
    }

    @Override
    public void jvp(Workspace workspace) {
        double[] position = workspace.value(twoTheta);
        double[] height = workspace.value(intensity);
        double[] fwhm = workspace.value(width);
        double eta = workspace.value(profile)[3];
        double[] inPosition = workspace.tangent(twoTheta);
        double[] inHeight = workspace.tangent(intensity);
        double[] inWidth = workspace.tangent(width);
        double byEta = workspace.tangent(profile)[3];
        double[] out = workspace.tangent(pattern);
        Arrays.fill(out, 0, angles.length, 0);
        for (int m = 0; m < workspace.size(twoTheta); m++) {
            double centre = position[m];
            double h = fwhm[m];
            double c = h * h / 4;
            double lf = lorentzianFactor(h, areaNormalised);
            double gf = gaussianFactor(h, areaNormalised);
            double share = height[m] * (1 - eta) * lf;
            double relative = areaNormalised ? inWidth[m] / h : 0;
            double constant = (inHeight[m] * (1 - eta) - height[m] * byEta) * lf + share * (2 * inWidth[m] / h - relative);
            double bySquare = share * 2 * inWidth[m] / h;
            double bySlope = share * 2 * inPosition[m] / c;
            for (int k = 0; k < angles.length; k++) {
                double x = angles[k] - centre;
                double l = c / (x * x + c);
                out[k] += l * (constant + l * (bySlope * x - bySquare));
            }
            double b = Profile.FOUR_LN2 / (h * h);
            double gaussianShare = height[m] * eta * gf;
            double gaussianConstant = (inHeight[m] * eta + height[m] * byEta) * gf - gaussianShare * relative;
            double first = gaussianShare * 2 * b * inPosition[m];
            double second = gaussianShare * 2 * b * inWidth[m] / h;
            int last = lastInReach(angles, centre, h);
            for (int k = firstInReach(angles, centre, h); k < last; k++) {
                double x = angles[k] - centre;
                out[k] += Math.exp(-b * x * x) * (gaussianConstant + x * (first + second * x));
            }
        }
    }

    /** {@return height of a Lorentzian of height 1 or area 1} */
    static double lorentzianFactor(double fwhm, boolean areaNormalised) {
        return areaNormalised ? 1 / (LORENTZIAN_AREA * fwhm) : 1;
    }

    /** {@return height of a Gaussian of height 1 or area 1} */
    static double gaussianFactor(double fwhm, boolean areaNormalised) {
        return areaNormalised ? 1 / (GAUSSIAN_AREA * fwhm) : 1;
    }

    private static int firstInReach(double[] angles, double centre, double fwhm) {
        return bin(angles, centre - fwhm * Math.sqrt(GAUSSIAN_REACH / Profile.FOUR_LN2));
    }

    private static int lastInReach(double[] angles, double centre, double fwhm) {
        return bin(angles, centre + fwhm * Math.sqrt(GAUSSIAN_REACH / Profile.FOUR_LN2));
    }

    /** The first bin at or above an angle; {@code angles.length} where there is none. */
    private static int bin(double[] angles, double angle) {
        int found = Arrays.binarySearch(angles, angle);
        return found >= 0 ? found : -found - 1;
    }
}
