package org.braggscape.crystal.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.ImpossibleCellException;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.ejml.data.DMatrix3x3;

/**
 * Reads the JSON that pymatgen writes of a Structure: {@code lattice.matrix}, and {@code sites} with {@code species} (each
 * with {@code element}, {@code occu} and perhaps {@code oxidation_state}) and {@code abc}. Read as a tree of plain values.
 */
final class PymatgenReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReadingLog log;

    private PymatgenReader(ReadingLog log) {
        this.log = log;
    }

    /** {@return whether a text begins as JSON does} */
    static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    /**
     * Reads a structure.
     *
     * @param text of the file
     * @param fileName for messages and for the structure's name
     * @return the structure, and what there is to say about it
     * @throws StructureFormatException if the text is no such JSON; the message names the place
     */
    static StructureReading read(String text, String fileName) throws StructureFormatException {
        ReadingLog log = new ReadingLog(fileName);
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw log.problem(line, "the JSON is broken or cut off there; write the file again.");
        }
        // results of a calculation hold the structure under its name
        JsonNode structure = root.has("sites") ? root : root.path("structure");
        return new PymatgenReader(log).structure(structure);
    }

    private StructureReading structure(JsonNode node) throws StructureFormatException {
        double[] m = new double[9];
        for (int i = 0; i < 9; i++) {
            m[i] = number(node.path("lattice").path("matrix").path(i / 3).path(i % 3),
                    "lattice.matrix[" + i / 3 + "][" + i % 3 + "]");
        }
        Lattice cell;
        try {
            cell = Lattice.ofMatrix(new DMatrix3x3(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]));
        } catch (ImpossibleCellException e) {
            throw log.problem("has an impossible lattice.matrix: " + e.getMessage());
        }
        JsonNode atoms = node.path("sites");
        if (!atoms.isArray() || atoms.isEmpty()) {
            throw log.problem("has no list of sites; write the file again from a pymatgen Structure.");
        }
        StructureChecks.checkCount(atoms.size(), log);
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < atoms.size(); i++) {
            addSite(atoms.get(i), "sites[" + i + "]", sites);
        }
        CrystalStructure structure = new CrystalStructure(name(), cell, sites, Optional.empty());
        StructureChecks.checkOccupancies(structure, sites, log);
        StructureChecks.checkCharges(structure, log);
        return new StructureReading(structure, log.notices());
    }

    private String name() {
        int dot = log.fileName().lastIndexOf('.');
        return dot > 0 ? log.fileName().substring(0, dot) : log.fileName();
    }

    private void addSite(JsonNode node, String place, List<Site> sites) throws StructureFormatException {
        double[] p = new double[3];
        for (int i = 0; i < 3; i++) {
            p[i] = number(node.path("abc").path(i), place + ".abc[" + i + "]");
        }
        JsonNode species = node.path("species");
        if (!species.isArray() || species.isEmpty()) {
            throw log.problem(place + " has no species; write the file again from a pymatgen Structure.");
        }
        for (JsonNode one : species) {
            String symbol = one.path("element").asText();
            Species read = Species.parse(symbol).orElseThrow(() -> log.problem(place + ": '" + symbol
                    + "' is no chemical element; write its symbol, such as Fe."));
            double occupancy = one.has("occu") ? number(one.path("occu"), place + ".species.occu") : 1;
            if (!(occupancy >= 0)) {
                throw log.problem(place + " has the occupancy " + occupancy + "; it must be 0 or more.");
            }
            JsonNode state = one.path("oxidation_state");
            boolean whole = state.isNumber() && state.asDouble() == Math.rint(state.asDouble()) && state.asInt() != 0;
            String label = node.path("label").isTextual() && species.size() == 1 ? node.path("label").asText()
                    : read.element().symbol();
            sites.add(new Site(label, read.element(), whole ? OptionalInt.of(state.asInt()) : OptionalInt.empty(),
                    new Fractional(p[0], p[1], p[2]).wrapped(), occupancy, 0));
            if (!read.remark().isEmpty()) {
                log.notice("'" + symbol + "' " + read.remark() + ".");
            }
        }
    }

    private double number(JsonNode node, String place) throws StructureFormatException {
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw log.problem("has no number at " + place + "; write the file again from a pymatgen Structure.");
        }
        return node.asDouble();
    }
}
