package org.braggscape.matching;

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
import org.ejml.data.DMatrix3x3;

/** Pairs of structures with the verdicts of pymatgen 2022.11.7, and Niggli cells. */
final class MatcherReference {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MatcherReference() {
    }

    /** {@code expected} holds {@code match}, {@code rms} and {@code max} under {@code paper} and {@code default}. */
    record Pair(String label, CrystalStructure reference, CrystalStructure candidate, JsonNode expected) {
    }

    static List<Pair> samples() {
        return pairs("samples", resource("matcher_samples.json"));
    }

    /** Empty, and said so, where the file is not beside the project. */
    static List<Pair> more() {
        Path file = Path.of("..", "shared", "reference", "matcher_more.json");
        if (!Files.isReadable(file)) {
            System.out.println("Skipped: matcher_more.json is not beside the project, so only the ten samples are compared.");
            return List.of();
        }
        try {
            return pairs("more", JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode niggliCells() {
        return resource("niggli.json");
    }

    static CrystalStructure sample(String name) {
        return structure(name, resource("matcher_samples.json").at("/references/" + name));
    }

    static List<String> sampleNames() {
        List<String> names = new ArrayList<>();
        resource("matcher_samples.json").get("references").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode resource(String name) {
        try (var stream = MatcherReference.class.getResourceAsStream("/reference/" + name)) {
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Pair> pairs(String file, JsonNode root) {
        List<Pair> pairs = new ArrayList<>();
        for (JsonNode pair : root.get("pairs")) {
            String name = pair.get("reference").asText();
            String label = file + " " + pairs.size() + " " + name + " " + pair.get("kind").asText();
            pairs.add(new Pair(label, structure(name, root.get("references").get(name)),
                    structure(label, pair.get("candidate")), pair.get("verdict")));
        }
        return pairs;
    }

    private static CrystalStructure structure(String name, JsonNode node) {
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < node.get("species").size(); i++) {
            JsonNode x = node.get("frac").get(i);
            sites.add(new Site(Element.of(node.get("species").get(i).asText()).orElseThrow(),
                    new Fractional(x.get(0).asDouble(), x.get(1).asDouble(), x.get(2).asDouble())));
        }
        return new CrystalStructure(name, lattice(node.get("lattice")), sites, Optional.empty());
    }

    static Lattice lattice(JsonNode rows) {
        DMatrix3x3 matrix = new DMatrix3x3();
        for (int i = 0; i < 9; i++) {
            matrix.set(i / 3, i % 3, rows.get(i / 3).get(i % 3).asDouble());
        }
        return Lattice.ofMatrix(matrix);
    }
}
