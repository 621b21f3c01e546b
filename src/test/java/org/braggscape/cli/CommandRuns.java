package org.braggscape.cli;

/** Commands for tests elsewhere. */
public final class CommandRuns {
    private CommandRuns() {
    }

    /** {@return the exit code of a command} */
    public static int exitCode(String... arguments) {
        return CommandRun.of(arguments).exitCode();
    }
}
