package org.braggscape.optim;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The tangent space of a projection, spelt out. */
final class TangentBasis {
    /** What is left of a vector that depends on the earlier ones is rounding below this. */
    private static final double DEPENDENT = 1e-8;

    private TangentBasis() {
    }

    /** {@return an orthonormal basis, one vector per column; no columns when nothing is free} */
    static DMatrixRMaj of(Projection projection, int dimension) {
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            double[] vector = new double[dimension];
            vector[i] = 1;
            projection.direction(vector);
            // Twice, for the first pass leaves rounding errors of nearly dependent vectors behind.
            removeFrom(vector, vectors);
            removeFrom(vector, vectors);
            double norm = Vectors.norm(vector);
            if (norm > DEPENDENT) {
                for (int j = 0; j < dimension; j++) {
                    vector[j] /= norm;
                }
                vectors.add(vector);
            }
        }
        DMatrixRMaj basis = new DMatrixRMaj(dimension, vectors.size());
        for (int column = 0; column < vectors.size(); column++) {
            for (int row = 0; row < dimension; row++) {
                basis.set(row, column, vectors.get(column)[row]);
            }
        }
        return basis;
    }

    private static void removeFrom(double[] vector, List<double[]> others) {
        for (double[] other : others) {
            double share = Vectors.dot(vector, other);
            for (int i = 0; i < vector.length; i++) {
                vector[i] -= share * other[i];
            }
        }
    }
}
