package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.StructureFile;
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
        assertThat(Files.readString(out.resolve("index.html"))).contains("href=\"fig2-AlNi-a-c.csv\"", "href=\"fig2-AlNi-a-c.json\"",
                "href=\"fig2-AlNi-a-c.vtk\"");
        JsonNode map = new ObjectMapper().readTree(out.resolve("fig2-AlNi-a-c.json").toFile());
        assertThat(map.get("loss")).hasSize(101);
        assertThat(Files.readAllLines(out.resolve("fig2-AlNi-a-c.vtk"))).contains("SCALARS loss double 1");
        assertThat(Files.readAllLines(out.resolve("fig2-AlNi-a-c.csv"))).hasSize(101 * 101 + 1);
        assertThat(Files.readAllLines(out.resolve("fig2-minima.csv")).get(1)).startsWith("0,-1.0");
        CrystalStructure deepest = StructureFile.read(out.resolve("fig2-2.cif")).structure();
        String[] row = Files.readAllLines(out.resolve("fig2-minima.csv")).get(2).split(",");
        assertThat(deepest.lattice().parameters()[0]).isCloseTo(Double.parseDouble(row[2]), within(1e-5));
    }

    @Test
    void aStructureOfAnyNameGetsFilesOfPossibleNames() throws IOException {
        Path odd = Files.writeString(folder.resolve("odd.cif"), """
                data_Fe/1*<a>_with_a_name_that_is_much_longer_than_any_heading_of_a_figure_should_ever_be_in_print
                _cell_length_a 3
                _cell_length_b 3
                _cell_length_c 3
                _cell_angle_alpha 90
                _cell_angle_beta 90
                _cell_angle_gamma 90
                loop_
                _atom_site_label
                _atom_site_fract_x
                _atom_site_fract_y
                _atom_site_fract_z
                Fe 0 0 0
                """);
        Path out = folder.resolve("odd");
        CommandRun run = CommandRun.of("figure", "fig2", "--structure", odd.toString(), "--out", out.toString());
        assertThat(run.exitCode()).as(run.error()).isZero();
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(name -> name.matches("[\\w.-]+"))
                    .anyMatch(name -> name.startsWith("fig2-Fe-1-a-_with"));
        }
    }

    @Test
    void whereOneHasNoRoomTheOthersAreWritten() throws IOException {
        CommandRun run = CommandRun.of("figure", "fig2", "fig4", "--structure", "AlNi", "--preset", "one-column", "--width", "45",
                "--height", "45", "--out", folder.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).contains("fig2: A figure of 45 mm × 45 mm has no room for its axes").contains("fig4.pdf");
        assertThat(folder).isDirectoryContaining("glob:**fig4.pdf").isDirectoryNotContaining("glob:**fig2*");
        assertThat(Files.readString(folder.resolve("index.html"))).contains("fig4-cells.csv").doesNotContain("fig2");
    }

    @Test
    void aColumnHasThePanelsBelowEachOther() throws IOException {
        CommandRun run = CommandRun.of("figure", "fig2", "fig4", "--preset", "one-column", "--out", folder.toString());
        assertThat(run.exitCode()).as(run.error()).isZero();
        assertThat(Files.readString(folder.resolve("fig2.svg"))).contains("width=\"83mm\"").contains("height=\"142mm\"");
        assertThat(Files.readString(folder.resolve("fig4.svg"))).contains("width=\"83mm\"").contains("height=\"170mm\"");
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
