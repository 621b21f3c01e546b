package org.braggscape.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for a smaller cell that describes the same crystal, up to 0.25 Å along each axis. Translations that map atoms of the
 * rarest kind onto each other are kept if they map every other atom onto one of its kind; cells whose vectors are such
 * translations are tried in Hermite normal form, smallest division first; atoms that fall together are averaged.
 */
final class PrimitiveCell {
    /** In Å. */
    private static final double TOLERANCE = 0.25;

    private final ReducedCell cell;
    private final SearchLimit limit;
    /** Atoms by kind, coordinates three per atom. */
    private final List<double[]> groups = new ArrayList<>();
    /** Of the distances that count as none, in units of the cell vectors. */
    private final double[] tolerance = new double[3];
    private double[] translations;

    private PrimitiveCell(ReducedCell cell, SearchLimit limit) {
        this.cell = cell;
        this.limit = limit;
        for (int i = 0; i < 3; i++) {
            tolerance[i] = TOLERANCE / cell.basis().length(i);
        }
    }

    /**
     * Reduces a cell.
     *
     * @param cell any cell
     * @return the primitive cell in Niggli's form, its atoms sorted by kind; the given cell as it is if there is no smaller one
     * @throws SearchLimit.ExceededException if that takes too long
     */
    static ReducedCell of(ReducedCell cell, SearchLimit limit) {
        ReducedCell smallest = cell;
        for (ReducedCell next = cell; next != null; next = new PrimitiveCell(sorted(next), limit).smaller()) {
            smallest = next;
        }
        return smallest == cell ? cell : smallest.niggli();
    }

