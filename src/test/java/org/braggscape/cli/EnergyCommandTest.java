package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.braggscape.ReferenceCases;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.energy.Emt;
import org.braggscape.energy.IpiClient;
import org.braggscape.study.StudyFile;
import org.braggscape.study.StudyRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyCommandTest {
    @TempDir
    private Path folder;

    /** Through a file the numbers keep their meaning; only the axes turn, so lengths of forces are compared. */
    @Test
    void agreesWithTheReferenceThroughFiles() throws IOException {
        int number = 0;
        for (JsonNode one : ReferenceCases.read("emt.json")) {
            Path file = Files.writeString(folder.resolve("case" + number++ + ".vasp"), poscar(one));
            CommandRun run = CommandRun.of("energy", file.toString(), "--energy", "emt", "--json");
            assertThat(run.exitCode()).as(run.error()).isZero();
            JsonNode json = run.json();
            assertThat(json.get("energy_ev").asDouble()).isEqualTo(one.get("energy").asDouble(), within(1e-6));
            for (int i = 0; i < one.get("forces").size(); i++) {
                assertThat(length(json.get("forces_ev_per_angstrom").get(i))).isEqualTo(length(one.get("forces").get(i)),
                        within(1e-5));
            }
            double[] stress = ReferenceCases.numbers(json.get("stress_ev_per_angstrom3"));
            double[] expected = ReferenceCases.numbers(one.get("stress"));
            assertThat(stress[0] + stress[1] + stress[2]).isEqualTo(expected[0] + expected[1] + expected[2], within(1e-5));
            assertThat(json.get("magmoms").isNull()).isTrue();
        }
    }

    private static double length(JsonNode vector) {
        double[] v = ReferenceCases.numbers(vector);
        return Math.hypot(Math.hypot(v[0], v[1]), v[2]);
    }

    private static String poscar(JsonNode one) {
        StringBuilder text = new StringBuilder("case\n1.0\n");
        one.get("lattice").forEach(row -> text.append(line(row)));
        one.get("species").forEach(symbol -> text.append(symbol.asText()).append(' '));
        text.append('\n').append("1 ".repeat(one.get("species").size())).append("\nDirect\n");
        one.get("frac").forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(JsonNode row) {
        double[] v = ReferenceCases.numbers(row);
        return String.format(Locale.ROOT, "%.16f %.16f %.16f%n", v[0], v[1], v[2]);
    }

    @Test
    void severalStructuresAreALineEach() throws IOException {
        CommandRun run = CommandRun.of("energy", "Cu3Au", "AlNi", "--json");
        String[] lines = run.out().strip().split("\\R");
        assertThat(lines).hasSize(2);
        JsonNode first = new ObjectMapper().readTree(lines[0]);
        assertThat(first.fieldNames()).toIterable().containsExactly("energy_ev", "forces_ev_per_angstrom",
                "stress_ev_per_angstrom3", "magmoms");
        assertThat(first.get("forces_ev_per_angstrom")).hasSize(4);
        assertThat(first.get("stress_ev_per_angstrom3")).hasSize(6);
        CommandRun text = CommandRun.of("energy", "Cu3Au");
        assertThat(text.out()).contains("Cu3Au, EMT: -0.036386 eV per cell").contains("Au1").doesNotContain("-0.000000");
    }

    @Test
    void badInputIsASentence() {
        CommandRun unknown = CommandRun.of("energy", "AlNi", "Au2S", "--json");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.error()).startsWith("EMT cannot compute Au2S: it does not know S, only Al, Ni");
        CommandRun model = CommandRun.of("energy", "AlNi", "--energy", "magic");
        assertThat(model.exitCode()).isEqualTo(2);
        assertThat(model.error()).contains("there is no energy model 'magic'; use emt, chgnet, chgnet:FILE, ipi:NAME or ipi:PORT.");
        CommandRun both = CommandRun.of("slice", "AlNi", "--energy", "emt", "--loss", "mse");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.error()).contains("--loss and --energy exclude each other");
        CommandRun width = CommandRun.of("slice", "AlNi", "--energy", "emt", "--x", "U");
        assertThat(width.exitCode()).isEqualTo(1);
        assertThat(width.error()).contains("An energy depends on the cell and on the coordinates only");
        CommandRun squares = CommandRun.of("descend", "AlNi", "--energy", "emt", "--rule", "levenberg-marquardt");
        assertThat(squares.exitCode()).isEqualTo(1);
        assertThat(squares.error()).contains("choose the cosine loss or another rule");
    }

    @Test
    void sliceAndDescendTakeAnEnergyInThePlaceOfALoss() {
        CommandRun slice = CommandRun.of("slice", "Cu3Au", "--energy", "emt", "--points", "15", "--json");
        assertThat(slice.exitCode()).as(slice.error()).isZero();
        assertThat(slice.json().get("loss_name").asText()).isEqualTo("energy:emt");
        assertThat(slice.json().get("minima")).hasSize(1);
        CommandRun descend = CommandRun.of("descend", "Cu3Au", "--energy", "emt", "--rule", "fire", "--free", "both", "--noise",
                "0.05", "--mode", "unconstrained", "--json");
        assertThat(descend.exitCode()).as(descend.error()).isZero();
        JsonNode path = descend.json().get("paths").get(0);
        assertThat(path.get("rule").asText()).isEqualTo("fire");
        assertThat(path.get("loss_name").asText()).isEqualTo("energy:emt");
        assertThat(path.at("/end/reason").asText()).isEqualTo("gradient");
        assertThat(path.at("/end/loss").asDouble()).isEqualTo(-0.061996, within(1e-5));
        assertThat(path.at("/end/cell/a").asDouble()).isEqualTo(3.708, within(0.002));
    }

    @Test
    void jointAddsTheEnergyToTheLoss() throws IOException {
        CommandRun slice = CommandRun.of("slice", "Cu3Au", "--loss", "mse", "--energy", "emt", "--joint", "2", "--points", "15",
                "--json");
        assertThat(slice.exitCode()).as(slice.error()).isZero();
        assertThat(slice.json().get("loss_name").asText()).isEqualTo("mse+2.0*energy:emt");
        CommandRun descend = CommandRun.of("descend", "Cu3Au", "--energy", "emt", "--joint", "0.5", "--rule", "lbfgs", "--start",
                "a=3.75", "--mode", "unconstrained", "--steps", "3", "--json");
        assertThat(descend.exitCode()).as(descend.error()).isZero();
        assertThat(descend.json().at("/paths/0/loss_name").asText()).isEqualTo("cosine+0.5*energy:emt");
        Path config = Files.writeString(folder.resolve("config.json"), """
                {"name": "small", "structures": ["Cu3Au"], "noise": [{"kind": "lattice", "sigma": [0.05], "modes": ["unconstrained"]}], "starts": 1, "seed": 1,
                 "loss_names": ["cosine", "energy:emt"], "rules": ["lbfgs"], "steps": 20,
                 "tolerances": {"ltol": 0.1, "stol": 0.2, "angle_tol": 5}}
                """);
        Path records = folder.resolve("joint.jsonl");
        CommandRun study = CommandRun.of("study", config.toString(), "--energy", "emt", "--joint", "1", "--out", records.toString());
        assertThat(study.exitCode()).as(study.error()).isZero();
        assertThat(Files.readString(records)).contains("cosine+1.0*energy:emt").doesNotContain("\"energy:emt\"");
        Path relaxed = folder.resolve("relaxed.jsonl");
        CommandRun relax = CommandRun.of("study", config.toString(), "--energy", "emt", "--rule", "relax", "--out", relaxed.toString());
        assertThat(relax.exitCode()).as(relax.error()).isZero();
        assertThat(Files.readString(relaxed)).contains("relax:emt", "cosine", "unconstrained");
    }

    @Test
    void jointNeedsAnEnergyAndAWeight() {
        for (String command : new String[] {"slice", "descend"}) {
            CommandRun alone = CommandRun.of(command, "Cu3Au", "--joint", "1");
            assertThat(alone.exitCode()).isEqualTo(2);
            assertThat(alone.error()).contains("--joint needs --energy MODEL");
        }
        CommandRun study = CommandRun.of("study", "--preset", "energy", "--joint", "1");
        assertThat(study.exitCode()).isEqualTo(2);
        assertThat(study.error()).contains("--joint needs --energy MODEL");
        CommandRun negative = CommandRun.of("slice", "Cu3Au", "--energy", "emt", "--joint=-1");
        assertThat(negative.exitCode()).isEqualTo(2);
        assertThat(negative.error()).contains("--joint: A weight of -1 is out of range");
        CommandRun elements = CommandRun.of("slice", "U2Ti", "--energy", "emt", "--joint", "1");
        assertThat(elements.exitCode()).isEqualTo(1);
        assertThat(elements.error()).contains("EMT cannot compute U2Ti");
    }

    @Test
    void relaxDescendsOnTheLossAndThenOnTheEnergy() {
        for (String[] energy : new String[][] {{}, {"--energy", "emt"}}) {
            CommandRun run = CommandRun.of(and(new String[] {"descend", "Cu3Au", "--schedule", "relax", "--noise", "0.1", "--mode",
                "unconstrained", "--json"}, energy));
            assertThat(run.exitCode()).as(run.error()).isZero();
            JsonNode path = run.json().get("paths").get(0);
            assertThat(path.get("loss_name").asText()).isEqualTo("cosine");
            assertThat(path.at("/end/cell/a").asDouble()).isEqualTo(3.708, within(0.002));
            assertThat(path.at("/end/matches").asBoolean()).isTrue();
        }
        CommandRun unknown = CommandRun.of("descend", "U2Ti", "--schedule", "relax", "--noise", "0.1");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.error()).contains("No energy model knows all elements of U2Ti: EMT does not know Ti or U.");
    }

    @Test
    void energiesComeFromAClientAsFromTheBuiltInModel() throws Exception {
        String name = "ipi:braggscape-test-" + Long.toHexString(System.nanoTime());
        List<Element> atoms = new Emt().requireKnown(SampleStructures.read("Cu3Au"));
        for (String[] command : new String[][] {{"energy", "Cu3Au", "--json"}, {"slice", "Cu3Au", "--points", "9", "--json"},
            {"descend", "Cu3Au", "--rule", "lbfgs", "--noise", "0.03", "--mode", "unconstrained", "--json"}}) {
            CompletableFuture<IpiClient> client = CompletableFuture.supplyAsync(() -> {
                try {
                    return IpiClient.startWhenListening(name, atoms);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            CommandRun run = CommandRun.of(and(command, "--energy", name));
            assertThat(run.exitCode()).as(run.error()).isZero();
            client.get(30, TimeUnit.SECONDS).close();
            assertThat(Path.of("/tmp/ipi_" + name.substring(4))).doesNotExist();
            CommandRun own = CommandRun.of(and(command, "--energy", "emt"));
            switch (command[0]) {
                case "energy" -> assertClose(run, own, "/energy_ev");
                case "slice" -> assertClose(run, own, "/minima/0/loss");
                default -> {
                    assertClose(run, own, "/paths/0/end/loss");
                    assertClose(run, own, "/paths/0/end/cell/a");
                }
            }
        }
        CommandRun other = CommandRun.of("energy", "Cu3Au", "AlNi", "--energy", name);
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.error()).contains("computes the atoms that it was started for and no others");
        CommandRun bad = CommandRun.of("energy", "Cu3Au", "--energy", "ipi:70000");
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(bad.error()).contains("'ipi:70000' is no port that can be used");
    }

    @Test
    void aStudyGoesOverAClientAsOverTheBuiltInModel() throws Exception {
        String name = "ipi:braggscape-test-" + Long.toHexString(System.nanoTime());
        Path configuration = Files.writeString(folder.resolve("study.json"), """
                {"name": "short", "structures": ["Cu3Au"], "noise": [{"kind": "lattice", "sigma": [0.05], "modes": ["unconstrained"]}],
                 "starts": 2, "seed": 1, "loss_names": ["cosine"], "rules": ["fire"], "steps": 300,
                 "tolerances": {"ltol": 0.1, "stol": 0.2, "angle_tol": 5}}""");
        CompletableFuture<IpiClient> client = CompletableFuture.supplyAsync(() -> {
            try {
                return IpiClient.startWhenListening(name, new Emt().requireKnown(SampleStructures.read("Cu3Au")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Path first = folder.resolve("client.jsonl");
        Path second = folder.resolve("emt.jsonl");
        CommandRun run = CommandRun.of("study", configuration.toString(), "--energy", name, "--out", first.toString());
        assertThat(run.exitCode()).as(run.error()).isZero();
        client.get(30, TimeUnit.SECONDS).close();
        CommandRun.of("study", configuration.toString(), "--energy", "emt", "--out", second.toString());
        List<StudyRecord> records = StudyFile.read(first);
        List<StudyRecord> own = StudyFile.read(second);
        assertThat(records).hasSameSizeAs(own).hasSize(6);
        for (int i = 0; i < own.size(); i++) {
            assertThat(records.get(i).match()).isEqualTo(own.get(i).match());
            assertThat(records.get(i).steps()).isEqualTo(own.get(i).steps());
            if (own.get(i).end().loss() != null) {
                assertThat(records.get(i).end().loss()).isCloseTo(own.get(i).end().loss(), within(1e-6));
            }
        }
    }

    @Test
    void clientsWithOtherAtomsEndTheMapWithASentence() {
        String name = "ipi:braggscape-test-" + Long.toHexString(System.nanoTime());
        List<Element> others = new Emt().requireKnown(SampleStructures.read("AlNi"));
        CompletableFuture<Void> clients = CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; i < 5; i++) {
                    IpiClient.startWhenListening(name, others);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        CommandRun run = CommandRun.of("slice", "Cu3Au", "--points", "9", "--energy", name);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.error()).startsWith("The client computed 2 atoms where there are 4. It is the 5th in a row");
        assertThat(clients).succeedsWithin(30, TimeUnit.SECONDS);
    }

    private static String[] and(String[] command, String... more) {
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
    }

    private static void assertClose(CommandRun run, CommandRun own, String place) {
        assertThat(own.json().at(place).isNumber()).isTrue();
        assertThat(run.json().at(place).asDouble()).isEqualTo(own.json().at(place).asDouble(), within(1e-6));
    }
}
