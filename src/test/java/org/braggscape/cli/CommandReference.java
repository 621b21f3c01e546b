package org.braggscape.cli;

import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual's page on commands, made of the same descriptions as {@code --help}. */
final class CommandReference {
    private static final String INTRODUCTION = """
            # Commands

            What the program does without its window. `braggscape` is short for `java -jar target/braggscape.jar`; the installed program has that name.
            Without a command it opens the window, with a file or a sample that is named: `braggscape my.cif`, `braggscape Au2S`.
            Exit codes: 0 done, 1 the work failed, 2 wrong usage. Results go to standard output, everything else to standard error.

            This page is generated from the program (`mvn -q test -Dtest=CommandReferenceTest -Dbraggscape.commands=write`).
            All commands have `-h` or `--help` and `-V` or `--version`, which are left out below.
            """;

    private CommandReference() {
    }

    /** {@return the page in Markdown} */
    static String page() {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        add(Braggscape.commandLine(), text);
        return text.toString();
    }

    private static void add(CommandLine command, StringBuilder text) {
        for (CommandLine one : command.getSubcommands().values()) {
            CommandSpec spec = one.getCommandSpec();
            text.append("\n## ").append(spec.qualifiedName()).append("\n\n")
                    .append(plain(spec.usageMessage().description())).append("\n\n```\n")
                    .append(new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0).stripTrailing()).append("\n```\n\n");
            List<OptionSpec> options = spec.options().stream().filter(option -> !option.usageHelp() && !option.versionHelp())
                    .sorted(Comparator.comparing(OptionSpec::longestName)).toList();
            if (!spec.positionalParameters().isEmpty() || !options.isEmpty()) {
                text.append("| argument | meaning |\n|---|---|\n");
                for (PositionalParamSpec parameter : spec.positionalParameters()) {
                    row(text, parameter.paramLabel(), parameter);
                }
                for (OptionSpec option : options) {
                    String names = String.join(", ", option.names());
                    row(text, option.arity().max() == 0 ? names : names + " " + option.paramLabel(), option);
                }
            }
            add(one, text);
        }
    }

    /** As picocli prints it. */
    private static String plain(String[] description) {
        return String.join(" ", description).replace("%n", " ").replace("%%", "%");
    }

    private static void row(StringBuilder text, String name, ArgSpec argument) {
        String description = plain(argument.description());
        String usual = argument.defaultValue();
        boolean missing = usual != null && argument.arity().max() > 0 && !description.contains("default:");
        text.append("| `").append(name.replace("|", "\\|")).append("` | ").append(description.replace("|", "\\|"))
                .append(argument.required() && argument.isOption() && argument.group() == null ? " Required." : "")
                .append(missing ? " Default: " + usual + "." : "").append(" |\n");
    }
}
