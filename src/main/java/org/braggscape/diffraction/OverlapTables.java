package org.braggscape.diffraction;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.braggscape.math.KernelRanks;
import org.braggscape.math.SymmetricKernelMatrix;

/**
 * What the nodes of a mesh look like as patterns, and how these overlap. Depends on range and profile only, takes a
 * fraction of a second to make and is kept for the last few settings. Immutable.
 */
final class OverlapTables {
    private static final int LARGEST_MESH = 6000;
    /**
     * Nodes added at both ends while the samples become spline coefficients: the filter takes the samples beyond the ends as
     * mirrored, and that kink, which dies away by 0.6 a node, must not reach the nodes that stand for whole blocks.
     */
    static final int MARGIN = 48;
    private static final RecentlyUsed<Key, OverlapTables> RECENT = new RecentlyUsed<>();

    private record Key(TwoThetaGrid grid, Profile profile) {
    }

    private final Mesh mesh;
    private final BinQuadrature quadrature;
    /** [node][bin of the quadrature], as spline coefficients along the nodes. */
    private final double[][] shapes;
    private final SymmetricKernelMatrix overlaps;

    private OverlapTables(XrdSettings settings) {
        TwoThetaGrid grid = settings.grid();
        Profile profile = settings.profile();
        mesh = new Mesh(settings, Mesh.START, Mesh.COARSE);
        quadrature = BinQuadrature.of(grid, Math.sqrt(profile.smallestSquaredWidth(grid.start(), grid.end())));
        double[] angles = new double[quadrature.bins().length];
        for (int r = 0; r < angles.length; r++) {
            angles[r] = grid.at(quadrature.bins()[r]);
        }
        double[][] wider = new double[mesh.size() + 2 * MARGIN][angles.length];
        IntStream.range(0, wider.length).parallel().forEach(i -> {
            double centre = 2 * Math.toDegrees(Math.asin(mesh.sine(i - MARGIN)));
            double fwhm = Math.sqrt(Math.abs(profile.squaredWidth(centre)));
            PatternSum.addPeak(angles, wider[i], centre, fwhm, 1, profile.eta(), profile.areaNormalised());
        });
        Mesh.SPLINE.prefilter(wider);
        shapes = Arrays.copyOfRange(wider, MARGIN, MARGIN + mesh.size());
        double[][] weighted = new double[mesh.size()][angles.length];
        for (int node = 0; node < mesh.size(); node++) {
            for (int r = 0; r < angles.length; r++) {
                weighted[node][r] = shapes[node][r] * quadrature.weights()[r];
            }
        }
        // where the sum over bins starts and ends, the overlap of two peaks drops, however far apart they are
        int[] edges = grid.start() > Mesh.START ? new int[] {mesh.nodeAt(grid.start()), mesh.nodeAt(grid.end())}
                : new int[] {mesh.nodeAt(grid.end())};
        overlaps = new SymmetricKernelMatrix(mesh.size(), KernelRanks.QUADRATIC,
                (row, column) -> dot(weighted[row], shapes[column]), edges);
    }

    /**
     * Tells whether there is a mesh for these settings: its margin must not reach backscattering, a range that starts above
     * 0° must leave room for the mesh below, and the tables must not take long to make.
     *
     * @param settings range and profile
     * @return whether {@link #of} may be called
     */
    static boolean available(XrdSettings settings) {
        Mesh mesh = new Mesh(settings, Mesh.START, Mesh.COARSE);
        double start = settings.grid().start();
        return mesh.sine(mesh.size() + MARGIN) < 1 && (start == 0 || start > 3 * Mesh.START) && mesh.size() <= LARGEST_MESH;
    }

    /**
     * Looks the settings up or does the work.
     *
     * @param settings range and profile
     * @return the profiles
     */
    static OverlapTables of(XrdSettings settings) {
        Key key = new Key(settings.grid(), settings.profile());
        return RECENT.get(key, () -> new OverlapTables(settings));
    }

    Mesh mesh() {
        return mesh;
    }

    BinQuadrature quadrature() {
        return quadrature;
    }

    /** {@return the overlap sums of all pairs of nodes} */
    SymmetricKernelMatrix overlaps() {
        return overlaps;
    }

    /**
     * Overlaps of a pattern with every node.
     *
     * @param pattern one number per bin of the grid
     * @return one number per node
     */
    double[] overlapsWith(double[] pattern) {
        double[] weighted = new double[quadrature.bins().length];
        for (int r = 0; r < weighted.length; r++) {
            weighted[r] = pattern[quadrature.bins()[r]] * quadrature.weights()[r];
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
