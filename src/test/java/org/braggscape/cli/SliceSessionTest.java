package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.braggscape.session.SessionFile;
import org.braggscape.session.TestDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SliceSessionTest {
    @TempDir
    private Path folder;

    private Path session() throws IOException {
        Path file = folder.resolve("work.braggscape");
        SessionFile.write(TestDocuments.plain("Au2S", 11), file);
        return file;
    }

    @Test
    void theMapIsThatOfTheSession() throws IOException {
        CommandRun run = CommandRun.of("slice", "--session", session().toString(), "--json");
        assertThat(run.exitCode()).isZero();
        CommandRun same = CommandRun.of("slice", "Au2S", "--points", "11", "--json");
        assertThat(run.json()).isEqualTo(same.json());
    }

    @Test
    void structureAndAxesAreNotForSessions() throws IOException {
        String file = session().toString();
        assertThat(CommandRun.of("slice", "U2Ti", "--session", file).exitCode()).isEqualTo(Braggscape.WRONG_USAGE);
        for (String option : new String[] {"--x=b", "--y=b", "--range=10", "--x-range=5", "--y-range=5", "--points=11",
            "--loss=mse"}) {
            CommandRun run = CommandRun.of("slice", "--session", file, option);
            assertThat(run.exitCode()).isEqualTo(Braggscape.WRONG_USAGE);
            assertThat(run.error()).contains("--session and " + option.split("=")[0]);
        }
        assertThat(CommandRun.of("slice").exitCode()).isEqualTo(Braggscape.WRONG_USAGE);
    }

    @Test
    void badSessionsAreSentences() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.braggscape"), "{}");
        CommandRun run = CommandRun.of("slice", "--session", bad.toString());
        assertThat(run.exitCode()).isEqualTo(Braggscape.FAILED);
        assertThat(run.error()).contains("bad.braggscape").doesNotContain("Exception");
        Path colours = folder.resolve("colours.braggscape");
        Files.writeString(colours, Files.readString(session()).replace("cividis", "pink"));
        assertThat(CommandRun.of("slice", "--session", colours.toString()).error()).contains("'pink'").contains("viridis");
    }
}
