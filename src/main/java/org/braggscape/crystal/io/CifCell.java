package org.braggscape.crystal.io;

import java.util.Optional;
import org.braggscape.crystal.ImpossibleCellException;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;

/** The unit cell of a CIF block. */
final class CifCell {
    private CifCell() {
    }

    /** {@return whether the block has a cell, complete or not} */
    static boolean isIn(CifBlock block) {
        for (LatticeParameter parameter : LatticeParameter.values()) {
            if (block.value(tag(parameter)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads the cell.
     *
     * @throws StructureFormatException if one of the six parameters is not there or no number, or they make no cell
     */
    static Lattice read(CifBlock block, ReadingLog log) throws StructureFormatException {
        double[] cell = new double[6];
        int line = 0;
        for (LatticeParameter parameter : LatticeParameter.values()) {
            String meaning = (parameter.isLength() ? "the cell length " : "the cell angle ") + parameter.key();
            Optional<CifToken> value = block.value(tag(parameter));
            if (value.isEmpty()) {
                throw log.problem("gives no value for " + meaning + "; add " + tag(parameter) + ".");
            }
            cell[parameter.ordinal()] = CifNumber.parse(value.get(), meaning, log);
            line = line == 0 ? value.get().line() : line;
        }
        try {
            return Lattice.of(cell);
        } catch (ImpossibleCellException e) {
            throw log.problem(line, e.getMessage().replaceAll("\\.$", "; correct the cell in the file."));
        }
    }

    private static String tag(LatticeParameter parameter) {
        return (parameter.isLength() ? "_cell_length_" : "_cell_angle_") + parameter.key();
    }
}
