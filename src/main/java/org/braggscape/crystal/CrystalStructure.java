package org.braggscape.crystal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A crystal: a cell and all the atoms in it, symmetry applied.
 *
 * @param name what to call it, such as {@code U2Ti}
 * @param lattice the cell
 * @param sites all atoms of the cell, at least one
 * @param spaceGroup the setting that the file declares, if it does
 */
public record CrystalStructure(String name, Lattice lattice, List<Site> sites, Optional<SpaceGroupSetting> spaceGroup) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no site
     */
    public CrystalStructure {
        if (sites.isEmpty()) {
            throw new IllegalArgumentException("A crystal structure needs at least one atom.");
        }
        sites = List.copyOf(sites);
    }

    /** {@return the fractional coordinates, x, y, z of the first site first} */
    public double[] fractionalCoordinates() {
        double[] coordinates = new double[3 * sites.size()];
        for (int i = 0; i < sites.size(); i++) {
            Fractional position = sites.get(i).position();
            coordinates[3 * i] = position.x();
            coordinates[3 * i + 1] = position.y();
            coordinates[3 * i + 2] = position.z();
        }
        return coordinates;
    }

    /**
     * Puts the atoms into another cell at the same fractional coordinates.
     *
     * @param cell the other cell
     * @return the new structure
     */
    public CrystalStructure withLattice(Lattice cell) {
        return new CrystalStructure(name, cell, sites, spaceGroup);
    }

    /**
     * Moves all atoms.
     *
     * @param coordinates x, y, z of the first site first, three per site
     * @return the new structure
     */
    public CrystalStructure withFractionalCoordinates(double[] coordinates) {
        List<Site> moved = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            moved.add(sites.get(i).at(new Fractional(coordinates[3 * i], coordinates[3 * i + 1], coordinates[3 * i + 2])));
        }
        return new CrystalStructure(name, lattice, moved, spaceGroup);
    }

    /**
     * {@return the contents of the cell as a reduced formula in alphabetical order, such as {@code Ti U2}; occupancies that
     * make fractions are kept as decimals}
     */
    public String formula() {
        Map<String, Double> counts = new TreeMap<>();
        for (Site site : sites) {
            counts.merge(site.element().symbol(), site.occupancy(), Double::sum);
        }
        double divisor = commonDivisor(counts);
        StringBuilder text = new StringBuilder();
        counts.forEach((symbol, count) -> {
            double share = count / divisor;
            if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(symbol);
            if (Math.abs(share - 1) > 1e-6) {
                boolean whole = Math.abs(share - Math.rint(share)) < 1e-6;
                text.append(whole ? Long.toString(Math.round(share)) : String.format(Locale.ROOT, "%.3f", share));
            }
        });
        return text.toString();
    }

    private static double commonDivisor(Map<String, Double> counts) {
        long divisor = 0;
        for (double count : counts.values()) {
            if (Math.abs(count - Math.rint(count)) > 1e-6) {
                return 1;
            }
            long a = divisor;
            long b = Math.round(count);
            while (b != 0) {
                long remainder = a % b;
                a = b;
                b = remainder;
            }
            divisor = a;
        }
        return Math.max(1, divisor);
    }
}
