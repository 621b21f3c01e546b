package org.braggscape.crystal.io;

import java.util.List;
import java.util.Optional;

/**
 * One data block of a CIF.
 *
 * @param name what follows {@code data_}, possibly nothing
 * @param tables the loops, and behind them the single items as a table of one row
 */
record CifBlock(String name, List<CifTable> tables) {
    /**
     * Finds the table that has a column.
     *
     * @param tag as {@link CifTable#key} spells it
     * @return the first such table
     */
    Optional<CifTable> table(String tag) {
        return tables.stream().filter(table -> table.has(tag)).findFirst();
    }

    /**
     * Finds a single value.
     *
     * @param tags the names it may have, the preferred one first, as {@link CifTable#key} spells them
     * @return the first value that is there and is neither ? nor .
     */
    Optional<CifToken> value(String... tags) {
        for (String tag : tags) {
            for (CifTable table : tables) {
                if (table.has(tag) && !table.rows().isEmpty()) {
                    CifToken value = table.value(table.rows().get(0), tag);
                    if (value != null) {
                        return Optional.of(value);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
