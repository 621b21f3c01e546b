package org.braggscape.crystal.io;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.symmetry.Orbit;

/** Signs that a file was not meant as it was read. They become notices and never change the structure. */
final class StructureChecks {
    /** Rounded occupancies such as three times 0.334 are no mistake. */
    private static final double FULL = 1.01;
    /** In Å: no two atoms are closer, so images of one site that are were meant to coincide. */
    private static final double TOO_CLOSE = 0.4;
    private static final Pattern FORMULA_PART = Pattern.compile("([A-Za-z]{1,2})(\\d*\\.?\\d*)(?:\\(\\d*\\)?)?");

    private StructureChecks() {
    }

    /**
     * Notes spots that hold more than one atom, and images of a site so close that its coordinates must be too rough.
     *
     * @param structure all atoms
     * @param firsts one site of each orbit
     */
    static void checkSpots(CrystalStructure structure, List<Site> firsts, ReadingLog log) {
        Lattice cell = structure.lattice();
        for (int i = 0; i < firsts.size(); i++) {
            Site first = firsts.get(i);
            Fractional spot = first.position();
            double sum = structure.sites().stream().filter(site -> Orbit.coincide(site.position(), spot, cell))
                    .mapToDouble(Site::occupancy).sum();
            boolean isFirstThere = firsts.subList(0, i).stream()
                    .noneMatch(other -> Orbit.coincide(other.position(), spot, cell));
            if (sum > FULL && isFirstThere) {
                log.notice(String.format(Locale.ROOT, "The occupancies at the spot of %s add up to %.3f, which is more than 1; "
                        + "they were kept as given.", first.label(), sum));
            }
            boolean isSplit = structure.sites().stream().anyMatch(site -> site.label().equals(first.label())
                    && site.element() == first.element() && isTooClose(site.position(), spot, cell));
            if (first.occupancy() > 0.5 && isSplit) {
                log.notice("Symmetry puts images of " + first.label() + " closer than " + TOO_CLOSE + " Å to each other; if it "
                        + "is meant to lie on a special position, give its coordinates with more digits.");
            }
        }
    }

    private static boolean isTooClose(Fractional one, Fractional other, Lattice cell) {
        return !Orbit.coincide(one, other, cell) && cell.length(one.nearest(other)) < TOO_CLOSE;
    }

    /** Notes when the atoms do not have the composition that the file states. */
    static void checkFormula(CifBlock block, CrystalStructure structure, ReadingLog log) {
        Optional<CifToken> formula = block.value("_chemical_formula_sum");
        Map<Element, Double> stated = formula.map(value -> composition(value.text())).orElse(Map.of());
        Map<Element, Double> found = new TreeMap<>();
        structure.sites().forEach(site -> found.merge(site.element(), site.occupancy(), Double::sum));
        double statedSum = stated.values().stream().mapToDouble(Double::doubleValue).sum();
        double foundSum = found.values().stream().mapToDouble(Double::doubleValue).sum();
        if (stated.isEmpty() || !(statedSum > 0) || !(foundSum > 0)) {
            return;
        }
        boolean agree = stated.keySet().equals(found.keySet()) && stated.entrySet().stream().allMatch(entry ->
                Math.abs(found.get(entry.getKey()) / foundSum - entry.getValue() / statedSum)
                        < 0.02 * entry.getValue() / statedSum + 1e-4);
        if (!agree) {
            log.notice("Line " + formula.get().line() + ": the file states the formula '" + formula.get().text()
                    + "', but its atoms add up to " + structure.formula() + ".");
        }
    }

    /** Reads a formula such as {@code Ti U2}; nothing for one with brackets or other things that cannot be counted. */
    private static Map<Element, Double> composition(String text) {
        Map<Element, Double> counts = new TreeMap<>();
        for (String part : text.strip().split("[\\s,]+")) {
            Matcher matcher = FORMULA_PART.matcher(part);
            Optional<Species> species = matcher.matches() ? Species.parse(matcher.group(1)) : Optional.empty();
            if (species.isEmpty() || matcher.group(2).equals(".")) {
                return Map.of();
            }
            double count = matcher.group(2).isEmpty() ? 1 : Double.parseDouble(matcher.group(2));
            if (count > 0) {
                counts.merge(species.get().element(), count, Double::sum);
            }
        }
        return counts;
    }
}
