package org.braggscape.crystal.io;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Site;

/** The atoms of a CIF block: its asymmetric unit. */
final class CifAtoms {
    private static final String PREFIX = "_atom_site_";
    private static final String LABEL = PREFIX + "label";
    private static final String TYPE = PREFIX + "type_symbol";
    private static final String[] POSITION = {PREFIX + "fract_x", PREFIX + "fract_y", PREFIX + "fract_z"};

    private final CifTable table;
    private final ReadingLog log;
    private final List<Site> sites = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    private CifAtoms(CifTable table, ReadingLog log) {
        this.table = table;
        this.log = log;
    }

    /** {@return whether the block lists atoms with fractional coordinates} */
    static boolean areIn(CifBlock block) {
        return block.table(POSITION[0]).filter(table -> table.has(POSITION[1]) && table.has(POSITION[2])
                && !table.rows().isEmpty()).isPresent();
    }

    /**
     * Reads the atoms.
     *
     * @throws StructureFormatException if the list is not complete, a value is no number, an element is unknown, or no atom
     *     has coordinates
     */
    static List<Site> read(CifBlock block, ReadingLog log) throws StructureFormatException {
        CifTable table = block.table(POSITION[0]).orElseThrow();
        if (table.leftOver() != 0) {
            throw log.problem(table.line(), "the list of atoms has " + table.tags().size() + " columns, but its last row has "
                    + table.leftOver() + " values; complete the row, and put values with spaces in quotes.");
        }
        CifAtoms atoms = new CifAtoms(table, log);
        for (List<CifToken> row : table.rows()) {
            atoms.readSite(row);
        }
        atoms.remarks.forEach(log::notice);
        if (atoms.sites.isEmpty()) {
            throw log.problem(table.line(), "no atom of the list has coordinates; fill in " + String.join(", ", POSITION) + ".");
        }
        return atoms.sites;
    }

    private void readSite(List<CifToken> row) throws StructureFormatException {
        CifToken label = table.value(row, LABEL);
        CifToken type = table.value(row, TYPE);
        CifToken named = type != null ? type : label;
        int line = row.get(0).line();
        if (named == null) {
            throw log.problem(line, "this atom has neither a type symbol nor a label; add one such as Fe1.");
        }
        String name = label != null ? label.text() : named.text();
        double[] position = new double[3];
        for (int i = 0; i < 3; i++) {
            CifToken value = table.value(row, POSITION[i]);
            if (value == null) {
                log.notice("Line " + line + ": the site " + name + " has no coordinates and was left out.");
                return;
            }
            position[i] = CifNumber.parse(value, "the coordinate " + "xyz".charAt(i) + " of " + name, log);
        }
        Species species = Species.parse(named.text()).orElseThrow(() -> log.problem(named.line(), "'" + named.text()
                + "' is no chemical element; write its symbol, such as Fe, as " + TYPE + "."));
        if (!species.remark().isEmpty()) {
            remarks.add("'" + named.text() + "' " + species.remark() + ".");
        }
        sites.add(new Site(name, species.element(), species.oxidationState(),
                new Fractional(position[0], position[1], position[2]), occupancy(row, name), bIso(row, name)));
    }

    private double occupancy(List<CifToken> row, String name) throws StructureFormatException {
        CifToken value = table.value(row, PREFIX + "occupancy");
        double occupancy = value == null ? 1 : CifNumber.parse(value, "the occupancy of " + name, log);
        if (occupancy < 0) {
            throw log.problem(value.line(), "the occupancy of " + name + " is " + value.text()
                    + ", but an occupancy cannot be negative; correct it.");
        }
        return occupancy;
    }

    /** B in Å²; U, the mean square displacement, is B / 8π². */
    private double bIso(List<CifToken> row, String name) throws StructureFormatException {
        CifToken b = table.value(row, PREFIX + "b_iso_or_equiv");
        if (b != null) {
            return CifNumber.parse(b, "the displacement parameter B of " + name, log);
        }
        CifToken u = table.value(row, PREFIX + "u_iso_or_equiv");
        return u == null ? 0 : 8 * Math.PI * Math.PI * CifNumber.parse(u, "the displacement parameter U of " + name, log);
    }
}
