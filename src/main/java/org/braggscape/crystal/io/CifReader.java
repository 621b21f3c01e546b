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
        CifBlock chosen = usable(blocks, log).get(0);
        if (blocks.size() > 1) {
            List<CifBlock> usable = usable(blocks, log);
            String others = blocks.stream().filter(block -> block != chosen)
                    .map(block -> block.name() + (usable.contains(block) ? "" : " (no structure)"))
                    .collect(Collectors.joining(", "));
            log.notice("The file has " + blocks.size() + " data blocks; '" + chosen.name() + "' was read, but not " + others
                    + ".");
        }
        return read(chosen, fileName, log);
    }

    /**
     * Reads every data block that has a cell and atoms.
     *
     * @param text of the file
     * @param fileName as for {@link #read}
     * @return the structures in the order of the file, at least one; blocks that cannot be read are named in the notices of
     *     the first
     * @throws StructureFormatException if no structure can be read; the message is about the first block
     */
    static List<StructureReading> readAll(String text, String fileName) throws StructureFormatException {
        ReadingLog common = new ReadingLog(fileName);
        List<StructureReading> readings = new ArrayList<>();
        StructureFormatException first = null;
        List<String> failures = new ArrayList<>();
        for (CifBlock block : usable(CifDocument.parse(text, common).blocks(), common)) {
            try {
                readings.add(read(block, fileName, new ReadingLog(fileName)));
            } catch (StructureFormatException e) {
                first = first == null ? e : first;
                failures.add("Block '" + block.name() + "' was left out: " + e.getMessage());
            }
        }
        if (readings.isEmpty()) {
            throw first;
        }
        List<String> notices = new ArrayList<>(common.notices());
        notices.addAll(readings.get(0).notices());
        notices.addAll(failures);
        readings.set(0, new StructureReading(readings.get(0).structure(), notices));
        return readings;
    }

    private static StructureReading read(CifBlock block, String fileName, ReadingLog log) throws StructureFormatException {
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

    private static List<CifBlock> usable(List<CifBlock> blocks, ReadingLog log) throws StructureFormatException {
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
        return usable;
    }

    private static String name(CifBlock block, String fileName) {
        if (!GENERIC_NAMES.contains(block.name().toLowerCase(Locale.ROOT))) {
            return block.name();
        }
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }
}
