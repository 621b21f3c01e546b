package org.braggscape.diffraction;

/** The cell is so small that no reflection lies in the range of the pattern. */
public final class NoReflectionsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NoReflectionsException(String message) {
        super(message);
    }
}
