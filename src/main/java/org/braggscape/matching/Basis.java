package org.braggscape.matching;

/** Three vectors that span a lattice, as rows, in Å. */
final class Basis {
    private final double[][] rows;

    Basis(double[][] rows) {
        this.rows = rows;
    }

    /**
     * Places a cell in standard orientation.
     *
     * @param p a, b, c in Å and α, β, γ in degrees
     * @return its vectors, or null where the angles close to no cell
     */
    static Basis ofParameters(double[] p) {
        double x = Math.cos(Math.toRadians(p[3]));
        double y = Math.cos(Math.toRadians(p[4]));
        double z = Math.cos(Math.toRadians(p[5]));
        double sine = Math.sqrt(1 - z * z);
        double cy = (x - y * z) / sine;
        double square = 1 - y * y - cy * cy;
        if (!(square > 0)) {
            return null;
        }
        return new Basis(new double[][] {{p[0], 0, 0}, {p[1] * z, p[1] * sine, 0},
            {p[2] * y, p[2] * cy, p[2] * Math.sqrt(square)}});
    }

    double[] row(int i) {
        return rows[i];
    }

    /** {@return the basis made of integer combinations of these vectors, one per row} */
    Basis combined(long[][] combinations) {
        double[][] result = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                result[i][j] = combinations[i][0] * rows[0][j] + combinations[i][1] * rows[1][j]
                        + combinations[i][2] * rows[2][j];
            }
        }
        return new Basis(result);
    }

    Basis scaled(double factor) {
        double[][] result = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                result[i][j] = factor * rows[i][j];
            }
        }
        return new Basis(result);
    }

    /** {@return the volume, negative for a left-handed basis} */
    double determinant() {
        double[] cross = cross(rows[1], rows[2]);
        return dot(rows[0], cross);
    }

    double volume() {
        return Math.abs(determinant());
    }

    double length(int i) {
        return Math.sqrt(dot(rows[i], rows[i]));
    }

    /** {@return a, b, c in Å and α, β, γ in degrees} */
    double[] parameters() {
        double a = length(0);
        double b = length(1);
        double c = length(2);
        return new double[] {a, b, c, angle(dot(rows[1], rows[2]) / (b * c)), angle(dot(rows[0], rows[2]) / (a * c)),
            angle(dot(rows[0], rows[1]) / (a * b))};
    }

    /** {@return the lengths of the reciprocal vectors (without 2π), in Å⁻¹} */
    double[] reciprocalLengths() {
        double volume = volume();
        double[] lengths = new double[3];
        for (int i = 0; i < 3; i++) {
            double[] cross = cross(rows[(i + 1) % 3], rows[(i + 2) % 3]);
            lengths[i] = Math.sqrt(dot(cross, cross)) / volume;
        }
        return lengths;
    }

    static double dot(double[] v, double[] w) {
        return v[0] * w[0] + v[1] * w[1] + v[2] * w[2];
    }

    private static double[] cross(double[] v, double[] w) {
        return new double[] {v[1] * w[2] - v[2] * w[1], v[2] * w[0] - v[0] * w[2], v[0] * w[1] - v[1] * w[0]};
    }

    private static double angle(double cosine) {
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
    }
}
