package org.braggscape.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.symmetry.Orbit;

/**
 * The spots of a crystal, each with a kind: what sits there, charges and occupancies included. Partly occupied sites that
 * coincide are one spot.
 *
 * @param kinds the kind of each spot, such as {@code Fe3+} or {@code Cu:0.5 Zn:0.5}
 * @param sites the index of the (first) site of each spot
 * @param positions fractional coordinates, three per spot
 * @param composition amount of each species per cell, with its charge
 */
record Spots(List<String> kinds, int[] sites, double[] positions, Map<String, Double> composition) {
    /** Smaller shares are none, and smaller differences no difference. */
    static final double SMALLEST_SHARE = 1e-8;

    static Spots of(CrystalStructure structure) {
        List<Map<String, Double>> contents = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        Map<String, Double> composition = new TreeMap<>();
        for (int i = 0; i < structure.sites().size(); i++) {
            Site site = structure.sites().get(i);
            if (!(site.occupancy() > SMALLEST_SHARE)) {
                continue;
            }
            int spot = isWhole(site) ? -1 : spotOf(site, structure, firsts);
            if (spot < 0) {
                spot = firsts.size();
                firsts.add(i);
                contents.add(new TreeMap<>());
            }
            contents.get(spot).merge(species(site), site.occupancy(), Double::sum);
            composition.merge(species(site), site.occupancy(), Double::sum);
        }
        int[] sites = firsts.stream().mapToInt(Integer::intValue).toArray();
        double[] all = structure.fractionalCoordinates();
        double[] positions = new double[3 * sites.length];
        for (int i = 0; i < sites.length; i++) {
            System.arraycopy(all, 3 * sites[i], positions, 3 * i, 3);
        }
        return new Spots(contents.stream().map(Spots::kind).toList(), sites, positions, composition);
    }

    private static boolean isWhole(Site site) {
        return Math.abs(site.occupancy() - 1) <= SMALLEST_SHARE;
    }

    private static int spotOf(Site site, CrystalStructure structure, List<Integer> firsts) {
        for (int i = 0; i < firsts.size(); i++) {
            Site first = structure.sites().get(firsts.get(i));
            if (!isWhole(first) && Orbit.coincide(first.position(), site.position(), structure.lattice())) {
                return i;
            }
        }
        return -1;
    }

    private static String species(Site site) {
        int charge = site.oxidationState().orElse(0);
        String symbol = site.element().symbol();
        return charge == 0 ? symbol : symbol + Math.abs(charge) + (charge > 0 ? "+" : "-");
    }

    private static String kind(Map<String, Double> content) {
        if (content.size() == 1 && Math.abs(content.values().iterator().next() - 1) <= SMALLEST_SHARE) {
            return content.keySet().iterator().next();
        }
        StringBuilder text = new StringBuilder();
        content.forEach((species, share) -> text.append(text.isEmpty() ? "" : " ").append(species)
                .append(String.format(Locale.ROOT, ":%.7f", share)));
        return text.toString();
    }
}
