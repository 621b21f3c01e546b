package org.braggscape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;

/** The reference figures of other programs that the tests compare with. */
public final class ReferenceCases {
    private ReferenceCases() {
    }

    /** The ten samples, and more structures where the file beside the project is there. */
    public static List<JsonNode> all() {
        List<JsonNode> cases = samples();
        Path more = Path.of("..", "shared", "reference", "xrd_more.json");
        if (Files.isReadable(more)) {
            try {
                new ObjectMapper().readTree(more.toFile()).forEach(cases::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            System.out.println("Skipped: xrd_more.json is not beside the project, so only the ten samples are compared.");
        }
        return cases;
    }

    public static List<JsonNode> samples() {
        return read("xrd_samples.json");
    }

    /** A file of reference figures that is kept with the tests. */
    public static List<JsonNode> read(String file) {
        List<JsonNode> cases = new ArrayList<>();
        try (var stream = ReferenceCases.class.getResourceAsStream("/reference/" + file)) {
            new ObjectMapper().readTree(stream).forEach(cases::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    public static CrystalStructure structure(JsonNode reference) {
        List<Site> sites = new ArrayList<>();
        JsonNode species = reference.at("/structure/species");
        JsonNode positions = reference.at("/structure/frac");
        for (int i = 0; i < species.size(); i++) {
            double[] x = numbers(positions.get(i));
            sites.add(new Site(Element.of(species.get(i).asText()).orElseThrow(), new Fractional(x[0], x[1], x[2])));
        }
        return new CrystalStructure(reference.get("name").asText(), Lattice.of(numbers(reference.get("cell"))), sites,
                Optional.empty());
    }

    public static CrystalStructure sample(String name) {
        return samples().stream().filter(node -> node.get("name").asText().equals(name)).findFirst()
                .map(ReferenceCases::structure).orElseThrow();
    }

    public static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
