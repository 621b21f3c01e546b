package org.braggscape.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.figure.FigureOptions;
import org.braggscape.energy.EnergyModel;
import org.braggscape.figure.PaperFigure;
import org.braggscape.figure.PaperFigureFolder;
import org.braggscape.study.StudyFile;
import org.braggscape.study.StudyRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code figure}: computes the paper's figures anew and writes them with their numbers. */
@Command(name = "figure", description = "Computes figures of the paper anew and writes each as PDF, SVG and PNG with its "
        + "numbers and a caption.", mixinStandardHelpOptions = true, versionProvider = Braggscape.Version.class)
final class FigureCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "1..*", completionCandidates = Names.class,
            description = "One or more of ${COMPLETION-CANDIDATES}.")
    private List<String> names;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Where to write; made if it does not exist.")
    private Path out;

    @Option(names = "--structure", paramLabel = "STRUCTURE",
            description = "The same for a structure of your own: a CIF, a POSCAR, or the name of a sample.")
    private String structure;

    @Option(names = "--energy", paramLabel = "MODEL", defaultValue = "emt", converter = EnergyArgument.class,
            description = "The energy model of fig7: " + EnergyArgument.NAMES + " (default: ${DEFAULT-VALUE}); with another one than "
                    + "emt, fig7 shows all ten samples.")
    private EnergyModel energy;

    @Option(names = "--records", paramLabel = "FILE", description = "Records of a study for fig1, such as those of 'study --preset "
            + "paper'; without them a tenth of that study is run.")
    private Path records;

    @Mixin
    private FigureArguments look;

    /** What can be named. */
    private static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(Stream.concat(Arrays.stream(PaperFigure.values()).map(PaperFigure::key), Stream.of("all")).toList());
        }
    }

    @Override
    public Integer call() throws IOException {
        List<PaperFigure> wanted = new ArrayList<>();
        for (String name : names) {
            wanted.addAll(figures(name));
        }
        // wrong options are wrong before anything is computed
        look.over(FigureOptions.DEFAULT);
        List<StudyRecord> known = records(wanted);
        CrystalStructure own = structure == null ? null : StructureArgument.read(structure, spec);
        for (PaperFigure figure : List.copyOf(wanted)) {
            Optional<String> obstacle = figure.obstacle(own, energy);
            if (obstacle.isPresent() && names.contains(figure.key())) {
                throw new ParameterException(spec.commandLine(), figure.key() + ": " + obstacle.get());
            }
            obstacle.ifPresent(sentence -> {
                spec.commandLine().getErr().println("Left out " + figure.key() + ". " + sentence);
                wanted.remove(figure);
            });
        }
        PaperFigureFolder folder = new PaperFigureFolder(out, own, energy, look::over, known);
        List<String> refused = new ArrayList<>();
        for (PaperFigure figure : List.copyOf(wanted)) {
            try {
                folder.check(figure);
            } catch (IllegalArgumentException e) {
                // the others may have room
                refused.add(figure.key() + ": " + e.getMessage());
                wanted.remove(figure);
            }
        }
        int workers = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(workers);
        try {
            for (PaperFigure figure : wanted) {
                try (TerminalProgress progress = new TerminalProgress(figure.key())) {
                    folder.add(figure, executor, workers, progress);
                }
                spec.commandLine().getErr().println("Wrote " + out.resolve(figure.key()) + ".pdf, .svg and .png.");
            }
        } finally {
            executor.shutdownNow();
        }
        if (!wanted.isEmpty()) {
            folder.writePage();
        }
        if (!refused.isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join("\n", refused));
        }
        return 0;
    }

    private List<StudyRecord> records(List<PaperFigure> wanted) throws IOException {
        if (records == null) {
            return List.of();
        }
        if (!wanted.contains(PaperFigure.FIG1) || structure != null) {
            throw new ParameterException(spec.commandLine(), "--records is for fig1, and the records know their structures: leave out "
                    + (structure == null ? "--records." : "--structure or --records."));
        }
        return StudyFile.readSome(records);
    }

    private List<PaperFigure> figures(String name) {
        if (name.equals("all")) {
            return List.of(PaperFigure.values());
        }
        return List.of(Arrays.stream(PaperFigure.values()).filter(figure -> figure.key().equals(name)).findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "There is no figure '" + name + "'; use "
                        + Arrays.stream(PaperFigure.values()).map(PaperFigure::key).collect(Collectors.joining(", "))
                        + " or all.")));
    }
}
