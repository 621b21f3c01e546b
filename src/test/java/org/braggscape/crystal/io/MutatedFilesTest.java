package org.braggscape.crystal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.braggscape.crystal.CrystalStructure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged files give a structure or the reader's own exception, never another one. */
class MutatedFilesTest {
    private static final String[] WORDS = {"loop_", "data_", ";", "'", "\"", "\n", "?", ".", "_cell_length_a", "nan", "-1e308",
        "1e-320", "0", "#", "x,y,z", "1/0", "{", "]", "\t", "global_", "\u00e9", "_atom_site_fract_x", "99999999999", ","};
    private static final String JSON = """
            {"lattice": {"matrix": [[4, 0, 0], [0, 4, 0], [0, 0, 4]]}, "sites": [
            {"species": [{"element": "Na", "occu": 1}], "abc": [0, 0, 0]}]}""";
    private static final String POSCAR = "salt\n1.0\n4 0 0\n0 4 0\n0 0 4\nNa Cl\n1 1\nDirect\n0 0 0\n0.5 0.5 0.5\n";

    @Test
    void aFewThousand() throws IOException {
        mutate(4_000);
    }

    @Test
    @Tag("long")
    void aHundredThousand() throws IOException {
        mutate(100_000);
    }

    private static void mutate(int count) throws IOException {
        List<String> files = new ArrayList<>(List.of(JSON, POSCAR));
        for (String name : List.of("U2Ti", "Au2S", "Cu3Au")) {
            files.add(CifWriter.write(SampleStructures.read(name), List.of()));
            try (var stream = SampleStructures.open(name)) {
                files.add(new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        SplittableRandom random = new SplittableRandom(11);
        int structures = 0;
        for (int i = 0; i < count; i++) {
            String text = mutated(files.get(random.nextInt(files.size())), random);
            try {
                for (StructureReading reading : StructureFile.parse(text, "mutated")) {
                    check(reading.structure());
                    structures++;
                }
            } catch (StructureFormatException e) {
                assertThat(e.getMessage()).startsWith("mutated").endsWith(".");
            } catch (RuntimeException e) {
                fail("mutation " + i + " of the seed gave " + e + " for\n" + text, e);
            }
        }
        // both outcomes must occur, or the mutations are too weak or too strong
        assertThat(structures).isBetween(count / 20, count * 19 / 20);
    }

    private static void check(CrystalStructure structure) {
        for (double value : structure.lattice().parameters()) {
            assertThat(value).isPositive().isFinite();
        }
        for (double value : structure.fractionalCoordinates()) {
            assertThat(value).isFinite();
        }
    }

    private static String mutated(String file, SplittableRandom random) {
        StringBuilder text = new StringBuilder(file);
        for (int edits = random.nextInt(1, 6); edits > 0 && text.length() > 1; edits--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(1, 12));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, WORDS[random.nextInt(WORDS.length)]);
                case 2 -> text.setCharAt(at, (char) random.nextInt(32, 400));
                case 3 -> text.insert(at, text.substring(at, end));
                case 4 -> text.setLength(random.nextInt(8) == 0 ? at : text.length());
                default -> text.replace(at, end, WORDS[random.nextInt(WORDS.length)]);
            }
        }
        return text.toString();
    }
}
