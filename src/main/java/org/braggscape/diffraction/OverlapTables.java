package org.braggscape.diffraction;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.braggscape.math.KernelRanks;
import org.braggscape.math.SymmetricKernelMatrix;

/**
 * What the nodes of a mesh look like as patterns, and how these overlap. Depends on range and profile only (or, for peaks
 * without a profile, on the Gaussian that weights their distances), takes a fraction of a second to make and is kept for the
 * last few settings. Immutable.
 */
final class OverlapTables {
    private static final int LARGEST_MESH = 6000;
    /**
     * Nodes added at both ends while the samples become spline coefficients: the filter takes the samples beyond the ends as
     * mirrored, and that kink, which dies away by 0.6 a node, must not reach the nodes that stand for whole blocks.
     */
    static final int MARGIN = 48;
    /** Step of the sum over a Gaussian relative to its FWHM: what it leaves of the spectrum is rounding. */
    private static final double GAUSSIAN_STEP = 0.3;
    /** How far beyond the outermost peak Gaussians are summed, in FWHM. */
    private static final double GAUSSIAN_REACH = 4;
    private static final RecentlyUsed<Object, OverlapTables> RECENT = new RecentlyUsed<>();

    private record Key(TwoThetaGrid grid, Profile profile) {
    }

    private record GaussianKey(TwoThetaGrid grid, double z) {
    }

    /** Adds a peak of height 1 to a pattern. */
    private interface Shape {
        void add(double[] angles, double[] pattern, double centre);
    }

    private final Mesh mesh;
    private final double[] angles;
    private final double[] weights;
    /** [node][angle], as spline coefficients along the nodes. */
    private final double[][] shapes;
    private final SymmetricKernelMatrix overlaps;

    private OverlapTables(Mesh mesh, double[] angles, double[] weights, Shape shape, int... roughAt) {
        this.mesh = mesh;
        this.angles = angles;
        this.weights = weights;
        double[][] wider = new double[mesh.size() + 2 * MARGIN][angles.length];
        IntStream.range(0, wider.length).parallel().forEach(i -> shape.add(angles, wider[i], angleOfWider(mesh, i)));
        Mesh.SPLINE.prefilter(wider);
        shapes = Arrays.copyOfRange(wider, MARGIN, MARGIN + mesh.size());
        double[][] weighted = new double[mesh.size()][angles.length];
        for (int node = 0; node < mesh.size(); node++) {
            for (int r = 0; r < angles.length; r++) {
                weighted[node][r] = shapes[node][r] * weights[r];
            }
        }
        overlaps = new SymmetricKernelMatrix(mesh.size(), KernelRanks.QUADRATIC,
                (row, column) -> dot(weighted[row], shapes[column]), roughAt);
    }

    private static OverlapTables ofProfile(XrdSettings settings) {
        TwoThetaGrid grid = settings.grid();
        Profile profile = settings.profile();
        Mesh mesh = new Mesh(settings, Mesh.START, Mesh.COARSE);
        BinQuadrature quadrature = BinQuadrature.of(grid, Math.sqrt(profile.smallestSquaredWidth(grid.start(), grid.end())));
        double[] angles = new double[quadrature.bins().length];
        for (int r = 0; r < angles.length; r++) {
            angles[r] = grid.at(quadrature.bins()[r]);
        }
        // where the sum over bins starts and ends, the overlap of two peaks drops, however far apart they are
        int[] edges = grid.start() > Mesh.START ? new int[] {mesh.nodeAt(grid.start()), mesh.nodeAt(grid.end())}
                : new int[] {mesh.nodeAt(grid.end())};
        return new OverlapTables(mesh, angles, quadrature.weights(), shape(profile), edges);
    }

    private static Shape shape(Profile profile) {
        return (at, pattern, centre) -> PatternSum.addPeak(at, pattern, centre, Math.sqrt(Math.abs(profile.squaredWidth(centre))), 1,
                profile.eta(), profile.areaNormalised());
    }

    /** exp(−πz Δ²) is the overlap of two Gaussians exp(−2πz t²), up to a factor. */
    private static OverlapTables ofGaussians(TwoThetaGrid grid, double z) {
        double fwhm = gaussianWidth(z);
        Mesh mesh = new Mesh(grid, angle -> fwhm * fwhm, Mesh.START, Mesh.COARSE);
        double from = -GAUSSIAN_REACH * fwhm;
        double step = GAUSSIAN_STEP * fwhm;
        double[] angles = new double[(int) Math.ceil((grid.end() + 5 - 2 * from) / step) + 1];
        double[] weights = new double[angles.length];
        for (int r = 0; r < angles.length; r++) {
            angles[r] = from + r * step;
            weights[r] = step * 2 * Math.sqrt(z);
        }
        return new OverlapTables(mesh, angles, weights, (at, pattern, centre) -> {
            for (int r = 0; r < at.length; r++) {
                double distance = at[r] - centre;
                pattern[r] += Math.exp(-2 * Math.PI * z * distance * distance);
            }
        });
    }

    private static double gaussianWidth(double z) {
        return Math.sqrt(2 * Math.log(2) / (Math.PI * z));
    }

