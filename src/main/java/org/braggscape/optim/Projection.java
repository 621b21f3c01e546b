package org.braggscape.optim;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A linear (or affine) constraint: puts points onto a subspace and vectors into its tangent space. Both maps are idempotent;
 * implementations must be safe to call from several threads at once.
 */
public interface Projection {
    /** No constraint: every point stays where it is. */
    Projection NONE = new Projection() {
        @Override
        public void point(double[] x) {
            // nothing is constrained
        }

        @Override
        public void direction(double[] v) {
            // nothing is constrained
        }
    };

    /**
     * Puts a point onto the subspace.
     *
     * @param x the point, modified
     */
    void point(double[] x);

    /**
     * Puts a vector into the tangent space of the subspace: the orthogonal projection, so that the projected gradient is the
     * gradient of the function restricted to the subspace.
     *
     * @param v the vector, modified
     */
    void direction(double[] v);

    /**
     * Applies both maps of a smaller constraint to a part of the vector.
     *
     * @param offset index of the first coordinate of the part, at least 0
     * @param length how many coordinates it has
     * @param point projects a point of that length in place
     * @param direction projects a vector of that length in place
     * @return the projection that leaves all other coordinates alone
     */
    static Projection ofPart(int offset, int length, Consumer<double[]> point, Consumer<double[]> direction) {
        return new Projection() {
            @Override
            public void point(double[] x) {
                apply(point, x);
            }

            @Override
            public void direction(double[] v) {
                apply(direction, v);
            }

            private void apply(Consumer<double[]> map, double[] vector) {
                double[] part = Arrays.copyOfRange(vector, offset, offset + length);
                map.accept(part);
                System.arraycopy(part, 0, vector, offset, length);
            }
        };
    }

    /**
     * Joins two constraints on different coordinates.
     *
     * @param other the constraint applied after this one
     * @return both
     */
    default Projection and(Projection other) {
        Projection first = this;
        return new Projection() {
            @Override
            public void point(double[] x) {
                first.point(x);
                other.point(x);
            }

            @Override
            public void direction(double[] v) {
                first.direction(v);
                other.direction(v);
            }
        };
    }
}
