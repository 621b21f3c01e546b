package org.braggscape.energy;

import org.braggscape.crystal.Lattice;
import org.ejml.data.DMatrix3x3;

/** The cell vectors as functions of the six cell parameters, a along x and b in the xy plane. One thread at a time. */
final class CellVectors {
    private static final double DEGREE = Math.PI / 180;

    private final double[] parameters = new double[6];
    private final double[] vectors = new double[9];
    /** By the vectors: lower triangle, row by row. */
    private final double[] byVectors = new double[9];

    /** Takes the first six numbers as a, b, c in Å and α, β, γ in degrees of a possible cell. */
    void set(double[] x) {
        System.arraycopy(x, 0, parameters, 0, 6);
        DMatrix3x3 m = Lattice.of(parameters).matrix();
        vectors[0] = m.a11;
        vectors[3] = m.a21;
        vectors[4] = m.a22;
        vectors[6] = m.a31;
        vectors[7] = m.a32;
        vectors[8] = m.a33;
    }

    /** {@return the vectors as rows in Å, nine numbers, not copied} */
    double[] vectors() {
        return vectors;
    }

    /**
     * Turns derivatives by strain into those by the parameters.
     *
     * @param strain symmetric, nine numbers
     * @param gradient receives six numbers, per Å and per degree
     */
    void derivatives(double[] strain, double[] gradient) {
        byVectors(strain);
        double b = parameters[1];
        double c = parameters[2];
        double cosBeta = vectors[6] / c;
        double cosGamma = vectors[3] / b;
        double sinGamma = vectors[4] / b;
        double cy = vectors[7] / c;
        double cz = vectors[8] / c;
        double sinAlpha = Math.sin(DEGREE * parameters[3]);
        double sinBeta = Math.sin(DEGREE * parameters[4]);
        gradient[0] = byVectors[0];
        gradient[1] = byVectors[3] * cosGamma + byVectors[4] * sinGamma;
        gradient[2] = byVectors[6] * cosBeta + byVectors[7] * cy + byVectors[8] * cz;
        // c is c (cosβ, cy, cz) with cy = (cosα − cosβ cosγ)/sinγ and cz² = 1 − cos²β − cy²
        double cyByAlpha = -sinAlpha / sinGamma;
        gradient[3] = DEGREE * c * cyByAlpha * (byVectors[7] - byVectors[8] * cy / cz);
        double cyByBeta = sinBeta * cosGamma / sinGamma;
        gradient[4] = DEGREE * c * (-byVectors[6] * sinBeta + byVectors[7] * cyByBeta
                + byVectors[8] * (cosBeta * sinBeta - cy * cyByBeta) / cz);
        double cyByGamma = cosBeta - cy * cosGamma / sinGamma;
        gradient[5] = DEGREE * (b * (byVectors[4] * cosGamma - byVectors[3] * sinGamma)
                + c * cyByGamma * (byVectors[7] - byVectors[8] * cy / cz));
    }

    /** With the vectors L as rows and the strain's derivatives S: ∂E/∂L = L⁻ᵀ S. */
    private void byVectors(double[] s) {
        double w0 = 1 / vectors[0];
        double w4 = 1 / vectors[4];
        double w8 = 1 / vectors[8];
        double w3 = -vectors[3] * w0 * w4;
        double w7 = -vectors[7] * w4 * w8;
        double w6 = (vectors[3] * vectors[7] - vectors[4] * vectors[6]) * w0 * w4 * w8;
        for (int j = 0; j < 3; j++) {
            byVectors[j] = w0 * s[j] + w3 * s[3 + j] + w6 * s[6 + j];
            byVectors[3 + j] = w4 * s[3 + j] + w7 * s[6 + j];
            byVectors[6 + j] = w8 * s[6 + j];
        }
    }
}
