package org.braggscape.crystal.symmetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sites that symmetry makes equivalent, and how they may move. The displacement d of the first determines that of the others:
 * that of the image under an operation with rotation W is W d.
 */
final class MovingOrbit {
    /** What is left of a vector that depends on the earlier ones is rounding below this. */
    private static final double DEPENDENT = 1e-8;

    private final List<Integer> sites;
    /** For each site a rotation that brings the displacement of the first one there. */
    private final List<double[]> rotations = new ArrayList<>();
    /** For each site the sum of all W⁻¹ that bring its displacement back to the first one, divided by the group's order. */
    private final List<double[]> returns = new ArrayList<>();
    /** Orthonormal basis of the allowed displacements, three numbers per site of the orbit. */
    private final List<double[]> basis = new ArrayList<>();

    MovingOrbit(int first, List<SiteMapping> group) {
        Map<Integer, double[]> there = new LinkedHashMap<>();
        Map<Integer, double[]> back = new LinkedHashMap<>();
        for (SiteMapping mapping : group) {
            int image = mapping.images().get(first);
            double[] rotation = mapping.rotation().stream().mapToDouble(Integer::doubleValue).toArray();
            double[] inverse = inverse(rotation);
            there.putIfAbsent(image, rotation);
            double[] sum = back.computeIfAbsent(image, key -> new double[9]);
            for (int i = 0; i < 9; i++) {
                sum[i] += inverse[i] / group.size();
            }
        }
        sites = List.copyOf(there.keySet());
        rotations.addAll(there.values());
        returns.addAll(back.values());
        findBasis(first);
    }

    private void findBasis(int first) {
        // The mean over the operations that leave the first site where it is projects onto what they allow it.
        double[] stabiliser = returns.get(sites.indexOf(first));
        for (int column = 0; column < 3; column++) {
            double[] d = new double[3];
            for (int row = 0; row < 3; row++) {
                d[row] = stabiliser[3 * row + column] * sites.size();
            }
            double[] vector = new double[3 * sites.size()];
            for (int i = 0; i < sites.size(); i++) {
                addProduct(rotations.get(i), d, 0, vector, 3 * i);
            }
            // Twice, for the first pass leaves rounding errors of nearly dependent vectors behind.
            remove(vector);
            remove(vector);
            double norm = Math.sqrt(dot(vector, vector));
            if (norm > DEPENDENT) {
                for (int i = 0; i < vector.length; i++) {
                    vector[i] /= norm;
                }
                basis.add(vector);
            }
        }
    }

    private void remove(double[] vector) {
        for (double[] other : basis) {
            double share = dot(other, vector);
            for (int i = 0; i < vector.length; i++) {
                vector[i] -= share * other[i];
            }
        }
    }

    List<Integer> sites() {
        return sites;
    }

    int freedom() {
        return basis.size();
    }

    /** Replaces the displacements of the sites of this orbit by their mean over the group. */
    void average(double[] displacements) {
        double[] mean = new double[3];
        for (int i = 0; i < sites.size(); i++) {
            addProduct(returns.get(i), displacements, 3 * sites.get(i), mean, 0);
        }
        for (int i = 0; i < sites.size(); i++) {
            int offset = 3 * sites.get(i);
            displacements[offset] = 0;
            displacements[offset + 1] = 0;
            displacements[offset + 2] = 0;
            addProduct(rotations.get(i), mean, 0, displacements, offset);
        }
    }

    /** Replaces the vectors of the sites of this orbit by the nearest allowed ones. */
    void projectOrthogonally(double[] vectors) {
        double[] own = new double[3 * sites.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = vectors[3 * sites.get(i / 3) + i % 3];
            vectors[3 * sites.get(i / 3) + i % 3] = 0;
        }
        for (double[] direction : basis) {
            double share = dot(direction, own);
            for (int i = 0; i < own.length; i++) {
                vectors[3 * sites.get(i / 3) + i % 3] += share * direction[i];
            }
        }
    }

    private static void addProduct(double[] matrix, double[] vector, int from, double[] result, int to) {
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                result[to + row] += matrix[3 * row + column] * vector[from + column];
            }
        }
    }

    private static double dot(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * v[i];
        }
        return sum;
    }

    /** The inverse of a matrix with determinant ±1, by cofactors, exact for integers. */
    private static double[] inverse(double[] m) {
        double[] cofactors = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int r1 = (i + 1) % 3;
                int r2 = (i + 2) % 3;
                int c1 = (j + 1) % 3;
                int c2 = (j + 2) % 3;
                cofactors[3 * j + i] = m[3 * r1 + c1] * m[3 * r2 + c2] - m[3 * r1 + c2] * m[3 * r2 + c1];
            }
        }
        double determinant = m[0] * cofactors[0] + m[1] * cofactors[3] + m[2] * cofactors[6];
        for (int i = 0; i < 9; i++) {
            cofactors[i] *= determinant;
        }
        return cofactors;
    }
}
