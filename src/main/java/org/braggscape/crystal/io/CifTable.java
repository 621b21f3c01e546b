package org.braggscape.crystal.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rows of one loop, or all single items of a block as a table of one row.
 *
 * @param tags the columns, as {@link #key} spells them
 * @param rows the values, as many in each row as there are tags
 * @param leftOver values behind the last full row; not 0 means that something is missing in the loop
 * @param line where the loop begins
 */
record CifTable(List<String> tags, List<List<CifToken>> rows, int leftOver, int line) {
    /**
     * Spells a tag as tables keep it. Files write one tag in several ways: in capitals, with the dots of the newer
     * dictionaries, with a hyphen or an underscore in H-M, with an underscore too many at the end.
     *
     * @param tag such as {@code _space_group.name_H-M_alt}
     * @return such as {@code _space_group_name_h_m_alt}
     */
    static String key(String tag) {
        String key = tag.toLowerCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return key.endsWith("_") ? key.substring(0, key.length() - 1) : key;
    }

    /** Sorts the values of a loop into rows. */
    static CifTable ofLoop(List<String> tags, List<CifToken> values, int line) {
        List<List<CifToken>> rows = new ArrayList<>();
        int width = tags.size();
        for (int i = 0; width > 0 && i + width <= values.size(); i += width) {
            rows.add(List.copyOf(values.subList(i, i + width)));
        }
        return new CifTable(List.copyOf(tags), List.copyOf(rows), values.size() - width * rows.size(), line);
    }

    boolean has(String tag) {
        return tags.contains(tag);
    }

    /** {@return the value of a row, or null where the table has no such column or the value is ? or .} */
    CifToken value(List<CifToken> row, String tag) {
        int column = tags.indexOf(tag);
        return column < 0 || row.get(column).isMissing() ? null : row.get(column);
    }
}
