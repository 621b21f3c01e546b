package org.braggscape.crystal.symmetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.SpaceGroupSetting;

/**
 * The 530 conventional settings of the 230 space groups, found by whatever name a file gives them.
 *
 * <p>Where a name fits several settings, the cell decides (the unique axis of monoclinic groups, hexagonal or rhombohedral
 * axes), then origin choice 2 goes before 1, then the order of the International Tables.
 */
public final class SpaceGroupTable {
    private static final String RESOURCE = "space-groups.tsv";
    /** Settings whose misfits to the cell differ by less than this fit it equally well. */
    private static final double EQUAL_MISFIT = 1e-4;
    /** A symbol with the setting behind a colon, or behind a space as some databases write it (S, Z: origin 1, 2). */
    private static final Pattern QUALIFIED = Pattern.compile("(.+?)(?:\\s*:\\s*(\\S+)|\\s+(H|R|S|Z))");
    private static final Comparator<Entry> PREFERENCE =
            Comparator.comparing(entry -> entry.setting.qualifier().startsWith("1"));

    private static final List<Entry> ENTRIES = load();
    private static final Map<String, Entry> BY_HALL = new HashMap<>();
    private static final Map<String, List<Entry>> BY_SYMBOL = new HashMap<>();

    static {
        for (Entry entry : ENTRIES) {
            BY_HALL.putIfAbsent(hallKey(entry.setting.hall()), entry);
            for (String symbol : entry.symbols) {
                BY_SYMBOL.computeIfAbsent(symbol, key -> new ArrayList<>()).add(entry);
            }
        }
        BY_SYMBOL.values().forEach(entries -> entries.sort(PREFERENCE));
    }

    /** One line of the table: a setting, the keys of all its symbols, and the number of its operations. */
    private record Entry(SpaceGroupSetting setting, Set<String> symbols, int operationCount) {
    }

    private SpaceGroupTable() {
    }

    /** {@return all settings in the order of their Hall numbers} */
    public static List<SpaceGroupSetting> all() {
        return ENTRIES.stream().map(Entry::setting).toList();
    }

    /**
     * Finds a setting by its Hall symbol.
     *
     * @param symbol such as {@code -P 6c 2c}; case, underscores and repeated spaces do not matter
     * @return the setting, or nothing when the symbol is not that of a conventional one
     */
    public static Optional<SpaceGroupSetting> byHall(String symbol) {
        return Optional.ofNullable(BY_HALL.get(hallKey(symbol))).map(Entry::setting);
    }

    /**
     * Finds a setting by its Hermann-Mauguin symbol, short or full, of today or of before 1992.
     *
     * @param symbol such as {@code P6_3/mmc}, {@code P 1 21/n 1} or {@code F d -3 m :1}; case, spaces and underscores do not
     *     matter
     * @param cell the cell, to choose between settings of one symbol
     * @return the setting, or nothing when there is none of that symbol
     */
    public static Optional<SpaceGroupSetting> byHermannMauguin(String symbol, Lattice cell) {
        List<Entry> plain = BY_SYMBOL.getOrDefault(symbolKey(symbol), List.of());
        if (!plain.isEmpty()) {
            return best(plain, cell);
        }
        Matcher qualified = QUALIFIED.matcher(symbol.strip());
        if (!qualified.matches()) {
            return Optional.empty();
        }
        String qualifier = qualified.group(2) != null ? qualified.group(2).toLowerCase(Locale.ROOT)
                : Map.of("H", "h", "R", "r", "S", "1", "Z", "2").get(qualified.group(3));
        return best(BY_SYMBOL.getOrDefault(symbolKey(qualified.group(1)), List.of()).stream()
                .filter(entry -> isCalled(qualifier, entry.setting.qualifier().toLowerCase(Locale.ROOT))).toList(), cell);
    }

    /** Origin choices of rotated settings are called 1cab, 2cab and so on, but files write just 1 or 2. */
    private static boolean isCalled(String wanted, String qualifier) {
        return qualifier.equals(wanted) || wanted.matches("[12]") && qualifier.startsWith(wanted);
    }

    /**
     * Finds the usual setting of a space group.
     *
     * @param number in the International Tables, 1 to 230
     * @param cell the cell, to choose between settings
     * @return the setting, or nothing when there is no group of that number
     */
    public static Optional<SpaceGroupSetting> byNumber(int number, Lattice cell) {
        return best(ENTRIES.stream().filter(entry -> entry.setting.number() == number).sorted(PREFERENCE).toList(), cell);
    }

    /**
     * Finds the setting that has exactly the given operations.
     *
     * @param operations a whole group, centring included
     * @return the setting, or nothing when no conventional one has just these operations
     */
    public static Optional<SpaceGroupSetting> byOperations(List<SymmetryOperation> operations) {
        Set<SymmetryOperation> wanted = new HashSet<>(operations);
        return ENTRIES.stream().filter(entry -> entry.operationCount == wanted.size()).map(Entry::setting)
                .filter(setting -> wanted.equals(new HashSet<>(operations(setting)))).findFirst();
    }

    /**
     * Generates the operations of a setting.
     *
     * @param setting one of this table
     * @return all its operations, centring included, the identity first
     */
    public static List<SymmetryOperation> operations(SpaceGroupSetting setting) {
        return HallSymbol.parse(setting.hall()).operations();
    }

    private static Optional<SpaceGroupSetting> best(List<Entry> entries, Lattice cell) {
        Entry best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Entry entry : entries) {
            double misfit = CellSymmetry.misfit(cell, operations(entry.setting));
            if (misfit < least - EQUAL_MISFIT) {
                best = entry;
                least = misfit;
            }
        }
        return Optional.ofNullable(best).map(Entry::setting);
    }

    private static String hallKey(String symbol) {
        return symbol.replace('_', ' ').strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String symbolKey(String symbol) {
        return symbol.replaceAll("[\\s_]", "").toLowerCase(Locale.ROOT);
    }

    private static List<Entry> load() {
        try (InputStream stream = SpaceGroupTable.class.getResourceAsStream(RESOURCE)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            List<Entry> entries = new ArrayList<>();
            text.lines().filter(line -> !line.startsWith("#"))
                    .forEach(line -> entries.add(entry(entries.size() + 1, line.split("\t", -1))));
            return List.copyOf(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(int hallNumber, String[] columns) {
        int number = Integer.parseInt(columns[0]);
        Set<String> symbols = new HashSet<>();
        for (String symbol : List.of(columns[1], columns[2], columns[6])) {
            symbols.add(symbolKey(symbol));
            if (number >= 195) {
                // Before 1992 the bar over the 3 of cubic groups was not written: Pm3m.
                symbols.add(symbolKey(symbol.replace("-3", "3")));
            }
        }
        if (number >= 3 && number <= 15) {
            // The short symbols of the cells other than the usual one, such as P21/n, are the full ones without the 1s.
            symbols.add(symbolKey(columns[2].replaceAll(" 1(?= |$)", "")));
        }
        symbols.remove("");
        return new Entry(new SpaceGroupSetting(hallNumber, number, columns[1], columns[3], columns[4]), symbols,
                Integer.parseInt(columns[5]));
    }
}
