package org.braggscape.diffraction;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.braggscape.math.KernelRanks;
import org.braggscape.math.SmoothKernelMatrix;
import org.hipparchus.special.Erf;

/**
 * How the nodes of a mesh add up to a pattern, and where that pattern is looked at.
 *
 * <p>The pattern is itself a spline on the mesh. A sum over all bins becomes a sum over the nodes, weighted with the density
 * of bins; towards both ends of the range it fades into the bins themselves, as in {@link BinQuadrature}. Depends on range
 * and profile only and is kept for the last few settings. Immutable.
 */
final class PatternTables {
    private static final int MARGIN = OverlapTables.MARGIN;
    private static final RecentlyUsed<Key, PatternTables> RECENT = new RecentlyUsed<>();

    private record Key(TwoThetaGrid grid, Profile profile) {
    }

    private final Mesh mesh;
    private final SmoothKernelMatrix forward;
    private final SmoothKernelMatrix backward;
    private final double[] samples;
    private final int firstNode;
    private final int nodes;
    private final int[] bins;
    private final double[] weights;
    /** Position of every bin on the mesh, in units of its spacing. */
    private final double[] position;

    private PatternTables(XrdSettings settings) {
        TwoThetaGrid grid = settings.grid();
        mesh = new Mesh(settings, 0, Mesh.FINE);
        double[][] kernel = kernel(settings.profile(), mesh);
        forward = new SmoothKernelMatrix(mesh.size(), KernelRanks.LINEAR, (row, column) -> kernel[row][column]);
        backward = new SmoothKernelMatrix(mesh.size(), KernelRanks.LINEAR, (row, column) -> kernel[column][row]);
        int order = Mesh.SPLINE.order();
        samples = new double[order / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Mesh.SPLINE.weights()[order / 2 - 1 - i][0];
        }
        position = new double[grid.count()];
        for (int k = 0; k < grid.count(); k++) {
            position[k] = Math.sin(Math.toRadians(grid.at(k) / 2)) / mesh.spacing();
        }
        double narrowest = Math.sqrt(settings.profile().smallestSquaredWidth(grid.start(), grid.end()));
        double last = grid.at(grid.count() - 1);
        firstNode = mesh.nodeAt(grid.start()) + 1;
        nodes = mesh.nodeAt(last) - firstNode;
        double[] places = new double[nodes + grid.count()];
        int[] fine = new int[grid.count()];
        for (int i = 0; i < nodes; i++) {
            double angle = 2 * Math.toDegrees(Math.asin(mesh.sine(firstNode + i)));
            double density = mesh.spacing() * Math.toDegrees(2 / Math.cos(Math.toRadians(angle / 2))) / grid.step();
            places[i] = density * (1 - BinQuadrature.fading(angle - grid.start(), narrowest) / 2
                    - BinQuadrature.fading(last - angle, narrowest) / 2);
        }
        int count = 0;
        for (int k = 0; k < grid.count(); k++) {
            double weight = (BinQuadrature.fading(grid.at(k) - grid.start(), narrowest)
                    + BinQuadrature.fading(last - grid.at(k), narrowest)) / 2;
            if (weight > 1e-16) {
                fine[count] = k;
                places[nodes + count++] = weight;
            }
        }
        bins = Arrays.copyOf(fine, count);
        weights = Arrays.copyOf(places, nodes + count);
    }

    /** Spline coefficients in both directions of the profile at node {@code row} of a peak at node {@code column}. */
    private static double[][] kernel(Profile profile, Mesh mesh) {
        int wide = mesh.size() + 2 * MARGIN;
        double[] angles = new double[wide];
        for (int i = 0; i < wide; i++) {
            angles[i] = 2 * Math.toDegrees(Math.asin(mesh.sine(i - MARGIN)));
        }
        double[][] bySource = new double[wide][wide];
        IntStream.range(0, wide).parallel().forEach(j -> PatternSum.addPeak(angles, bySource[j], angles[j],
                Math.sqrt(Math.abs(profile.squaredWidth(angles[j]))), 1, profile.eta(), profile.areaNormalised()));
        Mesh.SPLINE.prefilter(bySource);
        double[][] byTarget = transposed(Arrays.copyOfRange(bySource, MARGIN, MARGIN + mesh.size()));
        Mesh.SPLINE.prefilter(byTarget);
        return Arrays.copyOfRange(byTarget, MARGIN, MARGIN + mesh.size());
    }

    /** In tiles, so that both sides stay in the cache. */
    private static double[][] transposed(double[][] matrix) {
        int tile = 32;
        double[][] result = new double[matrix[0].length][matrix.length];
        IntStream.range(0, (matrix.length + tile - 1) / tile).parallel().forEach(rows -> {
            int row = rows * tile;
            for (int column = 0; column < result.length; column += tile) {
                int lastRow = Math.min(matrix.length, row + tile);
                int lastColumn = Math.min(result.length, column + tile);
                for (int i = row; i < lastRow; i++) {
                    for (int j = column; j < lastColumn; j++) {
                        result[j][i] = matrix[i][j];
                    }
                }
            }
        });
        return result;
    }

    /**
     * Looks the settings up or does the work.
     *
     * @param settings range and profile
     * @return the tables
     */
    static PatternTables of(XrdSettings settings) {
        return RECENT.get(new Key(settings.grid(), settings.profile()), () -> new PatternTables(settings));
    }

    Mesh mesh() {
        return mesh;
    }

    /** {@return from the weights of the nodes to the spline coefficients of the pattern} */
    SmoothKernelMatrix forward() {
        return forward;
    }

    /** {@return the transpose of {@link #forward}} */
    SmoothKernelMatrix backward() {
        return backward;
    }

    /** {@return the basis spline at 0, 1, 2 … nodes from its middle} */
    double[] samples() {
        return samples;
    }

    /** {@return the first node at which the pattern is looked at} */
    int firstNode() {
        return firstNode;
    }

    /** {@return at how many consecutive nodes} */
    int nodes() {
        return nodes;
    }

    /** {@return the bins at which the pattern is looked at besides} */
    int[] bins() {
        return bins;
    }

    /** {@return weight of each place: nodes first, then bins} */
    double[] weights() {
        return weights;
    }

    /**
     * {@return where a bin lies on the mesh: the whole part is the first coefficient of its {@code order}, the rest the place
     * between two nodes}
     */
    double position(int bin) {
        return position[bin];
    }
}
