package org.braggscape.diffraction;

import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Site;

/**
 * The front half of every diffraction plan: from cell and sites to the position and intensity of each peak. What comes
 * behind it (a pattern, a loss on peaks) is added by whoever builds the plan.
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
    private final Slot sine;
    private final Slot intensity;
    private final Reflections reflections;

    /**
     * Declares the slots and appends the primitives.
     *
     * @param builder the plan, modified
     * @param structure which atoms; its cell and coordinates are only the start values
     * @param settings the experiment
     * @param sitesMove whether derivatives by coordinates, occupancies and B are wanted
     * @param fast whether form factors come from tables (relative error below 1e-10) and reflections that the centring
     *     extinguishes are left out
     */
    public PeakPlan(Plan.Builder builder, CrystalStructure structure, XrdSettings settings, boolean sitesMove,
            boolean fast) {
        this.structure = structure;
        this.settings = settings;
        cell = builder.slot("cell");
        coordinates = builder.slot("coordinates");
        occupancies = builder.slot("occupancies");
        displacements = builder.slot("displacements");
        profile = builder.slot("profile");
        scale = builder.slot("scale");
        sine = builder.slot("sine");
        intensity = builder.slot("intensity");
        Slot metric = builder.slot("reciprocal metric");
        Slot inverseDSquared = builder.slot("inverse d squared");
        Slot squared = builder.slot("squared structure factor");
        reflections = new Reflections(metric, inverseDSquared, Peaks.largestInverseDSquared(settings),
                fast && !sitesMove ? Centring.of(structure) : Centring.NONE);
        builder.add(new ReciprocalCell(cell, metric));
        builder.add(reflections);
        builder.add(new StructureFactors(reflections, inverseDSquared, coordinates, occupancies, displacements, squared,
                structure, settings.displacement(), sitesMove, fast ? Peaks.largestInverseDSquared(settings) / 4 : 0));
        builder.add(new Peaks(inverseDSquared, squared, scale, sine, intensity, settings));
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

    /** {@return output: sinθ of each peak} */
    public Slot sine() {
        return sine;
    }

    /** {@return output: intensities, Friedel mates counted} */
    public Slot intensity() {
        return intensity;
    }

    /**
     * Appends the direct sum over all bins.
     *
     * @param builder the plan that this was made with, modified
     * @return the slot of the pattern, one number per bin
     */
    public Slot addPattern(Plan.Builder builder) {
        Shapes shapes = addShapes(builder);
        Slot pattern = builder.slot("pattern");
        builder.add(new PatternSum(shapes.twoTheta, intensity, shapes.width, profile, pattern, settings.grid().angles(),
                settings.profile().areaNormalised()));
        return pattern;
    }

    /**
     * Where the peaks lie and how broad they are.
     *
     * @param twoTheta slot of 2θ in degrees
     * @param width slot of the FWHM in degrees
     */
    record Shapes(Slot twoTheta, Slot width) {
    }

    /** Appends angles and widths of the peaks. */
    Shapes addShapes(Plan.Builder builder) {
        Shapes shapes = new Shapes(builder.slot("two theta"), builder.slot("width"));
        builder.add(new Angles(sine, shapes.twoTheta));
        builder.add(new Widths(shapes.twoTheta, profile, shapes.width));
        return shapes;
    }

    /**
     * Appends the search for the largest bin.
     *
     * @param builder the plan that this was made with, modified
     * @param pattern the slot of {@link #addPattern}
     * @return the slot of its largest bin, one number
     */
    public Slot addLargestBin(Plan.Builder builder, Slot pattern) {
        Slot maximum = builder.slot("maximum");
        builder.add(new LargestBin(pattern, maximum));
        return maximum;
    }

    /**
     * Tells whether {@link #addOverlaps} can serve.
     *
     * @param settings the experiment
     * @return false for a range that reaches backscattering, starts just above 0° or has very narrow peaks
     */
    public static boolean overlapsAvailable(XrdSettings settings) {
        return OverlapTables.available(settings);
    }

    /**
     * {@return the cell edge in Å up to which {@link #addOverlaps} serves: longer ones may have reflections below the mesh}
     */
    public double longestEdge() {
        double shortest = settings.radiation().lines().stream().mapToDouble(Radiation.Line::wavelength).min().orElseThrow();
        return shortest / (2 * Math.sin(Math.toRadians(Mesh.START / 2)));
    }

    /**
     * Appends the fast way to the overlaps with a target: the peaks spread onto a mesh whose overlaps are known beforehand.
     * Needs the settings' own profile; the profile slot is not read.
     *
     * @param builder the plan that this was made with, modified
     * @param target one number per bin
     * @param smooth whether the target is a simulated pattern, so that few bins stand for all
     * @return the slot of x·y and y·y, x being the target
     */
    public Slot addOverlaps(Plan.Builder builder, double[] target, boolean smooth) {
        OverlapTables profiles = OverlapTables.of(settings);
        Slot nodes = builder.slot("nodes");
        Slot overlaps = builder.slot("overlaps");
        builder.add(new MeshSpread(sine, intensity, nodes, profiles.mesh()));
        if (smooth) {
            builder.add(new MeshOverlaps(nodes, nodes, overlaps, profiles.overlapsWith(settings.grid(), target), profiles.overlaps()));
        } else {
            // the overlap of noise with a peak is no broader than the peak, and needs the mesh of patterns
            Mesh fine = new Mesh(settings, Mesh.START, Mesh.FINE);
            Slot fineNodes = builder.slot("fine nodes");
            builder.add(new MeshSpread(sine, intensity, fineNodes, fine));
            builder.add(new MeshOverlaps(nodes, fineNodes, overlaps, OverlapTables.overlapsWithAllBins(settings, fine, target),
                    profiles.overlaps()));
        }
        return overlaps;
    }

    /**
     * Tells whether the fast form of {@link #addPeakOverlaps} can serve.
     *
     * @param settings the experiment
     * @param z in 1/degrees²
     * @return false for a range that reaches backscattering or a very narrow Gaussian
     */
    public static boolean peakOverlapsAvailable(XrdSettings settings, double z) {
        return OverlapTables.available(settings.grid(), z);
    }

    /**
     * Appends the overlaps with the peaks of a target, {@link PeakList#overlap}, that no profile has a part in.
     *
     * @param builder the plan that this was made with, modified
     * @param target peaks of the target
     * @param z in 1/degrees²
     * @param fast whether by way of a mesh; the plain double sum otherwise
     * @return the slot of x·y and y·y, x being the target
     */
    public Slot addPeakOverlaps(Plan.Builder builder, PeakList target, double z, boolean fast) {
        Slot overlaps = builder.slot("overlaps");
        if (fast) {
            OverlapTables tables = OverlapTables.of(settings.grid(), z);
            Slot nodes = builder.slot("nodes");
            builder.add(new MeshSpread(sine, intensity, nodes, tables.mesh()));
            builder.add(new MeshOverlaps(nodes, nodes, overlaps, tables.overlapsWith(target, z), tables.overlaps()));
        } else {
            Slot twoTheta = builder.slot("two theta");
            builder.add(new Angles(sine, twoTheta));
            builder.add(new PeakOverlaps(twoTheta, intensity, overlaps, target, z));
        }
        return overlaps;
    }

    /**
     * The pattern at a few places that stand for all bins.
     *
     * @param intensity slot of the intensities at the places
     * @param maximum slot of the largest bin, null where not asked for
     * @param weights how many bins each place stands for
     */
    public record Places(Slot intensity, Slot maximum, double[] weights) {
    }

    /**
     * Appends the fast way to the pattern: the peaks spread onto a mesh on which the pattern is a spline. Needs the settings'
     * own profile; the profile slot is not read. Available where {@link #addOverlaps} is.
     *
     * @param builder the plan that this was made with, modified
     * @param withMaximum whether the largest bin is wanted
     * @return the places
     */
    public Places addPlaces(Plan.Builder builder, boolean withMaximum) {
        PatternTables tables = PatternTables.of(settings);
        Slot nodes = builder.slot("nodes");
        Slot coefficients = builder.slot("coefficients");
        Slot places = builder.slot("places");
        builder.add(new MeshSpread(sine, intensity, nodes, tables.mesh()));
        builder.add(new MeshConvolution(nodes, coefficients, tables));
        builder.add(new MeshPlaces(coefficients, places, tables));
        Slot maximum = withMaximum ? builder.slot("maximum") : null;
        if (withMaximum) {
            builder.add(new MeshMaximum(coefficients, places, maximum, tables, settings.grid()));
        }
        return new Places(places, maximum, tables.weights());
    }

    /** The Miller indices of the last evaluation, in the order of the peaks of the first spectral line. */
    ReflectionList reflections(Workspace workspace) {
        return reflections.list(workspace);
    }
}
