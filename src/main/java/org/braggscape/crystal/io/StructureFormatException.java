package org.braggscape.crystal.io;

import java.io.IOException;

/**
 * A file holds no structure that can be read. The message is the sentence for the user: it names the file, the line where
 * that is known, what is wrong and what to do about it.
 */
public final class StructureFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    StructureFormatException(String message) {
        super(message);
    }
}
