package org.braggscape.crystal.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.symmetry.Orbit;

/** Reads crystal structures from CIF text, as databases and programs really write it. */
public final class CifReader {
    /** Block names that programs write when they have none. */
    private static final Set<String> GENERIC_NAMES = Set.of("", "1", "i", "global", "publ", "cif", "block", "block_1",
            "structure", "crystal", "image0", "findsym-output", "vesta_phase_1");

    private CifReader() {
    }

    /**
     * Reads the first data block that has a cell and atoms.
     *
     * @param text of the file
     * @param fileName for messages, and for the structure's name where the block has none
     * @return the structure with all atoms of its cell, and what there is to say about it
     * @throws StructureFormatException if no structure can be read; the message says why
     */
    public static StructureReading read(String text, String fileName) throws StructureFormatException {
        ReadingLog log = new ReadingLog(fileName);
        List<CifBlock> blocks = CifDocument.parse(text, log).blocks();
        CifBlock block = choose(blocks, log);
        Lattice cell = CifCell.read(block, log);
        CifSymmetry symmetry = CifSymmetry.read(block, cell, log);
        List<Site> sites = new ArrayList<>();
        List<Site> firsts = new ArrayList<>();
        for (Site site : CifAtoms.read(block, log)) {
            List<Fractional> orbit = Orbit.of(site.position(), symmetry.operations(), cell);
            StructureChecks.checkImages(site, orbit, cell, log);
            firsts.add(site.at(orbit.get(0)));
            orbit.forEach(position -> sites.add(site.at(position)));
            StructureChecks.checkCount(sites.size(), log);
        }
        CrystalStructure structure = new CrystalStructure(name(block, fileName), cell, sites, symmetry.setting());
        StructureChecks.checkOccupancies(structure, firsts, log);
        StructureChecks.checkFormula(block, structure, log);
        StructureChecks.checkCharges(structure, log);
        return new StructureReading(structure, log.notices());
    }

    private static CifBlock choose(List<CifBlock> blocks, ReadingLog log) throws StructureFormatException {
        if (blocks.isEmpty()) {
            throw log.problem("holds no CIF data; choose a file with a data_ block that has a cell and atoms.");
        }
        List<CifBlock> usable = blocks.stream().filter(block -> CifCell.isIn(block) && CifAtoms.areIn(block)).toList();
        if (usable.isEmpty()) {
            throw blocks.stream().noneMatch(CifCell::isIn)
                    ? log.problem("has no unit cell; add _cell_length_a and the other five parameters.")
                    : log.problem("has no atoms with fractional coordinates beside its cell; add a loop with "
                            + "_atom_site_fract_x, _y and _z.");
        }
        CifBlock chosen = usable.get(0);
        if (blocks.size() > 1) {
            String others = blocks.stream().filter(block -> block != chosen)
                    .map(block -> block.name() + (usable.contains(block) ? "" : " (no structure)"))
                    .collect(Collectors.joining(", "));
            log.notice("The file has " + blocks.size() + " data blocks; '" + chosen.name() + "' was read, but not " + others
                    + ".");
        }
        return chosen;
    }

    private static String name(CifBlock block, String fileName) {
        if (!GENERIC_NAMES.contains(block.name().toLowerCase(Locale.ROOT))) {
            return block.name();
        }
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }
}
