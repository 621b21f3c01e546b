package org.braggscape.crystal.symmetry;

/** The proper rotation matrices that Hall symbols build on, row by row. */
final class Rotations {
    private static final int[] IDENTITY = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    private static final int[] TWOFOLD_Z = {-1, 0, 0, 0, -1, 0, 0, 0, 1};
    private static final int[] THREEFOLD_Z = {0, -1, 0, 1, -1, 0, 0, 0, 1};
    private static final int[] FOURFOLD_Z = {0, -1, 0, 1, 0, 0, 0, 0, 1};
    private static final int[] SIXFOLD_Z = {1, -1, 0, 1, 0, 0, 0, 0, 1};
    /** Along a − b, seen from c. */
    private static final int[] TWOFOLD_MINUS = {0, -1, 0, -1, 0, 0, 0, 0, -1};
    /** Along a + b, seen from c. */
    private static final int[] TWOFOLD_PLUS = {0, 1, 0, 1, 0, 0, 0, 0, -1};
    private static final int[] THREEFOLD_DIAGONAL = {0, 0, 1, 1, 0, 0, 0, 1, 0};

    private Rotations() {
    }

    /**
     * Finds a matrix.
     *
     * @param order 1, 2, 3, 4 or 6
     * @param axis x, y or z; ' and " for the face diagonals of a twofold axis; * for the body diagonal of a threefold one
     * @param reference the axis, x, y or z, to which a face diagonal is perpendicular
     * @return nine integers row by row, a new array
     * @throws IllegalArgumentException if no such rotation exists
     */
    static int[] matrix(int order, char axis, char reference) {
        return switch (axis) {
            case '*' -> order == 3 ? THREEFOLD_DIAGONAL.clone() : impossible(order, axis);
            case '\'' -> order == 2 ? turned(TWOFOLD_MINUS, reference) : impossible(order, axis);
            case '"' -> order == 2 ? turned(TWOFOLD_PLUS, reference) : impossible(order, axis);
            default -> turned(alongZ(order), axis);
        };
    }

    private static int[] alongZ(int order) {
        return switch (order) {
            case 1 -> IDENTITY;
            case 2 -> TWOFOLD_Z;
            case 3 -> THREEFOLD_Z;
            case 4 -> FOURFOLD_Z;
            default -> SIXFOLD_Z;
        };
    }

    /** Renames the axes cyclically, so that what was along z is along the given axis. */
    private static int[] turned(int[] matrix, char axis) {
        int shift = axis == 'z' ? 0 : axis - 'x' + 1;
        int[] result = new int[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                result[3 * ((i + shift) % 3) + (j + shift) % 3] = matrix[3 * i + j];
            }
        }
        return result;
    }

    private static int[] impossible(int order, char axis) {
        throw new IllegalArgumentException("a rotation of order " + order + " has no axis " + axis);
    }
}
