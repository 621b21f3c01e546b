package org.braggscape.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.braggscape.study.MatchRates;
import org.braggscape.study.StudyFile;
import org.braggscape.study.StudyRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code study report}: the rates behind a file of records. */
@Command(name = "report", description = "Counts matches in the records of a study, with 95 % Jeffreys intervals.",
        mixinStandardHelpOptions = true, versionProvider = Braggscape.Version.class)
final class StudyReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Records of a study.")
    private Path file;

    @Option(names = "--json", description = "Print the rates as JSON, per structure and overall.")
    private boolean json;

    private record Output(List<MatchRates.Row> overall, List<MatchRates.Row> perStructure) {
    }

    @Override
    public Integer call() throws IOException {
        List<StudyRecord> records = StudyFile.read(file);
        spec.commandLine().getOut().print(json
                ? JsonOutput.write(new Output(MatchRates.of(records, false), MatchRates.of(records, true))) + "\n"
                : MatchRateTable.of(records));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
