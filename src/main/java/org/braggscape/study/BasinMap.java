package org.braggscape.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.braggscape.landscape.Basins;
import org.braggscape.landscape.Minimum;
import org.braggscape.landscape.SliceAxis;
import org.braggscape.objective.Target;

/**
 * Which minimum a descent from each point of a map reaches.
 *
 * @param landscape the map
 * @param way how the descents go
 * @param owners [row][column] index of the basin, −1 for a hole or a point from which no descent was made yet; not copied
 * @param basins the truth's first, if a descent reaches it, then by decreasing share
 */
public record BasinMap(Landscape landscape, Way way, int[][] owners, List<Basin> basins) {
    /** Stands for no basin. */
    public static final int NONE = -1;

    /** How descents go. */
    public enum Way {
        /** Steepest descent from grid point to grid point, as {@link Basins} has it: each step goes to the lowest of the eight neighbours. */
        SLICE("In the slice", "steepest descent in the slice"),
        /** L-BFGS in all six parameters of the cell. */
        FULL("In all six cell parameters", "descent in six parameters");

        private final String label;
        private final String description;

        Way(String label, String description) {
            this.label = label;
            this.description = description;
        }

        /** {@return the name on screen} */
        public String label() {
            return label;
        }

        /** {@return what it is, for the legends of figures} */
        public String description() {
            return description;
        }
    }

    /** Where descents end. */
    public enum End {
        /** The truth, or where a descent from it ends if a laboratory altered the target. */
        TRUTH,
        /** A false minimum. */
        MINIMUM,
        /** The rim of the map, behind which nothing is known. */
        RIM
    }

    /**
     * The points from which descents reach one end.
     *
     * @param end what kind it is; all points that lead to the rim are one basin
     * @param rank of the minimum among the false minima of the map, from 1; 0 for the truth and for what is no minimum of the map
     * @param loss at the end, NaN for the rim
     * @param share of the points from which descents were made, from 0 to 1
     */
    public record Basin(End end, int rank, double loss, double share) {
    }

    /** Copies the list. */
    public BasinMap {
        basins = List.copyOf(basins);
    }

    /**
     * Follows steepest descent in the slice.
     *
     * @param landscape complete
     * @return its basins
     */
    public static BasinMap inSlice(Landscape landscape) {
        Basins basins = new Basins(landscape.slice());
        double[][] values = landscape.slice().values();
        int rows = values.length;
        int columns = values[0].length;
        Map<Integer, Integer> ranks = ranks(landscape, basins, columns);
        Object[][] ends = new Object[rows][columns];
        Map<Object, Basin> known = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int[] end = basins.end(column, row);
                if (end == null) {
                    continue;
                }
                boolean rim = end[0] == 0 || end[1] == 0 || end[0] == columns - 1 || end[1] == rows - 1;
                int point = end[1] * columns + end[0];
                Integer rank = ranks.get(point);
                Object key = rank == null && rim ? End.RIM : (Object) point;
                ends[row][column] = key;
                known.computeIfAbsent(key, unused -> key == End.RIM ? new Basin(End.RIM, 0, Double.NaN, 0)
                        : new Basin(rank != null && rank == 0 ? End.TRUTH : End.MINIMUM, rank == null ? 0 : rank,
                                values[end[1]][end[0]], 0));
            }
        }
        return of(landscape, Way.SLICE, ends, known);
    }

    /** The ranks of the grid points where the map's minima are reached, 0 for the truth. */
    private static Map<Integer, Integer> ranks(Landscape landscape, Basins basins, int columns) {
        Map<Integer, Integer> ranks = new HashMap<>();
        int rank = 0;
        for (Minimum minimum : landscape.minima()) {
            int own = minimum.truth() ? 0 : ++rank;
            int[] end = basins.end(MinimumReport.nearest(landscape.slice().plane().x(), minimum.offsetX()),
                    MinimumReport.nearest(landscape.slice().plane().y(), minimum.offsetY()));
            if (end != null) {
                ranks.merge(end[1] * columns + end[0], own, Math::min);
            }
        }
        movedTruth(landscape, basins).ifPresent(end -> ranks.put(end[1] * columns + end[0], 0));
        return ranks;
    }

    /**
     * Finds the minimum that stands for the truth where a laboratory altered the target, so that the truth is none itself.
     *
     * @return column and row where the descent from the truth ends; nothing where it ends at the rim, where the truth is a minimum
     *     itself, and where it is not known or not in the map
     */
    static Optional<int[]> movedTruth(Landscape landscape, Basins basins) {
        LandscapeRequest request = landscape.request();
        SliceAxis x = landscape.slice().plane().x();
        SliceAxis y = landscape.slice().plane().y();
        if (!(request.target() instanceof Target.Laboratory) || !request.loss().knowsTruth() || !request.containsTruth() || !within(x)
                || !within(y)) {
            return Optional.empty();
        }
        int[] end = basins.end(MinimumReport.nearest(x, 0), MinimumReport.nearest(y, 0));
        return Optional.ofNullable(end).filter(point -> point[0] > 0 && point[1] > 0 && point[0] < x.count() - 1 && point[1] < y.count() - 1);
    }

    private static boolean within(SliceAxis axis) {
        return axis.offsets()[0] <= 0 && axis.offsets()[axis.count() - 1] >= 0;
    }

    /** Orders and counts what is known of each end. */
    static BasinMap of(Landscape landscape, Way way, Object[][] ends, Map<Object, Basin> known) {
        Map<Object, Integer> counts = new HashMap<>();
        List<Object> order = new ArrayList<>();
        int total = 0;
        for (Object[] row : ends) {
            for (Object end : row) {
                if (end != null) {
                    total++;
                    if (counts.merge(end, 1, Integer::sum) == 1) {
                        order.add(end);
                    }
                }
            }
        }
        order.sort(Comparator.comparing((Object end) -> known.get(end).end() != End.TRUTH)
                .thenComparing(end -> -counts.get(end)));
        Map<Object, Integer> places = new HashMap<>();
        List<Basin> basins = new ArrayList<>();
        for (Object end : order) {
            Basin basin = known.get(end);
            places.put(end, basins.size());
            basins.add(new Basin(basin.end(), basin.rank(), basin.loss(), (double) counts.get(end) / total));
        }
        int[][] owners = new int[ends.length][ends[0].length];
        for (int row = 0; row < ends.length; row++) {
            for (int column = 0; column < ends[0].length; column++) {
                owners[row][column] = ends[row][column] == null ? NONE : places.get(ends[row][column]);
            }
        }
        return new BasinMap(landscape, way, owners, basins);
    }

    /** {@return the share of one kind of end, from 0 to 1} */
    public double share(End end) {
        return basins.stream().filter(basin -> basin.end() == end).mapToDouble(Basin::share).sum();
    }

    /** {@return how many basins lead to one kind of end} */
    public int count(End end) {
        return (int) basins.stream().filter(basin -> basin.end() == end).count();
    }
}
