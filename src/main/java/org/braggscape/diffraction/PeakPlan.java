package org.braggscape.diffraction;

import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Site;

/**
 * The front half of every diffraction plan: from cell, coordinates and profile to the position, intensity and width of
 * each peak. What comes behind it (a pattern, a loss on peaks) is added by whoever builds the plan.
 */
public final class PeakPlan {
    private final CrystalStructure structure;
    private final XrdSettings settings;
    private final Slot cell;
    private final Slot coordinates;
    private final Slot occupancies;
    private final Slot displacements;
    private final Slot profile;
    private final Slot scale;
    private final Slot twoTheta;
    private final Slot intensity;
    private final Slot width;
    private final Reflections reflections;
    private final Peaks peaks;

    /**
     * Declares the slots and appends the primitives.
     *
     * @param builder the plan, modified
     * @param structure which atoms; its cell and coordinates are only the start values
     * @param settings the experiment
     * @param sitesMove whether derivatives by coordinates, occupancies and B are wanted
     */
    public PeakPlan(Plan.Builder builder, CrystalStructure structure, XrdSettings settings, boolean sitesMove) {
        this.structure = structure;
        this.settings = settings;
        cell = builder.slot("cell");
        coordinates = builder.slot("coordinates");
        occupancies = builder.slot("occupancies");
        displacements = builder.slot("displacements");
        profile = builder.slot("profile");
        scale = builder.slot("scale");
        twoTheta = builder.slot("two theta");
        intensity = builder.slot("intensity");
        width = builder.slot("width");
        Slot metric = builder.slot("reciprocal metric");
        Slot inverseDSquared = builder.slot("inverse d squared");
        Slot squared = builder.slot("squared structure factor");
        reflections = new Reflections(metric, inverseDSquared, Peaks.largestInverseDSquared(settings));
        peaks = new Peaks(inverseDSquared, squared, scale, twoTheta, intensity, settings);
        builder.add(new ReciprocalCell(cell, metric));
        builder.add(reflections);
        builder.add(new StructureFactors(reflections, inverseDSquared, coordinates, occupancies, displacements, squared,
                structure, settings.displacement(), sitesMove, FormFactor::exact));
        builder.add(peaks);
        builder.add(new Widths(twoTheta, profile, width));
    }

    /**
     * Sets all inputs to the values of the structure and the settings, with scale 1.
     *
     * @param workspace modified
     */
    public void setInputs(Workspace workspace) {
        workspace.set(cell, structure.lattice().parameters());
        workspace.set(coordinates, structure.fractionalCoordinates());
        workspace.set(occupancies, structure.sites().stream().mapToDouble(Site::occupancy).toArray());
        workspace.set(displacements, structure.sites().stream().mapToDouble(Site::bIso).toArray());
        workspace.set(profile, settings.profile().parameters());
        workspace.set(scale, new double[] {1});
    }

    /** {@return the experiment} */
    public XrdSettings settings() {
        return settings;
    }

    /** {@return input: a, b, c in Å, α, β, γ in degrees} */
    public Slot cell() {
        return cell;
    }

    /** {@return input: x, y, z of the first site first} */
    public Slot coordinates() {
        return coordinates;
    }

    /** {@return input: one occupancy per site} */
    public Slot occupancies() {
        return occupancies;
    }

    /** {@return input: one B in Å² per site} */
    public Slot displacements() {
        return displacements;
    }

    /** {@return input: U, V, W in degrees² and η} */
    public Slot profile() {
        return profile;
    }

    /** {@return input: the factor of all intensities} */
    public Slot scale() {
        return scale;
    }

    /** {@return output: positions in degrees} */
    public Slot twoTheta() {
        return twoTheta;
    }

    /** {@return output: intensities, Friedel mates counted} */
    public Slot intensity() {
        return intensity;
    }

    /** {@return output: FWHM in degrees} */
    public Slot width() {
        return width;
    }

    /**
     * Appends the direct sum over all bins.
     *
     * @param builder the plan that this was made with, modified
     * @return the slot of the pattern, one number per bin
     */
    public Slot addPattern(Plan.Builder builder) {
        Slot pattern = builder.slot("pattern");
        builder.add(new PatternSum(twoTheta, intensity, width, profile, pattern, settings.grid().angles(),
                settings.profile().areaNormalised()));
        return pattern;
    }

    /** The Miller indices of one peak of the last evaluation: h, k, l. */
    int[] millerIndices(Workspace workspace, int peak) {
        ReflectionList list = reflections.list(workspace);
        int n = peaks.state(workspace).reflection[peak];
        return new int[] {list.h[n], list.k[n], list.l[n]};
    }

    /** How many peaks of the last evaluation belong to the first spectral line; they come first. */
    int peaksOfFirstLine(Workspace workspace) {
        return peaks.state(workspace).ofFirstLine;
    }
}
