package org.braggscape.diffraction;

import java.io.IOException;

/**
 * A file holds no measured pattern that can be read. The message is the sentence for the user: it names the file, the line
 * where that is known, what is wrong and what to do about it.
 */
public final class PatternFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    PatternFormatException(String message) {
        super(message);
    }
}
