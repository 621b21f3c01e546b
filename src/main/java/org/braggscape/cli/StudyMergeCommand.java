package org.braggscape.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.braggscape.study.StudyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code study merge}: one file of records from those of all shards. */
@Command(name = "merge", description = "Puts the records of all shards of a study into one file.",
        mixinStandardHelpOptions = true, versionProvider = Braggscape.Version.class)
final class StudyMergeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Records of the shards.")
    private List<Path> files;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The one file of records.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        int count = StudyFile.merge(files, out);
        spec.commandLine().getErr().println(count + " records are in " + out + ".");
        return 0;
    }
}
