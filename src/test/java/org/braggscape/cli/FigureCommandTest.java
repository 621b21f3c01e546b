package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aFigureOfAnyStructureComesWithItsNumbersAndACaption() throws IOException {
        Path out = folder.resolve("made/here");
        CommandRun run = CommandRun.of("figure", "fig2", "--structure", "AlNi", "--out", out.toString());
        assertThat(run.exitCode()).as(run.error()).isZero();
        assertThat(out).isDirectoryContaining("glob:**fig2.pdf").isDirectoryContaining("glob:**fig2.svg")
                .isDirectoryContaining("glob:**fig2.png").isDirectoryContaining("glob:**fig2-AlNi-a-c.csv");
        assertThat(Files.readString(out.resolve("fig2.txt"))).contains("AlNi").contains("λ = 1.5406 Å");
        assertThat(Files.readString(out.resolve("index.html"))).contains("fig2.svg").contains("AlNi");
        assertThat(Files.readAllLines(out.resolve("fig2-AlNi-a-c.csv"))).hasSize(101 * 101 + 1);
    }

    @Test
    void badInputIsASentence() throws IOException {
        CommandRun unknown = CommandRun.of("figure", "fig9", "--out", folder.toString());
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.error()).contains("There is no figure 'fig9'; use fig1, fig2, fig3");
        assertThat(CommandRun.of("figure", "fig2").exitCode()).isEqualTo(2);
        CommandRun metals = CommandRun.of("figure", "fig7", "--structure", "U2Ti", "--out", folder.resolve("none").toString());
        assertThat(metals.exitCode()).isEqualTo(2);
        assertThat(metals.error()).contains("fig7: EMT cannot compute U2Ti");
        assertThat(folder.resolve("none")).doesNotExist();
        Path file = Files.writeString(folder.resolve("file"), "");
        CommandRun blocked = CommandRun.of("figure", "fig2", "--out", file.toString());
        assertThat(blocked.exitCode()).isEqualTo(1);
        assertThat(blocked.error()).contains("cannot be made a folder").doesNotContain("Exception");
    }

    @Test
    @Tag("long")
    void allFiguresOfThePaper() {
        CommandRun run = CommandRun.of("figure", "all", "--out", folder.toString());
        assertThat(run.exitCode()).as(run.error()).isZero();
        for (String name : new String[] {"fig2", "fig3", "fig4", "fig5", "fig6", "fig7"}) {
            assertThat(folder).isDirectoryContaining("glob:**" + name + ".pdf");
        }
    }
}
