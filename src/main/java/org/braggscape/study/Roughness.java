package org.braggscape.study;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.ImpossibleCellException;
import org.braggscape.crystal.Lattice;
import org.braggscape.landscape.Basins;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/**
 * How rough a map is, in numbers.
 *
 * @param interiorMinima points strictly below their eight neighbours, the truth among them if it is one
 * @param truthBasin share of the map from which steepest descent from point to point leads to the truth; where a laboratory
 *     moved the minimum away from it, to where such a descent from the truth leads; nothing where the truth is unknown or not in
 *     the map, and for energies
 * @param fitnessDistanceCorrelation Pearson's correlation of the loss with the distance from the truth,
 *     {@link Lattice#distance}, over all points (Jones and Forrest, 1995); 1 for a perfect funnel, near 0 for a loss that says
 *     nothing about the way; nothing where the truth is unknown
 * @param misdirection how far steepest descent sets out in a wrong direction, nothing where the truth is unknown
 */
public record Roughness(int interiorMinima, OptionalDouble truthBasin, OptionalDouble fitnessDistanceCorrelation,
        Optional<Misdirection> misdirection) {
    private static final int FEWEST_POINTS = 3;

    /**
     * Measures a map.
     *
     * @param landscape complete
     * @return its roughness
     */
    public static Roughness of(Landscape landscape) {
        double[][] values = landscape.slice().values();
        List<MinimumReport> reports = MinimumReport.of(landscape);
        OptionalDouble basin = reports.stream().filter(report -> report.rank() == 0).mapToDouble(MinimumReport::basin).findFirst();
        return new Roughness(interiorMinima(values), basin.isPresent() ? basin : movedBasin(landscape), correlation(landscape, values), Misdirection.of(landscape));
    }

    private static OptionalDouble movedBasin(Landscape landscape) {
        Basins basins = new Basins(landscape.slice());
        return BasinMap.movedTruth(landscape, basins).map(end -> OptionalDouble.of(basins.share(end[0], end[1])))
                .orElse(OptionalDouble.empty());
    }

    private static int interiorMinima(double[][] values) {
        int count = 0;
        for (int row = 1; row < values.length - 1; row++) {
            for (int column = 1; column < values[0].length - 1; column++) {
                count += lowest(values, row, column) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean lowest(double[][] values, int row, int column) {
        for (int i = row - 1; i <= row + 1; i++) {
            for (int j = column - 1; j <= column + 1; j++) {
                // a hole compares as false
                if ((i != row || j != column) && !(values[row][column] < values[i][j])) {
                    return false;
                }
            }
        }
        return true;
    }

    private static OptionalDouble correlation(Landscape landscape, double[][] values) {
        Optional<CrystalStructure> truth = landscape.request().target().truth();
        if (truth.isEmpty()) {
            return OptionalDouble.empty();
        }
        double[] x = landscape.xValues();
        double[] y = landscape.yValues();
        double[] losses = new double[x.length * y.length];
        double[] distances = new double[losses.length];
        int count = 0;
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                if (Double.isFinite(values[row][column])) {
                    try {
                        distances[count] = Lattice.of(landscape.cellAt(x[column], y[row])).distance(truth.get().lattice());
                    } catch (ImpossibleCellException e) {
                        continue;
                    }
                    losses[count++] = values[row][column];
                }
            }
        }
        if (count < FEWEST_POINTS) {
            return OptionalDouble.empty();
        }
        double correlation = new PearsonsCorrelation().correlation(Arrays.copyOf(losses, count), Arrays.copyOf(distances, count));
        return Double.isFinite(correlation) ? OptionalDouble.of(correlation) : OptionalDouble.empty();
    }
}
