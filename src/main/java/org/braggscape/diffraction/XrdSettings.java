package org.braggscape.diffraction;

import org.braggscape.math.PlainNumber;

/**
 * Everything about the experiment that is not the crystal.
 *
 * @param radiation the spectral lines; default {@link Radiation#PAPER}
 * @param grid the bins of the pattern in degrees 2θ; default 0° to 90° in steps of 0.01°
 * @param profile the peak shape; default {@link Profile#PAPER}
 * @param sharpCut whether peaks beyond the end of the range are dropped at once (true) or fade out between 2° and 5°
 *     behind it (false, the default), which keeps the loss smooth where a reflection enters the range
 * @param displacement whether the B factors that the structure gives damp its reflections; default false
 */
public record XrdSettings(Radiation radiation, TwoThetaGrid grid, Profile profile, boolean sharpCut,
        boolean displacement) {
    /** The settings of Segal et al. (arXiv 2512.04036, appendix A.2) with the taper: the default. */
    public static final XrdSettings PAPER =
            new XrdSettings(Radiation.PAPER, TwoThetaGrid.PAPER, Profile.PAPER, false, false);

    private static final double FADE_START = 2;
    private static final double FADE_END = 5;

    /**
     * Checks that every peak in the range has a width.
     *
     * @throws IllegalArgumentException if U, V, W give no positive H² somewhere in the range
     */
    public XrdSettings {
        double smallest = profile.smallestSquaredWidth(0, sharpCut ? grid.end() : grid.end() + FADE_END);
        if (!(smallest > 0)) {
            throw new IllegalArgumentException("U = " + PlainNumber.text(profile.u()) + ", V = " + PlainNumber.text(profile.v())
                    + ", W = " + PlainNumber.text(profile.w())
                    + " give no width in the range up to " + PlainNumber.text(grid.end())
                    + "°: U tan²θ + V tanθ + W must be positive everywhere (smallest value " + PlainNumber.text(smallest) + ").");
        }
    }

    /** {@return the 2θ in degrees up to which peaks count fully} */
    public double fadeStart() {
        return sharpCut ? grid.end() : grid.end() + FADE_START;
    }

    /** {@return the 2θ in degrees from which on peaks do not count} */
    public double fadeEnd() {
        return sharpCut ? grid.end() : grid.end() + FADE_END;
    }

    /**
     * Replaces the radiation.
     *
     * @param other the new one
     * @return the new settings
     */
    public XrdSettings withRadiation(Radiation other) {
        return new XrdSettings(other, grid, profile, sharpCut, displacement);
    }

    /**
     * Replaces the grid.
     *
     * @param other the new one
     * @return the new settings
     */
    public XrdSettings withGrid(TwoThetaGrid other) {
        return new XrdSettings(radiation, other, profile, sharpCut, displacement);
    }

    /**
     * Replaces the profile.
     *
     * @param other the new one
     * @return the new settings
     */
    public XrdSettings withProfile(Profile other) {
        return new XrdSettings(radiation, grid, other, sharpCut, displacement);
    }

    /**
     * Chooses between sharp cut and taper.
     *
     * @param sharp whether peaks behind the range are dropped at once
     * @return the new settings
     */
    public XrdSettings withSharpCut(boolean sharp) {
        return new XrdSettings(radiation, grid, profile, sharp, displacement);
    }

    /**
     * Chooses whether B factors count.
     *
     * @param damped whether they do
     * @return the new settings
     */
    public XrdSettings withDisplacement(boolean damped) {
        return new XrdSettings(radiation, grid, profile, sharpCut, damped);
    }

    /**
     * Makes all peaks broader.
     *
     * @param width extra width in degrees 2θ, added to the FWHM in quadrature, at least 0
     * @return the new settings
     */
    public XrdSettings broadened(double width) {
        return width == 0 ? this : withProfile(new Profile(profile.u(), profile.v(), profile.w() + width * width, profile.eta(),
                profile.areaNormalised()));
    }
}
