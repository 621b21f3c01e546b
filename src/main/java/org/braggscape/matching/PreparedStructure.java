package org.braggscape.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.ImpossibleCellException;
import org.ejml.data.DMatrix3x3;

/** A structure reduced once, to be compared many times. Immutable; made by {@link StructureMatcher#prepare}. */
public final class PreparedStructure {
    /** The tables of distances of larger cells would not fit into memory. */
    private static final int MOST_ATOMS = 2000;

    private final String name;
    private final Map<String, Double> shares = new TreeMap<>();
    private final double volumePerAtom;
    private final List<String> kinds;
    private final ReducedCell cell;
    private final int[] counts;
    private final String refusal;

    PreparedStructure(CrystalStructure structure, boolean primitive) {
        name = structure.name();
        Spots spots = Spots.of(structure);
        double atoms = spots.composition().values().stream().mapToDouble(Double::doubleValue).sum();
        spots.composition().forEach((species, amount) -> shares.put(species, amount / atoms));
        volumePerAtom = structure.lattice().volume() / atoms;
        kinds = List.copyOf(new TreeSet<>(spots.kinds()));
        String obstacle = obstacle(structure, spots);
        ReducedCell reduced = null;
        if (obstacle.isEmpty()) {
            try {
                reduced = reduced(structure, spots, primitive);
            } catch (ImpossibleCellException e) {
                obstacle = "The cell of " + name + " is too skewed or too flat to be reduced.";
            } catch (SearchLimit.ExceededException e) {
                obstacle = "The cell of " + name + " is too large for a search of its primitive cell.";
            }
        }
        if (reduced != null && reduced.size() > MOST_ATOMS) {
            obstacle = "The reduced cell of " + name + " has more than " + MOST_ATOMS + " atoms, the most that are compared.";
        }
        refusal = obstacle;
        cell = reduced;
        counts = new int[kinds.size()];
        if (cell != null) {
            for (int kind : cell.kinds()) {
                counts[kind]++;
            }
        }
    }

    private static String obstacle(CrystalStructure structure, Spots spots) {
        if (spots.kinds().isEmpty()) {
            return structure.name() + " has no occupied site.";
        }
        boolean finite = Arrays.stream(spots.positions()).allMatch(Double::isFinite);
        return finite ? "" : structure.name() + " has an atom whose coordinates are not finite.";
    }

    private ReducedCell reduced(CrystalStructure structure, Spots spots, boolean primitive) {
        DMatrix3x3 m = structure.lattice().matrix();
        Basis basis = new Basis(new double[][] {{m.a11, m.a12, m.a13}, {m.a21, m.a22, m.a23}, {m.a31, m.a32, m.a33}});
        int[] numbers = spots.kinds().stream().mapToInt(kinds::indexOf).toArray();
        ReducedCell niggli = new ReducedCell(basis, spots.positions(), numbers, spots.sites()).niggli();
        return primitive ? PrimitiveCell.of(niggli, new SearchLimit()) : niggli;
    }

    /** {@return what the structure is called} */
    public String name() {
        return name;
    }

    /**
     * {@return how many atoms there are in the reduced cell}; partly occupied sites on one spot count as one; 0 if the structure
     * could not be reduced
     */
    public int size() {
        return cell == null ? 0 : cell.size();
    }

    /** {@return why the structure cannot be compared, as a sentence; empty if it can} */
    public String refusal() {
        return refusal;
    }

    double volumePerAtom() {
        return volumePerAtom;
    }

    ReducedCell cell() {
        return cell;
    }

    /** {@return how many atoms there are of each kind, in the order of the kinds' numbers} */
    int[] counts() {
        return counts;
    }

    boolean hasCompositionOf(PreparedStructure other) {
        return shares.keySet().equals(other.shares.keySet()) && shares.entrySet().stream()
                .allMatch(share -> Math.abs(share.getValue() - other.shares.get(share.getKey())) <= Spots.SMALLEST_SHARE);
    }

    boolean hasAtomsOf(PreparedStructure other) {
        return kinds.equals(other.kinds) && Arrays.equals(counts, other.counts);
    }
}
