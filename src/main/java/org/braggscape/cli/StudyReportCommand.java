package org.braggscape.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.study.MatchRates;
import org.braggscape.study.SimilarityRelation;
import org.braggscape.study.StructureRoughness;
import org.braggscape.study.Study;
import org.braggscape.study.StudyCase;
import org.braggscape.study.StudyFile;
import org.braggscape.study.StudyFormatException;
import org.braggscape.study.StudyRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code study report}: the rates behind a file of records, and what patterns say about structures. */
@Command(name = "report", description = "Counts matches in the records of a study, with 95 %% Jeffreys "
        + "intervals, and relates unlikeness of patterns to distance from the truth.",
        mixinStandardHelpOptions = true, versionProvider = Braggscape.Version.class)
final class StudyReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Records of a study.")
    private Path file;

    @Option(names = "--roughness", description = "Also compute a map of a against c by ±15 %% for each structure and loss, and "
            + "how rough it is.")
    private boolean roughness;

    @Option(names = "--structures", paramLabel = "FOLDER", description = "Where the structure files of the study are, for --roughness "
            + "(default: the folder of FILE).")
    private Path structureFolder;

    @Option(names = "--json", description = "Print everything as JSON, rates and relations per structure and overall.")
    private boolean json;

    private record Output(List<MatchRates.Row> overall, List<MatchRates.Row> perStructure, List<SimilarityRelation> similarity,
            List<SimilarityRelation> similarityPerStructure,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<StructureRoughness> roughness) {
    }

    @Override
    public Integer call() throws IOException {
        List<StudyRecord> records = StudyFile.readSome(file);
        List<SimilarityRelation> overall = relations(records, false);
        List<StructureRoughness> maps = roughness ? maps(records) : null;
        if (json) {
            spec.commandLine().getOut().println(JsonOutput.write(new Output(MatchRates.of(records, false),
                    MatchRates.of(records, true), overall, relations(records, true), maps)));
        } else {
            String similarity = SimilarityTable.of(overall);
            spec.commandLine().getOut().print(MatchRateTable.of(records) + (similarity.isEmpty() ? "" : "\n" + similarity)
                    + (maps == null ? "" : "\n" + RoughnessTable.of(maps)));
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private List<StructureRoughness> maps(List<StudyRecord> records) throws IOException {
        Set<String> lossNames = new LinkedHashSet<>();
        Map<String, CrystalStructure> structures = new LinkedHashMap<>();
        for (StudyRecord record : records) {
            String name = record.of().structure();
            if (!structures.containsKey(name)) {
                structures.put(name, structure(name));
            }
            lossNames.add(record.of().lossName());
        }
        lossNames.remove(StudyCase.NONE);
        List<Loss> losses = lossNames.stream().map(EnergyLoss::find).flatMap(Optional::stream).toList();
        int workers = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(workers);
        try (TerminalProgress progress = new TerminalProgress("roughness")) {
            return StructureRoughness.of(structures, losses, executor, workers, progress);
        } finally {
            executor.shutdownNow();
        }
    }

    private CrystalStructure structure(String name) throws IOException {
        try {
            return Study.structure(name, structureFolder == null ? file.toAbsolutePath().getParent() : structureFolder);
        } catch (StudyFormatException e) {
            throw new IOException(e.getMessage() + " Say where it is by --structures FOLDER.", e);
        }
    }

    private static List<SimilarityRelation> relations(List<StudyRecord> records, boolean perStructure) {
        try (TerminalProgress progress = new TerminalProgress("similarity")) {
            return SimilarityRelation.of(records, perStructure, progress);
        }
    }
}