    private static ReducedCell sorted(ReducedCell cell) {
        Integer[] order = new Integer[cell.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingInt(i -> cell.kinds()[i]));
        double[] positions = new double[3 * order.length];
        int[] kinds = new int[order.length];
        int[] sites = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(cell.positions(), 3 * order[i], positions, 3 * i, 3);
            kinds[i] = cell.kinds()[order[i]];
            sites[i] = cell.sites()[order[i]];
        }
        return new ReducedCell(cell.basis(), positions, kinds, sites);
    }

    /** {@return the first smaller cell found, or null} */
    private ReducedCell smaller() {
        int divisor = 0;
        for (int start = 0, end; start < cell.size(); start = end) {
            end = start;
            while (end < cell.size() && cell.kinds()[end] == cell.kinds()[start]) {
                end++;
            }
            groups.add(Arrays.copyOfRange(cell.positions(), 3 * start, 3 * end));
            divisor = commonDivisor(end - start, divisor);
        }
        if (divisor == 1) {
            return null;
        }
        findTranslations();
        for (int size = 2; size <= divisor; size++) {
            if (divisor % size == 0) {
                ReducedCell found = divided(size);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static int commonDivisor(int a, int b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }

    private void findTranslations() {
        List<double[]> bySize = new ArrayList<>(groups);
        bySize.sort(Comparator.comparingInt(group -> group.length));
        double[] rarest = bySize.get(0);
        translations = rarest.clone();
        for (int i = 0; i < translations.length; i++) {
            translations[i] -= rarest[i % 3];
        }
        // both ends of a translation are inexact
        double[] twice = {2 * tolerance[0], 2 * tolerance[1], 2 * tolerance[2]};
        double[] differences = new double[3];
        for (double[] group : bySize) {
            for (int from = 0; from < group.length; from += 3) {
                limit.spend((double) translations.length * group.length / 9);
                int kept = 0;
                for (int t = 0; t < translations.length; t += 3) {
                    for (int j = 0; j < 3; j++) {
                        differences[j] = group[from + j] + translations[t + j];
                    }
                    if (holds(group, differences, twice)) {
                        System.arraycopy(translations, t, translations, kept, 3);
                        kept += 3;
                    }
                }
                translations = kept == translations.length ? translations : Arrays.copyOf(translations, kept);
            }
        }
    }

    /** {@return whether one of the positions lies at a place, whole cell vectors apart or not} */
    private static boolean holds(double[] positions, double[] place, double[] within) {
        for (int i = 0; i < positions.length; i += 3) {
            if (isNear(positions[i] - place[0], within[0]) && isNear(positions[i + 1] - place[1], within[1])
                    && isNear(positions[i + 2] - place[2], within[2])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNear(double difference, double within) {
        return Math.abs(difference - Math.rint(difference)) < within;
    }

    /** Tries all ways to make one cell out of {@code size}: [[a, b, c], [0, e, f], [0, 0, g]] with a·e·g = size. */
    private ReducedCell divided(int size) {
        for (int a = 1; a <= size; a++) {
            for (int e = 1; a * e <= size; e++) {
                int g = size / a / e;
                if (a * e * g == size && isTranslation(0, 0, 1.0 / g)) {
                    ReducedCell found = divided(size, a, e, g);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    private ReducedCell divided(int size, int a, int e, int g) {
        boolean[] possible = new boolean[e];
        boolean any = false;
        for (int f = 0; f < e; f++) {
            possible[f] = isTranslation(0, 1.0 / e, -(double) f / (e * g));
            any |= possible[f];
        }
        for (int b = 0; any && b < a; b++) {
            for (int c = 0; c < a; c++) {
                for (int f = 0; f < e; f++) {
                    if (possible[f] && isTranslation(1.0 / a, -(double) b / (a * e), (double) (b * f - c * e) / size)) {
                        ReducedCell found = folded(size, new long[][] {{a, b, c}, {0, e, f}, {0, 0, g}});
                        if (found != null) {
                            return found;
                        }
                    }
                }
            }
        }
        return null;
    }

    private boolean isTranslation(double x, double y, double z) {
        limit.spend(translations.length);
        return holds(translations, new double[] {x, y, z}, tolerance);
    }

    /** {@return the cell whose vectors, combined by the rows of m, give this one; null if the atoms do not fall together} */
    private ReducedCell folded(int size, long[][] m) {
        Basis basis = divide(m);
        double[] within = {TOLERANCE / basis.length(0), TOLERANCE / basis.length(1), TOLERANCE / basis.length(2)};
        int count = cell.size() / size;
        ReducedCell folded = new ReducedCell(basis, new double[3 * count], new int[count], new int[count]);
        int first = 0;
        int next = 0;
        for (double[] group : groups) {
            if (!fold(group, m, within, size, first, folded, next)) {
                return null;
            }
            first += group.length / 3;
            next += group.length / 3 / size;
        }
        return folded;
    }

    private Basis divide(long[][] m) {
        double[] w = cell.basis().row(2);
        double[][] rows = new double[3][3];
        for (int j = 0; j < 3; j++) {
            rows[2][j] = w[j] / m[2][2];
            rows[1][j] = (cell.basis().row(1)[j] - m[1][2] * rows[2][j]) / m[1][1];
            rows[0][j] = (cell.basis().row(0)[j] - m[0][1] * rows[1][j] - m[0][2] * rows[2][j]) / m[0][0];
        }
        return new Basis(rows);
    }

    private boolean fold(double[] group, long[][] m, double[] within, int size, int first, ReducedCell folded, int next) {
        int n = group.length / 3;
        limit.spend(2.0 * n * n);
        double[] wrapped = Unimodular.wrapped(group, m);
        int[][] partners = new int[n][];
        int[] list = new int[size];
        for (int i = 0; i < n; i++) {
            int found = 0;
            for (int j = 0; j < n; j++) {
                if (i == j || isFolded(group, wrapped, within, i, j)) {
                    if (found == size) {
                        return false;
                    }
                    list[found++] = j;
                }
            }
            if (found != size) {
                return false;
            }
            partners[i] = list.clone();
        }
        for (int i = 0; i < n; i++) {
            // all of a set are each other's partners
            for (int j : partners[i]) {
                if (!Arrays.equals(partners[i], partners[j])) {
                    return false;
                }
            }
        }
        for (int i = 0, place = next; i < n; i++) {
            if (partners[i][0] == i) {
                average(wrapped, partners[i], folded.positions(), 3 * place);
                folded.kinds()[place] = cell.kinds()[first];
                folded.sites()[place] = cell.sites()[first + i];
                place++;
            }
        }
        return true;
    }

    /** Atoms fall together if they are near in the small cell but were not neighbours in the large one. */
    private boolean isFolded(double[] group, double[] wrapped, double[] within, int i, int j) {
        boolean apart = false;
        for (int k = 0; k < 3; k++) {
            if (!isNear(wrapped[3 * i + k] - wrapped[3 * j + k], within[k])) {
                return false;
            }
            double difference = group[3 * i + k] - group[3 * j + k];
            apart |= Math.abs(difference - Math.rint(difference)) > 2 * tolerance[k];
        }
        return apart;
    }

    private static void average(double[] wrapped, int[] set, double[] positions, int offset) {
        for (int k = 0; k < 3; k++) {
            double mean = wrapped[3 * set[0] + k];
            for (int s = 1; s < set.length; s++) {
                double gap = wrapped[3 * set[s] + k] - mean;
                mean += (gap - Math.rint(gap)) / (s + 1);
            }
            positions[offset + k] = mean;
        }
    }
}
