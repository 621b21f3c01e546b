package org.braggscape.session;

import java.io.IOException;

/** A session file that cannot be read; the message is the sentence for the user. */
public final class SessionFormatException extends IOException {
    private static final long serialVersionUID = 1;

    /** Says what is wrong, and where. */
    public SessionFormatException(String message) {
        super(message);
    }
}
