package org.braggscape.energy;

import java.util.Locale;

/**
 * How things stand between the program and its i-PI client.
 *
 * @param phase whether there is a client
 * @param energies so many were computed by clients since the program listens
 */
public record IpiState(Phase phase, long energies) {
    /** Whether there is a client. */
    public enum Phase {
        /** None has come yet. */
        WAITING,
        /** One is there. */
        CONNECTED,
        /** The last one has gone. */
        LOST,
        /** The program does not listen, or no more. */
        STOPPED
    }

    /** {@return the state in words for the user} */
    public String sentence() {
        return switch (phase) {
            case WAITING -> "Waiting for a client.";
            case CONNECTED -> "A client is connected: " + String.format(Locale.ROOT, "%,d", energies)
                    + (energies == 1 ? " energy." : " energies.");
            case LOST -> "The client has gone; waiting for another one.";
            case STOPPED -> "Stopped.";
        };
    }
}
