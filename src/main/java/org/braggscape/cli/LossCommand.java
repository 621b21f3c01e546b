package org.braggscape.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.braggscape.autodiff.Hessian;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.Site;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.PatternObjective;
import org.braggscape.objective.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loss}: the loss between the patterns of two structures, with its derivatives by the candidate's parameters. */
@Command(name = "loss", description = "Computes the loss between the patterns of two structures, and its derivatives.",
        mixinStandardHelpOptions = true, versionProvider = Braggscape.Version.class)
final class LossCommand implements Callable<Integer> {
    /** Strain, or angle in radians, of a difference: peaks move by about a thousandth of their width. */
    private static final double HESSIAN_STEP = 1e-5;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TARGET", description = "A CIF or POSCAR, or the name of a sample such as U2Ti.")
    private String target;

    @Parameters(index = "1", paramLabel = "CANDIDATE", description = "The same of the structure whose parameters move.")
    private String candidate;

    @Option(names = "--loss", paramLabel = "NAME", defaultValue = "cosine", converter = LossArgument.class,
            completionCandidates = LossArgument.Names.class,
            description = "The loss: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Loss loss;

    @Option(names = "--gradient",
            description = "Also the derivatives by the cell (per Å and per degree) and by the fractional coordinates.")
    private boolean gradient;

    @Option(names = "--hessian",
            description = "Also the second derivatives by the six cell parameters, always from the direct sum.")
    private boolean hessian;

    @Option(names = "--exact", description = "Sum every peak over every bin instead of taking the fast way.")
    private boolean exact;

    @Option(names = "--check",
            description = "Check the derivatives near the candidate instead; exit code 1 when they are off.")
    private boolean check;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        CrystalStructure truth = StructureArgument.read(target, spec);
        CrystalStructure moving = StructureArgument.read(candidate, spec);
        if (!truth.formula().equals(moving.formula())) {
            spec.commandLine().getErr().println("Note: the target has the composition " + truth.formula()
                    + ", the candidate " + moving.formula() + "; their patterns are compared all the same.");
        }
        return check ? check(truth, moving) : compute(truth, moving);
    }

    private int check(CrystalStructure truth, CrystalStructure moving) {
        EnumSet<ParameterGroup> free = EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES,
                ParameterGroup.OCCUPANCIES);
        if (exact) {
            // the fast way has the profile in its tables
            free.add(ParameterGroup.PROFILE);
        }
        DerivativeCheck figures = DerivativeCheck.of(
                objective(truth, moving, new ParameterLayout(moving.sites().size(), free), exact), moving);
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            terminal.println(JsonOutput.write(figures));
        } else {
            figures.print(terminal);
        }
        return figures.passed() ? 0 : Braggscape.FAILED;
    }

    private PatternObjective objective(CrystalStructure truth, CrystalStructure moving, ParameterLayout layout, boolean direct) {
        return direct ? PatternObjective.exact(Target.of(truth), moving, XrdSettings.PAPER, loss, layout)
                : PatternObjective.fast(Target.of(truth), moving, XrdSettings.PAPER, loss, layout);
    }

    private int compute(CrystalStructure truth, CrystalStructure moving) throws IOException {
        int sites = moving.sites().size();
        ParameterLayout cell = ParameterLayout.cellOnly(sites);
        ParameterLayout layout = gradient
                ? new ParameterLayout(sites, EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES)) : cell;
        PatternObjective objective = objective(truth, moving, layout, exact);
        double[] x = objective.startPoint();
        double[] derivatives = new double[x.length];
        var evaluator = objective.newEvaluator();
        double value = gradient ? evaluator.gradient(x, derivatives) : evaluator.value(x);
        if (!Double.isFinite(value)) {
            throw new IOException(candidate + " has no intensity in the range of the pattern; use a structure with a larger "
                    + "cell.");
        }
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("loss", value);
        if (gradient) {
            results.put("gradient", byParameter(derivatives));
            results.put("dfrac", rows(Arrays.copyOfRange(derivatives, 6, x.length)));
        }
        if (hessian) {
            // differences magnify the small deviations of the fast gradient
            double[] parameters = moving.lattice().parameters();
            results.put("hessian", Hessian.of(objective(truth, moving, cell, true), parameters, steps(parameters)));
        }
        if (json) {
            spec.commandLine().getOut().println(JsonOutput.write(results));
        } else {
            print(results, moving);
        }
        return 0;
    }

    private static double[] steps(double[] cell) {
        double[] steps = new double[6];
        for (LatticeParameter parameter : LatticeParameter.values()) {
            int i = parameter.ordinal();
            steps[i] = parameter.isLength() ? HESSIAN_STEP * cell[i] : Math.toDegrees(HESSIAN_STEP);
        }
        return steps;
    }

    private static Map<String, Double> byParameter(double[] derivatives) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (LatticeParameter parameter : LatticeParameter.values()) {
            named.put(parameter.key(), derivatives[parameter.ordinal()]);
        }
        return named;
    }

    private static double[][] rows(double[] coordinates) {
        double[][] rows = new double[coordinates.length / 3][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(coordinates, 3 * i, 3 * i + 3);
        }
        return rows;
    }

    private void print(Map<String, Object> results, CrystalStructure moving) {
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.printf(Locale.ROOT, "%s loss of %s against %s: %.12f%n", loss.name(), candidate, target, results.get("loss"));
        if (results.get("gradient") instanceof Map<?, ?> named) {
            terminal.println();
            for (LatticeParameter parameter : LatticeParameter.values()) {
                terminal.printf(Locale.ROOT, "  by %-6s %15.8e per %s%n", parameter.key(), named.get(parameter.key()),
                        parameter.isLength() ? "Å" : "degree");
            }
        }
        if (results.get("dfrac") instanceof double[][] dfrac) {
            terminal.printf("%n  by the coordinates %16s %15s %15s%n", "x", "y", "z");
            for (int i = 0; i < dfrac.length; i++) {
                Site site = moving.sites().get(i);
                terminal.printf(Locale.ROOT, "  %5d  %-11s%s%n", i + 1, site.label(), numbers(dfrac[i]));
            }
        }
        if (results.get("hessian") instanceof double[][] matrix) {
            terminal.printf("%n  second derivatives by a, b, c, alpha, beta, gamma%n");
            for (double[] row : matrix) {
                terminal.println("  " + numbers(row));
            }
        }
    }

    /** Sixteen characters per number. */
    private static String numbers(double[] row) {
        StringBuilder text = new StringBuilder();
        for (double number : row) {
            text.append(String.format(Locale.ROOT, " %15.8e", number));
        }
        return text.toString();
    }
}
