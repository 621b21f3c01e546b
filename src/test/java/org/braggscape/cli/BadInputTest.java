package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.braggscape.crystal.io.SampleStructures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

/** Bad files end with exit code 1 and a sentence that names them, bad options with 2 and a sentence that names those. */
class BadInputTest {
    @TempDir
    private Path folder;

    private static String sample() throws IOException {
        try (InputStream stream = SampleStructures.open("AlNi")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static void assertFails(String file, String reason) {
        for (String[] command : List.of(new String[] {"pattern", file}, new String[] {"slice", file},
                new String[] {"loss", "AlNi", file}, new String[] {"bench", "--quick", "--structure", file})) {
            CommandRun run = CommandRun.of(command);
            assertThat(run.exitCode()).as(command[0]).isEqualTo(1);
            assertThat(run.error().strip()).as(command[0]).contains(Path.of(file).getFileName().toString()).contains(reason)
                    .doesNotContain("Exception").hasLineCount(1);
        }
    }

    @Test
    void filesThatHoldNoStructure() throws IOException {
        assertFails(write("empty.cif", ""), "is empty");
        assertFails(Files.write(folder.resolve("binary.cif"), new byte[] {1, 0, 2}).toString(), "is not a text file");
        assertFails(write("nocell.cif", sample().replaceAll("_cell_\\w+ .*", "")), "has no unit cell");
        assertFails(write("noatoms.cif", sample().replaceAll("(?s)loop_\\s*_atom_site.*", "")), "has no atoms");
        assertFails(write("element.cif", sample().replace("Ni1 Ni", "Ni1 Xq")), "no chemical element");
        assertFails(folder.toString(), "is a folder");
        assertFails(folder.resolve("missing.cif").toString(), "does not exist");
        assertFails(write("POSCAR", "salt\n1\n1 0 0\n0 1 0\n"), "ends after line 4");
    }

    @Test
    void cellsTooSmallForAnyReflection() throws IOException {
        String file = write("POSCAR", "tiny\n1\n1 0 0\n0 1 0\n0 0 1\nFe\n1\nDirect\n0 0 0\n");
        for (String[] command : List.of(new String[] {"pattern", file}, new String[] {"slice", file},
                new String[] {"loss", file, "AlNi"}, new String[] {"loss", file, "AlNi", "--exact"})) {
            CommandRun run = CommandRun.of(command);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.error()).contains("There are no reflections in this range: the cell of ")
                    .contains("is too small for 2θ up to 95° with this wavelength.").doesNotContain("Exception");
            assertThat(run.out()).isEmpty();
        }
        CommandRun candidate = CommandRun.of("loss", "AlNi", file);
        assertThat(candidate.exitCode()).isEqualTo(1);
        assertThat(candidate.error()).contains("has no intensity in the range of the pattern");
    }

    @Test
    void cellsTooLargeForAnyComputer() throws IOException {
        String file = write("POSCAR", "huge\n1\n4000 0 0\n0 4000 0\n0 0 4000\nFe\n1\nDirect\n0 0 0\n");
        for (String[] command : List.of(new String[] {"pattern", file}, new String[] {"slice", file}, new String[] {"loss", "AlNi", file})) {
            CommandRun run = CommandRun.of(command);
            assertThat(run.exitCode()).as(command[0]).isEqualTo(1);
            assertThat(run.error()).contains("A cell of 6.40e+10 Å³ has about 1e+11 reflections").doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @CsvSource({"--x,q", "--y,q", "--range,-3", "--range,many", "--points,1", "--points,502", "--points,x", "--loss,none",
        "--out,map.xyz"})
    void optionsOfSlice(String option, String value) {
        assertUsage(option, "slice", "AlNi", option, value);
    }

    private static void assertUsage(String option, String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).contains(option).contains("--help").doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }

    /** The place is looked at before anything is read, let alone computed: a map may take minutes. */
    @ParameterizedTest
    @CsvSource({"slice,--out,map.svg", "slice,--animation,map.gif", "descend,--out,path.json", "descend,--figure,path.svg",
        "descend,--animation,path.gif"})
    void placesThatDoNotExist(String command, String option, String name) {
        CommandRun run = CommandRun.of(command, "missing.cif", option, folder.resolve("none").resolve(name).toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.error()).contains(name + " cannot be written: there is no folder").doesNotContain("missing.cif");
    }

    /** Runs out of memory, on its own thread or on another one. */
    @Command(name = "hungry")
    private record Hungry(boolean elsewhere) implements Runnable {
        @Override
        public void run() {
            OutOfMemoryError error = new OutOfMemoryError("Java heap space");
            if (elsewhere) {
                throw new IllegalStateException(error);
            }
            throw error;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lackOfMemoryIsASentence(boolean elsewhere) {
        StringWriter error = new StringWriter();
        int exitCode = Braggscape.commandLine().addSubcommand(new Hungry(elsewhere)).setErr(new PrintWriter(error)).execute("hungry");
        assertThat(exitCode).isEqualTo(1);
        assertThat(error.toString()).startsWith("There is not enough memory").doesNotContain("OutOfMemoryError");
    }

    @Test
    void filesAndSamplesAreForTheWindow() throws IOException {
        assertThat(List.of("Cu3Au", write("my.cif", ""))).allMatch(Braggscape::isForWindow);
        assertThat(List.of("slice", "--help", "missing.cif", "cu3au", folder.toString())).noneMatch(Braggscape::isForWindow);
    }

    @Test
    void misspeltWordsAreNamedWithWhatIsNear() {
        assertThat(CommandRun.of("slice", "u2ti").error()).contains("'u2ti' is neither a file nor a sample structure")
                .contains("did you mean the sample U2Ti?");
        assertThat(CommandRun.of("slice", "AuS2").error()).contains("did you mean the sample Au2S?");
        assertUsage("There is no option '--piont'; did you mean --points or ", "slice", "U2Ti", "--piont", "11");
        assertUsage("There is no option '--size'.", "slice", "U2Ti", "--size", "11");
        assertThat(CommandRun.of("slice", "Quartz").error()).contains("the samples are U2Ti, Au2S");
        assertUsage("'my/missing.cif' is neither a command nor a file that exists; check the path.", "my/missing.cif");
        assertUsage("There is no command 'slce'; did you mean slice", "slce", "U2Ti");
        assertUsage("There is no option '--lossy'; did you mean --loss", "slice", "U2Ti", "--lossy", "mse");
        assertUsage("'AlNi' is one argument too many.", "slice", "U2Ti", "AlNi");
    }

    @Test
    void optionsOfOtherCommands() {
        assertUsage("--loss", "loss", "AlNi", "AlNi", "--loss", "none");
        assertUsage("--free", "bench", "--free", "profile");
        assertUsage("CANDIDATE", "loss", "AlNi");
        assertUsage("--nothing", "pattern", "AlNi", "--nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pattern", "slice"})
    void oddThingsAreNotesOnStandardError(String command) throws IOException {
        String file = write("full.cif", """
                data_full
                _cell_length_a 3
                _cell_length_b 3
                _cell_length_c 3
                _cell_angle_alpha 90
                _cell_angle_beta 90
                _cell_angle_gamma 90
                loop_
                _atom_site_label
                _atom_site_type_symbol
                _atom_site_fract_x
                _atom_site_fract_y
                _atom_site_fract_z
                _atom_site_occupancy
                Fe1 Fe3+ 0 0 0 1.7
                D1 D 0.5 0.5 0.5 1
                """);
        CommandRun run = command.equals("slice") ? CommandRun.of(command, file, "--points", "5") : CommandRun.of(command, file);
        assertThat(run.exitCode()).isZero();
        assertThat(run.error()).contains("Note: The occupancies at the spot of Fe1 add up to 1.700")
                .contains("Note: 'D' is an isotope of hydrogen").contains("Note: The charges of Fe3+ do not enter the pattern");
        assertThat(run.out()).isNotEmpty().doesNotContain("Note");
    }
}
