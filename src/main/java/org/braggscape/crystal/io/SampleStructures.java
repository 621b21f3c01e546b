package org.braggscape.crystal.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.braggscape.crystal.CrystalStructure;

/** The crystals that come with the program: the ten of the study, and Cu3Au for energies. */
public final class SampleStructures {
    private static final List<String> NAMES = List.of("U2Ti", "Au2S", "BPO4", "Na3MnCoNiO6", "NdAl8Cu4", "LiMnIr2", "Na2BiO3",
            "NaS", "AlNi", "MnGa2S4", "Cu3Au");

    private SampleStructures() {
    }

    /** {@return the names in the order of the study, Cu3Au last} */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Reads a sample.
     *
     * @param name one of {@link #names}
     * @return the structure, called by that name
     * @throws IllegalArgumentException if there is no sample of that name
     */
    public static CrystalStructure read(String name) {
        try (InputStream stream = open(name)) {
            return CifReader.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8), name + ".cif").structure();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens the CIF of a sample, to be saved as a file, say.
     *
     * @param name one of {@link #names}
     * @return its bytes; to be closed by the caller
     * @throws IllegalArgumentException if there is no sample of that name
     * @throws IOException if the program was packed without it
     */
    public static InputStream open(String name) throws IOException {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("There is no sample structure '" + name + "'; there are "
                    + String.join(", ", NAMES) + ".");
        }
        String path = "/sample-structures/" + name + ".cif";
        InputStream stream = SampleStructures.class.getResourceAsStream(path);
        if (stream == null) {
            throw new FileNotFoundException("The program lacks " + path + "; install it again.");
        }
        return stream;
    }
}
