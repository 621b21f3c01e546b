package org.braggscape.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.ImpossibleCellException;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.figure.DescentMapFigure;
import org.braggscape.loss.Loss;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.Target;
import org.braggscape.optim.Path;
import org.braggscape.optim.PathPoint;
import org.braggscape.study.DescentComputation;
import org.braggscape.study.DescentMode;
import org.braggscape.study.DescentRequest;
import org.braggscape.study.Schedule;
import org.braggscape.study.StepRuleName;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code descend}: follows the loss downhill from one start, in one or all of the three modes. */
@Command(name = "descend", description = "Follows the loss downhill from one start: unconstrained, from a constrained start, "
        + "and constrained to the structure's symmetry at each step.", mixinStandardHelpOptions = true,
        versionProvider = Braggscape.Version.class)
final class DescendCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STRUCTURE", arity = "1..*",
            description = "Candidates: CIF or POSCAR files, or names of samples such as U2Ti.")
    private List<String> structures;

    @Mixin
    private TargetArgument target;

    @Mixin
    private LaboratoryArgument laboratory;

    @ArgGroup
    private Start start = new Start();

    /** Where to start from: one of two ways. */
    private static final class Start {
        @Option(names = "--start", paramLabel = "a=4.9,c=2.7", split = ",",
                description = "Cell parameters of the start; those not named keep the candidate's values.")
        private Map<String, Double> values = new LinkedHashMap<>();

        @Option(names = "--noise", paramLabel = "SIGMA",
                description = "A random start: lattice noise where the cell is free, coordinate noise where they are.")
        private Double noise;
    }

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Seed of --noise (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--free", paramLabel = "WHAT", defaultValue = "cell",
            description = "What moves: cell, coordinates or both (default: ${DEFAULT-VALUE}).")
    private String free;

    @Option(names = "--mode", paramLabel = "MODE", split = ",",
            description = "unconstrained, constrained-start or constrained (default: all three).")
    private List<String> modes = List.of();

    @Option(names = "--family", paramLabel = "NAME",
            description = "Crystal family to which constrained descents keep the cell: triclinic, monoclinic, orthorhombic, "
                    + "tetragonal, hexagonal or cubic (default: the candidate's own).")
    private String family;

    @Mixin
    private LossOrEnergyArgument minimised;

    @Option(names = "--rule", paramLabel = "NAME", defaultValue = "gradient-descent",
            description = "gradient-descent, structsnap, momentum, nesterov, adam, lbfgs, fire or levenberg-marquardt "
                    + "(default: ${DEFAULT-VALUE}).")
    private String ruleName;

    @Option(names = "--schedule", paramLabel = "NAME",
            description = "Descend in stages, the first on smoothed losses: ladder, ladder-polish, broadening, multistart or "
                    + "basin-hopping. The last stage takes --loss and --steps. relax descends on the loss within the symmetry, "
                    + "then relaxes freely by the --energy.")
    private String scheduleName;

    @Option(names = "--rates", paramLabel = "LENGTHS,ANGLES,COORDINATES", split = ",",
            description = "Rates of gradient descent and momentum (default: 0.001,0.25,0.002).")
    private List<Double> rates = List.of();

    @Option(names = "--steps", paramLabel = "N", defaultValue = "2000",
            description = "Largest number of steps (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the paths as .json or .csv.")
    private java.nio.file.Path out;

    @Mixin
    private DescentPictures pictures;

    @Option(names = "--json", description = "Print the paths as JSON.")
    private boolean json;

    private record Point(Map<String, Double> cell, double loss, double gradientNorm, double step) {
    }

    private record End(Map<String, Double> cell, double loss, String reason, Double distanceToTruth, Boolean recovered, Boolean matches) {
    }

    private record OutputPath(String structure, String mode, String rule, String lossName, List<Point> points, End end) {
    }

    private record Output(List<OutputPath> paths) {
    }

    @Override
    public Integer call() throws IOException {
        StepRuleName rule = StepRuleName.of(ruleName).orElseThrow(() -> usage("--rule: there is no step rule '" + ruleName
                + "'; use one of those that --help lists."));
        List<DescentMode> chosen = modes();
        Set<ParameterGroup> groups = free();
        Optional<CrystalFamily> wanted = family();
        StepRuleName.Rates learning = rates();
        Optional<Schedule> named = schedule();
        boolean relaxes = named.filter(Schedule::leavesModelOpen).isPresent();
        Optional<Schedule> schedule = relaxes ? minimised.energy().map(Schedule::relax).or(() -> named) : named;
        if (steps < 1 || steps > DescentRequest.MOST_STEPS) {
            throw usage("--steps: " + steps + " is out of range; give a number from 1 to " + DescentRequest.MOST_STEPS + ".");
        }
        if (start.noise != null && !(start.noise >= 0 && start.noise < 0.5)) {
            throw usage("--noise: " + start.noise + " is out of range; give a number from 0 to below 0.5.");
        }
        if (out != null && !out.toString().endsWith(".json") && !out.toString().endsWith(".csv")) {
            throw usage("--out: '" + out + "' must end in .json or .csv.");
        }
        if (out != null) {
            AtomicFile.check(out);
        }
        Loss loss = relaxes ? minimised.beforeRelaxation() : minimised.chosen();
        pictures.check(structures.size(), chosen);
        TargetArgument.Choice choice = target.read();
        target.check(choice, laboratory, loss);
        List<OutputPath> paths = new ArrayList<>();
        for (String name : structures) {
            CrystalStructure candidate = StructureArgument.read(name, spec);
            Target aim = target.of(choice, candidate, laboratory);
            DescentComputation computation = new DescentComputation(new DescentRequest(aim, candidate, choice.settings(),
                    loss, groups, rule, learning, steps, wanted, schedule));
            CrystalStructure from = start(computation, candidate);
            List<DescentMapFigure.PathLine> lines = new ArrayList<>();
            for (DescentMode mode : chosen) {
                try (TerminalProgress progress = new TerminalProgress(mode.key())) {
                    Path path = computation.run(from, mode, 1, progress);
                    paths.add(output(name, mode, loss, computation, path));
                    lines.add(new DescentMapFigure.PathLine(mode,
                            path.points().stream().map(point -> computation.cell(point.x()).parameters()).toList()));
                }
            }
            if (pictures.wanted()) {
                pictures.write(aim, candidate, choice.settings(), loss, lines);
            }
        }
        write(paths, loss.unit());
        return 0;
    }

    private Optional<Schedule> schedule() {
        if (scheduleName == null) {
            return Optional.empty();
        }
        Optional<Schedule> known = Schedule.of(scheduleName);
        if (known.isEmpty()) {
            throw usage("--schedule: there is no schedule '" + scheduleName + "'; use one of "
                    + Schedule.ALL.stream().map(Schedule::key).collect(Collectors.joining(", ")) + ".");
        }
        return known;
    }

    private List<DescentMode> modes() {
        if (modes.isEmpty()) {
            return DescentMode.THREE;
        }
        return modes.stream().map(name -> DescentMode.of(name).filter(DescentMode.THREE::contains).orElseThrow(() -> usage("--mode: there is no mode '" + name
                + "'; use unconstrained, constrained-start or constrained."))).toList();
    }

    private Optional<CrystalFamily> family() {
        if (family == null) {
            return Optional.empty();
        }
        for (CrystalFamily each : CrystalFamily.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(family)) {
                return Optional.of(each);
            }
        }
        throw usage("--family: there is no crystal family '" + family
                + "'; use triclinic, monoclinic, orthorhombic, tetragonal, hexagonal or cubic.");
    }

    private Set<ParameterGroup> free() {
        return switch (free) {
            case "cell" -> EnumSet.of(ParameterGroup.CELL);
            case "coordinates" -> EnumSet.of(ParameterGroup.COORDINATES);
            case "both" -> EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES);
            default -> throw usage("--free: '" + free + "' cannot move; use cell, coordinates or both.");
        };
    }

    private StepRuleName.Rates rates() {
        if (rates.isEmpty()) {
            return StepRuleName.Rates.DEFAULT;
        }
        if (rates.size() != 3) {
            throw usage("--rates: give three numbers, for lengths, angles and coordinates, not " + rates.size() + ".");
        }
        try {
            return new StepRuleName.Rates(rates.get(0), rates.get(1), rates.get(2));
        } catch (IllegalArgumentException e) {
            throw usage("--rates: " + e.getMessage());
        }
    }

    private CrystalStructure start(DescentComputation computation, CrystalStructure candidate) {
        if (start.noise != null) {
            return computation.request().randomStart(start.noise, seed);
        }
        double[] cell = candidate.lattice().parameters();
        start.values.forEach((key, value) -> {
            LatticeParameter parameter = LatticeParameter.of(key).orElseThrow(() -> usage("--start: there is no lattice "
                    + "parameter '" + key + "'; use a, b, c, alpha, beta or gamma."));
            cell[parameter.ordinal()] = value;
        });
        try {
            return candidate.withLattice(Lattice.of(cell));
        } catch (ImpossibleCellException e) {
            throw usage("--start: " + e.getMessage());
        }
    }

    private OutputPath output(String name, DescentMode mode, Loss loss, DescentComputation computation, Path path) {
        List<Point> points = path.points().stream().map(point -> new Point(cell(computation, point), point.value(),
                point.gradientNorm(), point.stepLength())).toList();
        PathPoint last = path.end();
        OptionalDouble distance = computation.distanceToTruth(last.x());
        String how = scheduleName == null ? ruleName : scheduleName;
        return new OutputPath(name, mode.key(), how, loss.name(), points, new End(cell(computation, last), last.value(),
                path.reason().name().toLowerCase(Locale.ROOT), distance.isPresent() ? distance.getAsDouble() : null,
                distance.isPresent() ? computation.recovered(last.x()) : null, computation.matches(last.x()).orElse(null)));
    }

    private static Map<String, Double> cell(DescentComputation computation, PathPoint point) {
        Map<String, Double> cell = new LinkedHashMap<>();
        double[] values = computation.cell(point.x()).parameters();
        for (LatticeParameter parameter : LatticeParameter.values()) {
            cell.put(parameter.key(), values[parameter.ordinal()]);
        }
        return cell;
    }

    private void write(List<OutputPath> paths, String unit) throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        if (out != null) {
            AtomicFile.write(out, out.toString().endsWith(".json") ? JsonOutput.write(new Output(paths)) + "\n" : csv(paths));
            spec.commandLine().getErr().println("Wrote " + out + ".");
        }
        if (json) {
            terminal.println(JsonOutput.write(new Output(paths)));
        } else if (out == null) {
            terminal.printf("%-18s %6s %10s %10s  %-10s %s%n", "mode", "steps",
                    unit.isEmpty() ? "loss" : "energy/eV", "distance", "reason", "end");
            for (OutputPath path : paths) {
                StringBuilder cell = new StringBuilder();
                path.end.cell.forEach((key, value) -> cell.append(String.format(Locale.ROOT, " %s %.4f", key, value)));
                terminal.printf(Locale.ROOT, "%-18s %6d %10.6f %10s  %-10s%s%n", path.mode, path.points.size() - 1,
                        path.end.loss, path.end.distanceToTruth == null ? "unknown"
                                : String.format(Locale.ROOT, "%.5f", path.end.distanceToTruth), path.end.reason, cell);
            }
        }
    }

    private static String csv(List<OutputPath> paths) {
        StringBuilder text = new StringBuilder("structure,mode,step_number,a,b,c,alpha,beta,gamma,loss,gradient_norm,step\n");
        for (OutputPath path : paths) {
            for (int i = 0; i < path.points.size(); i++) {
                Point point = path.points.get(i);
                text.append(path.structure).append(',').append(path.mode).append(',').append(i);
                point.cell.values().forEach(value -> text.append(',').append(value));
                text.append(',').append(point.loss).append(',').append(point.gradientNorm).append(',').append(point.step)
                        .append('\n');
            }
        }
        return text.toString();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
