package org.braggscape.app.background;

import java.io.UncheckedIOException;
import java.util.Optional;

/** Tells failures whose message was written for the user from all others. */
public final class Foreseen {
    private Foreseen() {
    }

    /** {@return the sentence for the user that a failure carries, nothing where it carries none} */
    public static Optional<String> sentence(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException failed) {
                return Optional.ofNullable(failed.getCause().getMessage());
            }
            if (cause instanceof IllegalArgumentException) {
                return Optional.ofNullable(cause.getMessage());
            }
        }
        return Optional.empty();
    }
}
