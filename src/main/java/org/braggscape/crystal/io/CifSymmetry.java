package org.braggscape.crystal.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.SpaceGroupSetting;
import org.braggscape.crystal.symmetry.CellSymmetry;
import org.braggscape.crystal.symmetry.HallSymbol;
import org.braggscape.crystal.symmetry.SpaceGroupTable;
import org.braggscape.crystal.symmetry.SymmetryOperation;

/**
 * The symmetry of a CIF block. Of what a file gives, the operations go before the Hall symbol, that before the
 * Hermann-Mauguin symbol, that before the number; nothing at all means P1.
 *
 * @param operations the whole group
 * @param setting the conventional setting with these operations, if there is one
 */
record CifSymmetry(List<SymmetryOperation> operations, Optional<SpaceGroupSetting> setting) {
    private static final String[] OPERATIONS = {"_space_group_symop_operation_xyz", "_symmetry_equiv_pos_as_xyz"};
    private static final String[] HALL = {"_space_group_name_hall", "_symmetry_space_group_name_hall"};
    private static final String[] HERMANN_MAUGUIN = {"_space_group_name_h_m_alt", "_symmetry_space_group_name_h_m",
        "_space_group_name_h_m", "_space_group_name_h_m_full", "_symmetry_space_group_name_h_m_alt",
        "_symmetry_space_group_name_h_m_full"};
    private static final String[] NUMBER = {"_space_group_it_number", "_symmetry_int_tables_number"};
    /** Above this misfit (about half a degree or half a per cent) a user should know that the cell breaks the symmetry. */
    private static final double NOTABLE_MISFIT = 0.01;

    /**
     * Reads the symmetry.
     *
     * @throws StructureFormatException if an operation cannot be read, or the only names given are unknown
     */
    static CifSymmetry read(CifBlock block, Lattice cell, ReadingLog log) throws StructureFormatException {
        List<SymmetryOperation> operations = readOperations(block, log);
        CifSymmetry symmetry = operations.isEmpty() ? byName(block, cell, log)
                : new CifSymmetry(operations, SpaceGroupTable.byOperations(operations));
        if (!operations.isEmpty()) {
            compareWithNumber(block, symmetry, log);
        }
        if (CellSymmetry.misfit(cell, symmetry.operations) > NOTABLE_MISFIT) {
            log.notice("The cell does not have the shape that the symmetry asks for" + symmetry.setting
                    .map(setting -> " (" + setting.hermannMauguin() + ")").orElse("") + "; both were taken as they are.");
        }
        return symmetry;
    }

    private static List<SymmetryOperation> readOperations(CifBlock block, ReadingLog log) throws StructureFormatException {
        List<SymmetryOperation> operations = new ArrayList<>();
        for (String tag : OPERATIONS) {
            Optional<CifTable> table = block.table(tag);
            if (table.isEmpty() || !operations.isEmpty()) {
                continue;
            }
            if (table.get().leftOver() != 0) {
                throw log.problem(table.get().line(), "the loop of symmetry operations has a last row that is not complete; put "
                        + "operations with spaces in quotes.");
            }
            for (List<CifToken> row : table.get().rows()) {
                CifToken value = table.get().value(row, tag);
                SymmetryOperation operation = value == null ? null : parseOperation(value, log);
                if (operation != null && !operations.contains(operation)) {
                    operations.add(operation);
                }
            }
        }
        if (!operations.isEmpty() && !operations.contains(SymmetryOperation.IDENTITY)) {
            log.notice("The list of symmetry operations lacks the identity x,y,z; it was added.");
            operations.add(0, SymmetryOperation.IDENTITY);
        }
        return operations;
    }

    private static SymmetryOperation parseOperation(CifToken value, ReadingLog log) throws StructureFormatException {
        try {
            return SymmetryOperation.parse(value.text().replaceAll("['\"]", ""));
        } catch (IllegalArgumentException e) {
            throw log.problem(value.line(), "the symmetry operation '" + value.text() + "' cannot be used, for "
                    + e.getMessage() + "; write it like -x,y+1/2,-z.");
        }
    }

    private static CifSymmetry byName(CifBlock block, Lattice cell, ReadingLog log) throws StructureFormatException {
        Optional<CifToken> unknown = Optional.empty();
        Optional<CifToken> hall = block.value(HALL);
        if (hall.isPresent()) {
            try {
                return new CifSymmetry(HallSymbol.parse(hall.get().text()).operations(),
                        SpaceGroupTable.byHall(hall.get().text()));
            } catch (IllegalArgumentException e) {
                log.notice("Line " + hall.get().line() + ": the Hall symbol '" + hall.get().text() + "' was not used, for "
                        + e.getMessage() + ".");
                unknown = hall;
            }
        }
        for (String tag : HERMANN_MAUGUIN) {
            Optional<CifToken> symbol = block.value(tag);
            if (symbol.isPresent()) {
                Optional<SpaceGroupSetting> setting = SpaceGroupTable.byHermannMauguin(symbol.get().text(), cell);
                if (setting.isPresent()) {
                    return of(setting.get());
                }
                log.notice("Line " + symbol.get().line() + ": the space group symbol '" + symbol.get().text()
                        + "' is not known and was not used.");
                unknown = symbol;
            }
        }
        Optional<CifToken> number = block.value(NUMBER);
        if (number.isPresent()) {
            double value = CifNumber.parse(number.get(), "the space group number", log);
            Optional<SpaceGroupSetting> setting = SpaceGroupTable.byNumber((int) value, cell);
            if (setting.isPresent() && value == Math.rint(value)) {
                return of(setting.get());
            }
            unknown = number;
        }
        if (unknown.isPresent()) {
            throw log.problem(unknown.get().line(), "the space group '" + unknown.get().text() + "' is not known, and the file "
                    + "lists no symmetry operations; add them as _space_group_symop_operation_xyz or correct the name.");
        }
        return of(SpaceGroupTable.all().get(0));
    }

    private static CifSymmetry of(SpaceGroupSetting setting) {
        return new CifSymmetry(SpaceGroupTable.operations(setting), Optional.of(setting));
    }

    private static void compareWithNumber(CifBlock block, CifSymmetry symmetry, ReadingLog log) {
        Optional<CifToken> number = block.value(NUMBER);
        if (number.isPresent() && symmetry.setting.isPresent()
                && !number.get().text().equals(Integer.toString(symmetry.setting.get().number()))) {
            log.notice("Line " + number.get().line() + ": the file says space group number " + number.get().text()
                    + ", but its symmetry operations, which were used, are those of number "
                    + symmetry.setting.get().number() + " (" + symmetry.setting.get().hermannMauguin() + ").");
        }
    }
}
