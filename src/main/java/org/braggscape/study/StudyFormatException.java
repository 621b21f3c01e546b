package org.braggscape.study;

import java.io.IOException;

/** A configuration or a file of records that is not what it should be; the message is a sentence for the user. */
public final class StudyFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    StudyFormatException(String message) {
        super(message);
    }
}
