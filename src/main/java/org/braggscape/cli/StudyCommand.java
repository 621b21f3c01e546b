package org.braggscape.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.braggscape.energy.EnergyModel;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.study.Schedule;
import org.braggscape.study.StepRuleName;
import org.braggscape.study.Study;
import org.braggscape.study.StudyCase;
import org.braggscape.study.StudyConfiguration;
import org.braggscape.study.StudyFile;
import org.braggscape.study.StudyFormatException;
import org.braggscape.study.StudyRunner;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code study}: descents from many distorted starts, with the share that finds the truth. */
@Command(name = "study", description = "Descends from many distorted starts and counts how many find the truth. Writes a line of "
        + "JSON per case; a study that was interrupted goes on with --resume.", mixinStandardHelpOptions = true,
        versionProvider = Braggscape.Version.class, subcommands = {StudyMergeCommand.class, StudyReportCommand.class})
final class StudyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup
    private Source source = new Source();

    /** Where the configuration comes from: one of two. */
    private static final class Source {
        @Parameters(paramLabel = "CONFIG", arity = "0..1", description = "Configuration of the study, a JSON file.")
        private Path file;

        @Option(names = "--preset", paramLabel = "NAME", description = "Studies that come with the program: "
                + "paper; ladder; laboratory, or one of its parts such as laboratory-noise; free-coordinates; "
                + "energy.")
        private String preset;
    }

    @Option(names = "--quick", description = "A tenth of the starts.")
    private boolean quick;

    @Option(names = "--rule", paramLabel = "NAME",
            description = "Another step rule than the configuration's, such as gradient-descent, for a night.")
    private String rule;

    @Option(names = "--energy", paramLabel = "MODEL", converter = EnergyArgument.class,
            description = "Descend on the energy in the place of the configuration's losses: " + EnergyArgument.NAMES + ".")
    private EnergyModel energy;

    @Option(names = "--joint", paramLabel = "LAMBDA", description = LossOrEnergyArgument.JOINT)
    private Double joint;

    @Option(names = "--out", paramLabel = "FILE",
            description = "File of the records (default: the study's name with .jsonl, in the working directory).")
    private Path out;

    @Option(names = "--resume", description = "Go on with the file where it ends.")
    private boolean resume;

    @Option(names = "--shard", paramLabel = "I/N", description = "Only the I-th of N parts, for one of N machines.")
    private String shard;

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads (default: all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        if ((source.file == null) == (source.preset == null)) {
            throw usage("Give a configuration or --preset NAME.");
        }
        if (threads < 1) {
            throw usage("--threads: " + threads + " is out of range; give at least 1.");
        }
        List<StudyConfiguration> configurations = configurations();
        if (out != null && configurations.size() > 1) {
            throw usage("--out: '" + source.preset + "' is " + configurations.size()
                    + " studies with a file each; name one of them, or leave --out away.");
        }
        for (StudyConfiguration configuration : configurations) {
            run(configuration);
        }
        return 0;
    }

    private void run(StudyConfiguration configuration) throws IOException {
        Study study = Study.read(configuration, source.file == null ? Path.of("") : folder(source.file));
        List<StudyCase> cases = cases(study);
        Path file = out != null ? out : Path.of(configuration.name()
                + (shard == null ? "" : "-" + shard.replace('/', '-')) + ".jsonl");
        if (!resume && Files.exists(file)) {
            throw new IOException(file + " exists: add --resume to go on with it, or name another file with --out.");
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (StudyFile records = resume ? StudyFile.resume(file, study, cases) : StudyFile.create(file);
                TerminalProgress progress = new TerminalProgress(configuration.name())) {
            StudyRunner.run(study, cases, records.done(), executor, records::append, progress);
        } finally {
            executor.shutdownNow();
        }
        spec.commandLine().getErr().println(cases.size() + " records are in " + file + ".");
        spec.commandLine().getOut().print(MatchRateTable.of(StudyFile.read(file)));
        spec.commandLine().getOut().flush();
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of("") : parent;
    }

    private List<StudyConfiguration> configurations() throws IOException {
        List<StudyConfiguration> read;
        if (source.file != null) {
            read = List.of(StudyConfiguration.read(source.file));
        } else {
            try {
                read = StudyConfiguration.presets(source.preset);
            } catch (StudyFormatException e) {
                throw usage("--preset: " + e.getMessage());
            }
        }
        if (rule != null && StepRuleName.of(rule).isEmpty() && Schedule.of(rule).isEmpty()) {
            throw usage("--rule: there is no step rule or schedule '" + rule + "'; use one of those that 'descend --help' lists.");
        }
        boolean relaxes = rule != null && Schedule.of(rule).filter(Schedule::leavesModelOpen).isPresent();
        String wanted = relaxes && energy != null ? Schedule.relax(energy).key() : rule;
        return read.stream().map(each -> withEnergy(each, relaxes)).map(each -> wanted == null ? each : each.withRule(wanted))
                .map(each -> quick ? each.quick() : each).toList();
    }

    private StudyConfiguration withEnergy(StudyConfiguration configuration, boolean relaxes) {
        if (joint != null) {
            List<Loss> losses = configuration.lossNames().stream().map(EnergyLoss::find).flatMap(Optional::stream)
                    .filter(Predicate.not(EnergyLoss.class::isInstance)).toList();
            if (losses.isEmpty()) {
                throw usage("--joint adds an energy to losses, but " + configuration.name() + " has energies only.");
            }
            return configuration.withLosses(losses.stream()
                    .map(loss -> LossOrEnergyArgument.joint(loss, energy, joint, spec)).toList());
        }
        return energy == null || relaxes ? configuration : configuration.withLosses(List.of(new EnergyLoss(energy)));
    }

    private List<StudyCase> cases(Study study) {
        if (shard == null) {
            return study.cases();
        }
        if (!shard.matches("\\d{1,6}/\\d{1,6}")) {
            throw usage("--shard: '" + shard + "' must be of the form 2/8.");
        }
        String[] parts = shard.split("/");
        try {
            return study.shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException e) {
            throw usage("--shard: " + e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
