package org.braggscape.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.matching.Match;
import org.braggscape.matching.MatchOptions;
import org.braggscape.matching.MatchTolerances;
import org.braggscape.matching.StructureMatcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code match}: whether two structures are the same crystal; or many pairs of them. */
@Command(name = "match", description = "Tells whether two structures are the same crystal within tolerances, as pymatgen's "
        + "StructureMatcher does. No match is an answer, not a failure: the exit code is 0.",
        mixinStandardHelpOptions = true, versionProvider = Braggscape.Version.class)
final class MatchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "REFERENCE",
            description = "A CIF or POSCAR, or the name of a sample such as U2Ti.")
    private String reference;

    @Parameters(index = "1", arity = "0..1", paramLabel = "CANDIDATE", description = "The same of what is compared with it.")
    private String candidate;

    @Option(names = "--pairs", paramLabel = "FILE.jsonl", description = "Compare many pairs instead: one "
            + "{\"a\": REFERENCE, \"b\": CANDIDATE} a line, paths relative to the file's folder; prints one line of JSON for each.")
    private Path pairs;

    @Option(names = "--ltol", paramLabel = "NUMBER", defaultValue = "0.1",
            description = "Ratio of lengths, less 1 (default: ${DEFAULT-VALUE}).")
    private double ltol;

    @Option(names = "--stol", paramLabel = "NUMBER", defaultValue = "0.2",
            description = "Distance of atoms in units of their mean spacing (default: ${DEFAULT-VALUE}).")
    private double stol;

    @Option(names = "--angle-tol", paramLabel = "DEGREES", defaultValue = "5",
            description = "Difference of angles (default: ${DEFAULT-VALUE}).")
    private double angleTol;

    @Option(names = "--no-scale", description = "Do not scale both cells to one volume first.")
    private boolean unscaled;

    @Option(names = "--no-primitive", description = "Do not reduce both to their primitive cells first.")
    private boolean unreduced;

    @Option(names = "--symmetric", description = "Ask for a match both ways round.")
    private boolean symmetric;

    @Option(names = "--json", description = "Print JSON; --pairs always does.")
    private boolean json;

    private record Output(boolean match, double rms, double max, double volumeError, String reason,
            List<Match.SitePair> mapping) {
    }

    @Override
    public Integer call() throws IOException {
        StructureMatcher matcher = matcher();
        if (pairs != null) {
            if (reference != null) {
                throw usage("Give either two structures or --pairs, not both.");
            }
            new MatchedPairs(pairs, matcher, spec).run();
            return 0;
        }
        if (candidate == null) {
            throw usage(reference == null ? "Give two structures, or a file of pairs with --pairs."
                    : "Missing the CANDIDATE to compare " + reference + " with.");
        }
        CrystalStructure truth = StructureArgument.read(reference, spec);
        CrystalStructure other = StructureArgument.read(candidate, spec);
        Match match = matcher.match(truth, other);
        if (json) {
            spec.commandLine().getOut().println(JsonOutput.write(new Output(match.matches(), match.rms(),
                    match.maximumDistance(), match.volumeError(), match.reason(), match.mapping())));
        } else {
            print(match, truth, other);
        }
        return 0;
    }

    private StructureMatcher matcher() {
        try {
            return new StructureMatcher(new MatchTolerances(ltol, stol, angleTol),
                    new MatchOptions(!unscaled, !unreduced, symmetric));
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void print(Match match, CrystalStructure truth, CrystalStructure other) {
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.printf("%s and %s %s.%n", reference, candidate, match.matches() ? "match" : "do not match");
        if (!match.matches()) {
            terminal.println(match.reason());
        }
        if (!match.mapping().isEmpty()) {
            terminal.printf(Locale.ROOT, "  rms %.6f, largest distance %.6f, in units of the mean spacing%n", match.rms(),
                    match.maximumDistance());
        }
        terminal.printf(Locale.ROOT, "  volume per atom %+.3f %%%n", 100 * match.volumeError());
        for (Match.SitePair pair : match.mapping()) {
            terminal.printf("  atom %d (%s) lies on atom %d (%s)%n", pair.candidate() + 1,
                    other.sites().get(pair.candidate()).label(), pair.reference() + 1,
                    truth.sites().get(pair.reference()).label());
        }
    }
}
