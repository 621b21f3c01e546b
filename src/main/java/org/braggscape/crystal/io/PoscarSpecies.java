package org.braggscape.crystal.io;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of atoms of a POSCAR.
 *
 * @param species what scatters
 * @param count how many of them follow, at least 0
 */
record PoscarSpecies(Species species, int count) {
    /** A symbol, perhaps numbered or charged, then what tells the potential: {@code Fe_pv}, {@code O/1f3b}, {@code H.5}. */
    private static final Pattern NAME = Pattern.compile("([A-Za-z]{1,2}(?:\\d*[+-]?))(?:[_/.].*)?");

    /**
     * Reads the name of a species.
     *
     * @param name such as {@code Fe}, {@code Fe_pv} or {@code O/1f3b}
     * @return the species, or nothing when that is no element
     */
    static Optional<Species> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Species.parse(matcher.group(1)) : Optional.empty();
    }
}
