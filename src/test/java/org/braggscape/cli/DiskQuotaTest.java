package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.braggscape.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program where the system lets no file grow beyond some size. */
class DiskQuotaTest {
    @TempDir
    private Path folder;

    private String run(int blocks, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "ulimit -f " + blocks + "; exec \"$0\" -XX:-UsePerfData -cp \"$1\" "
                + Main.class.getName() + " " + String.join(" ", arguments), Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path")).redirectErrorStream(true);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(1);
        return said;
    }

    @Test
    void whatDoesNotFitIsSaidAndLeavesNothing() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        Path file = Files.writeString(folder.resolve("map.svg"), "old");
        assertThat(run(600, "slice", "AlNi", "--points", "11", "--preset", "poster", "--out", file.toString()))
                .contains("map.svg cannot be written (File too large); check the disk and try again.").doesNotContain("\tat ");
        assertThat(file).hasContent("old");
        assertThat(run(16, "slice", "AlNi", "--points", "5", "--out", file.toString()))
                .contains("cannot be unpacked into").contains("make room there").doesNotContain("\tat ");
        assertThat(folder.toFile().list()).containsExactly("map.svg");
    }
}
