package org.braggscape.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.braggscape.crystal.io.SampleStructures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;

/** The command {@code braggscape}. Exit codes: 0 done, 1 the work failed, 2 wrong usage. */
@Command(name = "braggscape",
        description = "Shows why fitting a crystal structure to a powder X-ray pattern by gradient descent gets stuck.%n"
                + "Without a command it opens the window; with a structure file, a session or the name of a sample, that in the window.",
        mixinStandardHelpOptions = true, versionProvider = Braggscape.Version.class,
        subcommands = {PatternCommand.class, SliceCommand.class, DescendCommand.class, LossCommand.class, EnergyCommand.class, MatchCommand.class,
            StudyCommand.class, FigureCommand.class, BenchCommand.class, DoctorCommand.class})
public final class Braggscape implements Runnable {
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    /** Reads the version from the program's own archive. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Braggscape.class.getPackage().getImplementationVersion();
            return new String[] {"braggscape " + (version == null ? "(development build)" : version)};
        }
    }

    /**
     * Runs a command.
     *
     * @param arguments as given on the command line
     * @return the exit code
     */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** {@return the parser with the project's manners: short messages, exit codes 0, 1 and 2} */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Braggscape());
        commandLine.setParameterExceptionHandler((exception, ignored) -> {
            CommandLine failed = exception.getCommandLine();
            PrintWriter error = failed.getErr();
            error.println(exception instanceof CommandLine.UnmatchedArgumentException unmatched ? unmatched(unmatched)
                    : exception.getMessage());
            error.println("See '" + failed.getCommandSpec().qualifiedName() + " --help'.");
            return WRONG_USAGE;
        });
        commandLine.setExecutionStrategy(parsed -> {
            try {
                return new CommandLine.RunLast().execute(parsed);
            } catch (OutOfMemoryError e) {
                throw new CommandLine.ExecutionException(parsed.commandSpec().commandLine(), e.toString(), new IllegalStateException(e));
            } finally {
                EnergyArgument.close(parsed);
            }
        });
        commandLine.setExecutionExceptionHandler((exception, failed, ignored) -> {
            failed.getErr().println(message(exception));
            return FAILED;
        });
        return commandLine;
    }

    /** {@return whether a word of the command line is a file or a sample, to be opened in the window, and no command} */
    public static boolean isForWindow(String word) {
        return SampleStructures.names().contains(word) || !word.startsWith("-") && Files.isRegularFile(Path.of(word));
    }

    /** Only the first word is named: what follows an unknown option is mostly its value. */
    private static String unmatched(CommandLine.UnmatchedArgumentException exception) {
        String first = exception.getUnmatched().get(0);
        boolean option = exception.isUnknownOption();
        if (!option && exception.getCommandLine().getParent() != null) {
            return "'" + first + "' is one argument too many.";
        }
        CommandSpec command = exception.getCommandLine().getCommandSpec();
        List<String> near = Misspelling.nearest(first, option ? command.optionsMap().keySet() : command.subcommands().keySet());
        if (!option && first.matches(".*[./\\\\].*")) {
            return "'" + first + "' is neither a command nor a file that exists; check the path.";
        }
        return "There is no " + (option ? "option" : "command") + " '" + first + "'"
                + (near.isEmpty() ? "." : "; did you mean " + String.join(" or ", near) + "?");
    }

    private static String message(Exception exception) {
        if (exception instanceof UncheckedIOException wrapped) {
            return message(wrapped.getCause());
        }
        if (exception instanceof IllegalStateException && exception.getCause() instanceof UncheckedIOException onThread) {
            return message(onThread);
        }
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return "There is not enough memory for that: give the program more, such as java -Xmx8g -jar braggscape.jar, or ask "
                        + "for fewer points or threads.";
            }
        }
        boolean expected = exception instanceof IOException || exception instanceof IllegalArgumentException;
        if (expected && exception.getMessage() != null) {
            return exception.getMessage();
        }
        return "Unexpected error, please report it: " + exception;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
