package org.braggscape.crystal.io;

/**
 * One token of a CIF.
 *
 * @param kind what it is
 * @param text the value without its quotes, the tag, or the name behind {@code data_} or {@code save_}
 * @param quoted whether a value stood in quotes or in a text field, so that {@code ?} and {@code .} mean themselves
 * @param line where it begins, counted from 1
 */
record CifToken(Kind kind, String text, boolean quoted, int line) {
    enum Kind { BLOCK, FRAME, LOOP, TAG, VALUE }

    /** {@return whether this value says that there is none: {@code ?} (unknown) or {@code .} (not applicable)} */
    boolean isMissing() {
        return !quoted && (text.equals("?") || text.equals("."));
    }
}
