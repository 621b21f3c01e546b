package org.braggscape.study;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.ImpossibleCellException;
import org.braggscape.landscape.Contours;
import org.braggscape.matching.PreparedStructure;
import org.braggscape.matching.StructureMatcher;
import org.braggscape.math.Progress;

/**
 * Where {@link StructureMatcher#PAPER} says that the candidate matches the truth, on the grid of a map.
 *
 * @param outline closed lines x₀, y₀, x₁, y₁, … in the units of the axes, half way between grid points that match and such that do
 *     not, and along the rim of the map where they match up to it
 * @param share of the points with a possible cell that match, from 0 to 1
 */
public record MatchRegion(List<double[]> outline, double share) {
    /** Beyond the rim, so near that it cannot be seen. */
    private static final double RIM = 1e-6;

    /** Copies the list. */
    public MatchRegion {
        outline = List.copyOf(outline);
    }

    /**
     * Asks the matcher at every grid point.
     *
     * @param landscape its grid counts, not its losses
     * @param progress told of rows
     * @return the region, nothing where the truth is not known
     * @throws CancellationException if cancelled
     */
    public static Optional<MatchRegion> of(Landscape landscape, Progress progress) {
        Optional<CrystalStructure> truth = landscape.request().target().truth();
        if (truth.isEmpty()) {
            return Optional.empty();
        }
        PreparedStructure reference = StructureMatcher.PAPER.prepare(truth.get());
        double[] x = landscape.xValues();
        double[] y = landscape.yValues();
        // a frame of points that do not match closes the lines
        double[][] inside = new double[y.length + 2][x.length + 2];
        long matching = 0;
        long possible = 0;
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                try {
                    CrystalStructure there = landscape.plane().structure(landscape.plane().point(x[column], y[row]));
                    boolean match = StructureMatcher.PAPER.matches(reference, StructureMatcher.PAPER.prepare(there));
                    inside[row + 1][column + 1] = match ? 1 : 0;
                    matching += match ? 1 : 0;
                    possible++;
                } catch (ImpossibleCellException e) {
                    // no cell is no match
                    inside[row + 1][column + 1] = 0;
                }
            }
            progress.update(row + 1, y.length);
        }
        return Optional.of(new MatchRegion(new Contours(framed(x), framed(y), inside).lines(0.5),
                possible == 0 ? 0 : (double) matching / possible));
    }

    private static double[] framed(double[] values) {
        double[] framed = new double[values.length + 2];
        System.arraycopy(values, 0, framed, 1, values.length);
        double rim = RIM * (values[values.length - 1] - values[0]);
        framed[0] = values[0] - rim;
        framed[framed.length - 1] = values[values.length - 1] + rim;
        return framed;
    }

    /** {@return whether two maps have the same region} */
    public static boolean same(LandscapeRequest one, LandscapeRequest other) {
        return one.target().equals(other.target()) && one.candidate().equals(other.candidate())
                && one.structure().equals(other.structure()) && one.x().equals(other.x()) && one.y().equals(other.y())
                && one.pointsX() == other.pointsX() && one.pointsY() == other.pointsY();
    }
}
