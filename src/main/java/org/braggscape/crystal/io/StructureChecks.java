package org.braggscape.crystal.io;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.symmetry.Orbit;

/** Signs that a file was not meant as it was read, or says more than is used. They become notices and never change the structure. */
final class StructureChecks {
    /** Rounded occupancies such as three times 0.334 are no mistake. */
    private static final double FULL = 1.01;
    /** In Å: no two atoms are closer, so images of one site that are were meant to coincide. */
    private static final double TOO_CLOSE = 0.4;
    /** Nobody simulates patterns of larger cells here, and the checks compare all pairs of sites. */
    private static final int MOST_SITES = 10_000;
    private static final Pattern FORMULA_PART = Pattern.compile("([A-Za-z]{1,2})(\\d*\\.?\\d*)(?:\\(\\d*\\)?)?");

    private StructureChecks() {
    }

    /**
     * Notes images of a site so close to it that its coordinates must be too rough. A site that is half empty may be meant to
     * lie beside its special position.
     *
     * @param site an atom of the asymmetric unit
     * @param orbit its images, its own position first
     */
    static void checkImages(Site site, List<Fractional> orbit, Lattice cell, ReadingLog log) {
        Fractional own = orbit.get(0);
        if (site.occupancy() > 0.5 && orbit.stream().skip(1).anyMatch(image -> cell.length(image.nearest(own)) < TOO_CLOSE)) {
            log.notice("Symmetry puts images of " + site.label() + " closer than " + TOO_CLOSE + " Å to each other; if it is "
                    + "meant to lie on a special position, give its coordinates with more digits.");
        }
    }

    /**
     * Notes spots that hold more than one atom.
     *
     * @param structure all atoms
     * @param firsts one site of each orbit
     */
    static void checkOccupancies(CrystalStructure structure, List<Site> firsts, ReadingLog log) {
        Lattice cell = structure.lattice();
        for (int i = 0; i < firsts.size(); i++) {
            Fractional spot = firsts.get(i).position();
            double sum = structure.sites().stream().filter(site -> Orbit.coincide(site.position(), spot, cell))
                    .mapToDouble(Site::occupancy).sum();
            boolean isFirstThere = sum > FULL && firsts.subList(0, i).stream()
                    .noneMatch(other -> Orbit.coincide(other.position(), spot, cell));
            if (isFirstThere) {
                log.notice(String.format(Locale.ROOT, "The occupancies at the spot of %s add up to %.3f, which is more than 1; "
                        + "they were kept as given.", firsts.get(i).label(), sum));
            }
        }
    }

    /**
     * Refuses cells that are too large.
     *
     * @param sites how many atoms there are in the cell, at least
     * @throws StructureFormatException if they are too many
     */
    static void checkCount(long sites, ReadingLog log) throws StructureFormatException {
        if (sites > MOST_SITES) {
            throw log.problem("has more than " + MOST_SITES + " atoms in its cell, the most that Braggscape handles; choose a "
                    + "smaller structure.");
        }
    }

    /** Notes charged species, because the scattering factors are those of neutral atoms. */
    static void checkCharges(CrystalStructure structure, ReadingLog log) {
        Set<String> charged = new TreeSet<>();
        for (Site site : structure.sites()) {
            int charge = site.oxidationState().orElse(0);
            if (charge != 0) {
                charged.add(site.element().symbol() + Math.abs(charge) + (charge > 0 ? "+" : "-"));
            }
        }
        if (!charged.isEmpty()) {
            log.notice("The charges of " + String.join(", ", charged)
                    + " do not enter the pattern: every species scatters as its neutral atom.");
        }
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
