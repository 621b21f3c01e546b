package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.braggscape.figure.FigureOptions;
import org.braggscape.figure.FigurePart;
import org.braggscape.figure.FigurePreset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FigureArgumentsTest {
    @TempDir
    private Path folder;

    private static Set<String> options(String command) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(new FigureArguments()).options().stream()
                .map(CommandLine.Model.OptionSpec::longestName)
                .filter(name -> Braggscape.commandLine().getSubcommands().get(command).getCommandSpec().findOption(name) != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyCommandThatWritesFiguresHasTheSameOptions() {
        assertThat(options("slice")).containsExactly("--annotation-size", "--axis-title-size", "--colours", "--contour-levels",
                "--dpi", "--font", "--height", "--hide", "--preset", "--show", "--tick-label-size", "--title-size", "--width");
        for (String command : List.of("figure", "descend", "pattern")) {
            assertThat(options(command)).as(command).isEqualTo(options("slice"));
        }
    }

    /** Who adds an option of figures adds it here and on the command line; the window's dialog has a test of its own. */
    @Test
    void everyOptionOfFiguresCanBeSaid() {
        assertThat(Arrays.stream(FigureOptions.class.getRecordComponents()).map(component -> component.getName()))
                .containsExactly("size", "dotsPerInch", "family", "sizes", "colourMap", "contourLevels", "shown");
        String help = Braggscape.commandLine().getSubcommands().get("slice").getUsageMessage().replaceAll("\\s+", " ");
        assertThat(help).contains(Arrays.stream(FigurePart.values()).map(FigurePart::key).toList());
        assertThat(help).contains(Arrays.stream(FigurePreset.values()).map(FigurePreset::key).toList());
    }

    private static String width(Path svg) throws IOException {
        return Files.readString(svg).replaceAll("(?s).*?<svg[^>]* width=\"([^\"]*)\".*", "$1");
    }

    @Test
    void theyReachTheFile() throws IOException {
        Path file = folder.resolve("map.svg");
        CommandRun run = CommandRun.of("slice", "AlNi", "--points", "11", "--preset", "one-column", "--colours", "batlow", "--show",
                "title", "--hide", "colour-bar,contours", "--out", file.toString());
        assertThat(run.exitCode()).as(run.error()).isZero();
        assertThat(width(file)).isEqualTo("83mm");
        assertThat(Files.readString(file)).contains(">AlNi: cosine loss<");

        CommandRun wide = CommandRun.of("pattern", "AlNi", "--figure", file.toString(), "--width", "171", "--title-size", "9");
        assertThat(wide.exitCode()).as(wide.error()).isZero();
        assertThat(width(file)).isEqualTo("171mm");
    }

    @Test
    void aDescentIsDrawnAndAnimated() throws IOException {
        Path file = folder.resolve("descent.svg");
        Path gif = folder.resolve("descent.gif");
        CommandRun run = CommandRun.of("descend", "AlNi", "--start", "a=3.1", "--steps", "40", "--mode", "unconstrained",
                "--map", "a,b", "--figure", file.toString(), "--animation", gif.toString(), "--fps", "4", "--seconds", "1",
                "--pixels", "300x240");
        assertThat(run.exitCode()).as(run.error()).isZero();
        assertThat(Files.readString(file)).contains("rgb(230,159,0)");
        assertThat(Files.readAllBytes(gif)).startsWith("GIF89a".getBytes(StandardCharsets.US_ASCII));
        CommandRun two = CommandRun.of("descend", "AlNi", "U2Ti", "--figure", file.toString());
        assertThat(two.exitCode()).isEqualTo(2);
        assertThat(two.error()).contains("show the descents of one structure");
    }

    @Test
    void impossibleOnesAreSentences() {
        assertWrong("has no room for its axes", "--width", "30");
        assertWrong("give sides from 20 to 2000 mm", "--width", "3000");
        assertWrong("--colours: there is no 'rainbow'; use viridis, cividis, magma, batlow, grey.", "--colours", "rainbow");
        assertWrong("--hide: there is no 'maps'; use minima", "--hide", "maps");
        assertWrong("--preset: there is no 'huge'; use one-column", "--preset", "huge");
        assertWrong("There is no font 'Nix'", "--font", "Nix");
        assertThat(folder).isEmptyDirectory();
    }

    private void assertWrong(String sentence, String... options) {
        String[] all = Arrays.copyOf(new String[] {"slice", "AlNi", "--points", "5", "--out", folder.resolve("x.svg").toString()},
                6 + options.length);
        System.arraycopy(options, 0, all, 6, options.length);
        CommandRun run = CommandRun.of(all);
        assertThat(run.exitCode()).as(run.error()).isEqualTo(2);
        assertThat(run.error()).contains(sentence).doesNotContain("Exception");
    }
}
