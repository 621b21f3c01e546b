package org.braggscape.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.braggscape.study.MatchRates;
import org.braggscape.study.SimilarityRelation;
import org.braggscape.study.StudyFile;
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

    @Option(names = "--json", description = "Print both as JSON, per structure and overall.")
    private boolean json;

    private record Output(List<MatchRates.Row> overall, List<MatchRates.Row> perStructure, List<SimilarityRelation> similarity,
            List<SimilarityRelation> similarityPerStructure) {
    }

    @Override
    public Integer call() throws IOException {
        List<StudyRecord> records = StudyFile.read(file);
        List<SimilarityRelation> overall = relations(records, false);
        if (json) {
            spec.commandLine().getOut().println(JsonOutput.write(new Output(MatchRates.of(records, false),
                    MatchRates.of(records, true), overall, relations(records, true))));
        } else {
            String similarity = SimilarityTable.of(overall);
            spec.commandLine().getOut().print(MatchRateTable.of(records) + (similarity.isEmpty() ? "" : "\n" + similarity));
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static List<SimilarityRelation> relations(List<StudyRecord> records, boolean perStructure) {
        try (TerminalProgress progress = new TerminalProgress("similarity")) {
            return SimilarityRelation.of(records, perStructure, progress);
        }
    }
}