    /**
     * Tells whether there is a mesh for these settings: its margin must not reach backscattering, a range that starts above
     * 0° must leave room for the mesh below, and the tables must not take long to make.
     *
     * @param settings range and profile
     * @return whether {@link #of} may be called
     */
    static boolean available(XrdSettings settings) {
        double start = settings.grid().start();
        return available(new Mesh(settings, Mesh.START, Mesh.COARSE)) && (start == 0 || start > 3 * Mesh.START);
    }

    private static boolean available(Mesh mesh) {
        return mesh.sine(mesh.size() + MARGIN) < 1 && mesh.size() <= LARGEST_MESH;
    }

    /**
     * Tells whether there is a mesh for overlaps of peaks without a profile.
     *
     * @param grid the range
     * @param z of {@link PeakList#overlap}
     * @return whether {@link #of(TwoThetaGrid, double)} may be called
     */
    static boolean available(TwoThetaGrid grid, double z) {
        double width = gaussianWidth(z);
        return available(new Mesh(grid, angle -> width * width, Mesh.START, Mesh.COARSE));
    }

    /**
     * Looks up or computes the overlaps of peaks without a profile, {@link PeakList#overlap}.
     *
     * @param grid the range
     * @param z in 1/degrees²
     * @return the tables
     */
    static OverlapTables of(TwoThetaGrid grid, double z) {
        GaussianKey key = new GaussianKey(grid, z);
        return RECENT.get(key, () -> ofGaussians(grid, z));
    }

    /**
     * Looks the settings up or does the work.
     *
     * @param settings range and profile
     * @return the profiles
     */
    static OverlapTables of(XrdSettings settings) {
        Key key = new Key(settings.grid(), settings.profile());
        return RECENT.get(key, () -> ofProfile(settings));
    }

    Mesh mesh() {
        return mesh;
    }

    /** {@return the overlap sums of all pairs of nodes} */
    SymmetricKernelMatrix overlaps() {
        return overlaps;
    }

    private static double angleOfWider(Mesh mesh, int node) {
        return 2 * Math.toDegrees(Math.asin(mesh.sine(node - MARGIN)));
    }

    /**
     * Overlaps of a pattern that need not be smooth, such as a measured one, with every node of a mesh: the thinned bins would
     * catch its noise at some places only. Takes some tenths of a second.
     *
     * @param settings range and profile
     * @param mesh as fine as patterns need it
     * @param pattern one number per bin
     * @return one number per node
     */
    static double[] overlapsWithAllBins(XrdSettings settings, Mesh mesh, double[] pattern) {
        double[] bins = settings.grid().angles();
        Shape shape = shape(settings.profile());
        double[][] wider = new double[mesh.size() + 2 * MARGIN][1];
        IntStream.range(0, wider.length).parallel().forEach(i -> {
            double[] peak = new double[bins.length];
            shape.add(bins, peak, angleOfWider(mesh, i));
            wider[i][0] = dot(peak, pattern);
        });
        Mesh.SPLINE.prefilter(wider);
        double[] overlap = new double[mesh.size()];
        Arrays.setAll(overlap, node -> wider[MARGIN + node][0]);
        return overlap;
    }

    /**
     * Overlaps of a smooth pattern with every node.
     *
     * @param grid its bins, those of the settings
     * @param pattern one number per bin
     * @return one number per node
     */
    double[] overlapsWith(TwoThetaGrid grid, double[] pattern) {
        double[] values = new double[angles.length];
        for (int r = 0; r < values.length; r++) {
            values[r] = pattern[(int) Math.round((angles[r] - grid.start()) / grid.step())];
        }
        return overlapsWith(values);
    }

    /**
     * Overlaps of peaks without a profile with every node.
     *
     * @param peaks the peaks
     * @param z that of the tables
     * @return one number per node
     */
    double[] overlapsWith(PeakList peaks, double z) {
        double[] values = new double[angles.length];
        for (int r = 0; r < values.length; r++) {
            for (int i = 0; i < peaks.twoTheta().length; i++) {
                double distance = angles[r] - peaks.twoTheta()[i];
                values[r] += peaks.intensity()[i] * Math.exp(-2 * Math.PI * z * distance * distance);
            }
        }
        return overlapsWith(values);
    }

    private double[] overlapsWith(double[] values) {
        double[] weighted = new double[angles.length];
        for (int r = 0; r < weighted.length; r++) {
            weighted[r] = values[r] * weights[r];
        }
        double[] overlap = new double[mesh.size()];
        for (int node = 0; node < overlap.length; node++) {
            overlap[node] = dot(weighted, shapes[node]);
        }
        return overlap;
    }

    private static double dot(double[] x, double[] y) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int r = 0;
        for (; r + 3 < x.length; r += 4) {
            s0 += x[r] * y[r];
            s1 += x[r + 1] * y[r + 1];
            s2 += x[r + 2] * y[r + 2];
            s3 += x[r + 3] * y[r + 3];
        }
        for (; r < x.length; r++) {
            s0 += x[r] * y[r];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
