package org.braggscape.crystal;

/** The six numbers describe no cell. The message is a sentence that says which value is wrong and why. */
public final class ImpossibleCellException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message a sentence for the user
     */
    public ImpossibleCellException(String message) {
        super(message);
    }
}
