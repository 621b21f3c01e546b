package org.braggscape.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * The ways to describe a lattice by vectors as long, and as far apart in angle, as those of a target, within tolerances.
 * Left-handed ones are among them, so that mirror images match.
 */
final class LatticeMappings {
    private static final double DEGENERATE = 180;

    private final MatchTolerances tolerances;
    private final double[] target;
    private final SearchLimit limit;
    private final List<List<Vector>> shells = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    private LatticeMappings(double[] target, MatchTolerances tolerances, SearchLimit limit) {
        this.target = target;
        this.tolerances = tolerances;
        this.limit = limit;
    }

    /** A lattice vector: its indices, and its direction as a unit vector. */
    private record Vector(long[] indices, double[] direction) {
    }

    /** Bounds on the cosine of an angle. */
    private record Cosines(double lower, double upper) {
        static Cosines around(double angle, double within) {
            return new Cosines(angle + within > DEGENERATE ? -2 : Math.cos(Math.toRadians(angle + within)),
                    angle < within ? 2 : Math.cos(Math.toRadians(angle - within)));
        }

        boolean hold(Vector v, Vector w) {
            double cosine = Basis.dot(v.direction, w.direction);
            return cosine > lower && cosine < upper;
        }
    }

    /**
     * Finds the mappings.
     *
     * @param basis of the lattice
     * @param target a, b, c in Å and α, β, γ in degrees
     * @return integer combinations of the basis vectors, of determinant 1 or −1
     * @throws SearchLimit.ExceededException if that takes too long
     */
    static List<long[][]> of(Basis basis, double[] target, MatchTolerances tolerances, SearchLimit limit) {
        LatticeMappings mappings = new LatticeMappings(target, tolerances, limit);
        mappings.fillShells(basis, 0, 0);
        if (mappings.shells.get(0).isEmpty()) {
            // cells of quite another shape, without the many vectors of a long axis
            return List.of();
        }
        mappings.fillShells(basis, 1, 2);
        return mappings.combine();
    }

    /** Fills the shells from one to another. */
    private void fillShells(Basis basis, int from, int to) {
        double radius = 0;
        for (int i = from; i <= to; i++) {
            radius = Math.max(radius, target[i] * (1 + tolerances.ltol()));
        }
        double[] reciprocal = basis.reciprocalLengths();
        double[] most = new double[3];
        for (int i = 0; i < 3; i++) {
            most[i] = Math.floor(radius * reciprocal[i] + 1e-9);
        }
        limit.spend((2 * most[0] + 1) * (2 * most[1] + 1) * (2 * most[2] + 1) * 10);
        for (long h = -(long) most[0]; h <= most[0]; h++) {
            for (long k = -(long) most[1]; k <= most[1]; k++) {
                for (long l = -(long) most[2]; l <= most[2]; l++) {
                    place(basis, h, k, l, from, to);
                }
            }
        }
    }

    private void place(Basis basis, long h, long k, long l, int from, int to) {
        double x = h * basis.row(0)[0] + k * basis.row(1)[0] + l * basis.row(2)[0];
        double y = h * basis.row(0)[1] + k * basis.row(1)[1] + l * basis.row(2)[1];
        double z = h * basis.row(0)[2] + k * basis.row(1)[2] + l * basis.row(2)[2];
        double length = Math.sqrt(x * x + y * y + z * z);
        Vector vector = null;
        for (int i = from; i <= to; i++) {
            double ratio = length / target[i];
            if (ratio < 1 + tolerances.ltol() && ratio > 1 / (1 + tolerances.ltol())) {
                if (vector == null) {
                    vector = new Vector(new long[] {h, k, l}, new double[] {x / length, y / length, z / length});
                }
                shells.get(i).add(vector);
            }
        }
    }

    private List<long[][]> combine() {
        Cosines alpha = Cosines.around(target[3], tolerances.angleTol());
        Cosines beta = Cosines.around(target[4], tolerances.angleTol());
        Cosines gamma = Cosines.around(target[5], tolerances.angleTol());
        List<long[][]> found = new ArrayList<>();
        for (Vector a : shells.get(0)) {
            limit.spend(shells.get(1).size() + shells.get(2).size());
            List<Vector> candidates = shells.get(2).stream().filter(c -> beta.hold(a, c)).toList();
            for (Vector b : shells.get(1)) {
                if (!gamma.hold(a, b)) {
                    continue;
                }
                limit.spend(candidates.size());
                for (Vector c : candidates) {
                    long[][] rows = {a.indices, b.indices, c.indices};
                    if (alpha.hold(b, c) && Math.abs(Unimodular.determinant(rows)) == 1) {
                        found.add(rows);
                    }
                }
            }
        }
        return found;
    }
}
