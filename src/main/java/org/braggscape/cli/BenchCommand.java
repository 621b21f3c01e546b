package org.braggscape.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.braggscape.loss.Loss;
import org.braggscape.objective.ParameterGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code bench}: how long a loss takes on this machine, and how far the fast path is from the direct sum. */
@Command(name = "bench", description = "Measures how long a loss, its gradient and a map take on this machine, and how far "
        + "the fast path is from the direct sum.", mixinStandardHelpOptions = true,
        versionProvider = Braggscape.Version.class)
final class BenchCommand implements Callable<Integer> {
    private static final List<String> STRUCTURES = List.of("U2Ti", "Au2S", "Na3MnCoNiO6", "NdAl8Cu4");

    @Spec
    private CommandSpec spec;

    @Option(names = "--structure", paramLabel = "STRUCTURE",
            description = "Measure this one, a file or a sample; may be given several times "
                    + "(default: U2Ti, Au2S, Na3MnCoNiO6, NdAl8Cu4).")
    private List<String> structures = STRUCTURES;

    @Option(names = "--loss", paramLabel = "NAME", defaultValue = "cosine", converter = LossArgument.class,
            completionCandidates = LossArgument.Names.class,
            description = "The loss: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Loss loss;

    @Option(names = "--free", paramLabel = "GROUP", converter = GroupArgument.class,
            description = "Free beside the cell: coordinates, occupancies or displacements; may be given several times.")
    private List<ParameterGroup> groups = List.of();

    @Option(names = "--quick", description = "Take a few seconds, for a first impression.")
    private boolean quick;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** A group of parameters whose derivatives the fast path gives. */
    static final class GroupArgument implements ITypeConverter<ParameterGroup> {
        private static final EnumSet<ParameterGroup> OFFERED = EnumSet.of(ParameterGroup.COORDINATES,
                ParameterGroup.OCCUPANCIES, ParameterGroup.DISPLACEMENTS);

        @Override
        public ParameterGroup convert(String name) {
            return OFFERED.stream().filter(group -> group.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + name
                            + "' cannot be freed here; use coordinates, occupancies or displacements."));
        }
    }

    private record Output(List<BenchCase> cases) {
    }

    @Override
    public Integer call() throws IOException {
        EnumSet<ParameterGroup> free = EnumSet.of(ParameterGroup.CELL);
        free.addAll(groups);
        Benchmark benchmark = quick ? new Benchmark(loss, free, 3, 1, 5) : new Benchmark(loss, free, 31, 4, 60);
        PrintWriter terminal = spec.commandLine().getOut();
        List<BenchCase> cases = new ArrayList<>();
        if (!json) {
            terminal.printf("%s loss, medians, times in µs per evaluation%n", loss.name());
            terminal.printf("%-14s %8s %8s %8s %8s %6s %6s %9s %9s %7s %7s %7s%n", "structure", "value", "gradient", "exact",
                    "gradient", "ratio", "ratio", "dev loss", "dev grad", "bytes", "slice/s", "coarse/s");
        }
        for (String name : structures) {
            BenchCase measured = benchmark.run(StructureArgument.read(name, spec));
            cases.add(measured);
            if (!json) {
                print(terminal, measured);
            }
        }
        if (json) {
            terminal.println(JsonOutput.write(new Output(cases)));
        }
        return 0;
    }

    private static void print(PrintWriter terminal, BenchCase measured) {
        terminal.printf(Locale.ROOT, "%-14s %8.1f %8.1f %8.0f %8.0f %6.0f %6.0f %9.1e %9.1e %7.1f %7.3f %7.3f%n",
                measured.structure(), measured.valueUs(), measured.gradientUs(), measured.exactValueUs(),
                measured.exactGradientUs(), measured.exactValueUs() / measured.valueUs(),
                measured.exactGradientUs() / measured.gradientUs(), measured.maxLossDeviation(),
                measured.maxGradientDeviation(), measured.bytesPerEvaluation(), measured.sliceS(), measured.coarseS());
        terminal.flush();
    }
}
