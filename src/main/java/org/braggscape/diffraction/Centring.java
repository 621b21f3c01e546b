package org.braggscape.diffraction;

import java.util.ArrayList;
import java.util.List;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Site;

/**
 * The centring translations of a cell, which extinguish all reflections whose h·t is not whole. Found from the atoms, not
 * from a symbol, and valid as long as these stay where they are.
 */
final class Centring {
    /** No translation: every reflection counts. */
    static final Centring NONE = new Centring(new int[0][]);

    /** Candidates in sixths of the cell vectors: A, B, C, I, and R in both settings. */
    private static final int[][] CANDIDATES =
            {{0, 3, 3}, {3, 0, 3}, {3, 3, 0}, {3, 3, 3}, {4, 2, 2}, {2, 4, 4}, {2, 4, 2}, {4, 2, 4}};
    /** Largest difference of coordinates; what is dropped with it is below 1e-12 of the strongest reflection. */
    private static final double TOLERANCE = 1e-8;

    private final int[][] translations;
    private final int step;

    private Centring(int[][] translations) {
        this.translations = translations;
        int smallest = 1;
        while (!inPhase(0, 0, smallest)) {
            smallest++;
        }
        this.step = smallest;
    }

    /**
     * Finds the translations that map the structure onto itself.
     *
     * @param structure the crystal
     * @return its centring
     */
    static Centring of(CrystalStructure structure) {
        List<int[]> found = new ArrayList<>();
        for (int[] candidate : CANDIDATES) {
            if (mapsOntoItself(structure, candidate)) {
                found.add(candidate);
            }
        }
        return new Centring(found.toArray(int[][]::new));
    }

    private static boolean mapsOntoItself(CrystalStructure structure, int[] translation) {
        for (Site site : structure.sites()) {
            Fractional p = site.position();
            Fractional moved = new Fractional(p.x() + translation[0] / 6.0, p.y() + translation[1] / 6.0,
                    p.z() + translation[2] / 6.0);
            if (structure.sites().stream().noneMatch(other -> same(site, other, moved))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Site site, Site other, Fractional moved) {
        if (site.element() != other.element() || site.occupancy() != other.occupancy() || site.bIso() != other.bIso()) {
            return false;
        }
        Fractional difference = moved.nearest(other.position());
        return Math.abs(difference.x()) < TOLERANCE && Math.abs(difference.y()) < TOLERANCE
                && Math.abs(difference.z()) < TOLERANCE;
    }

    /** {@return the distance of the l that are not extinct in one row} */
    int step() {
        return step;
    }

    /**
     * Finds the first reflection of a row that is not extinct.
     *
     * @param first smallest l
     * @return the first l from there on, or the largest integer when all of the row are extinct
     */
    int firstPresent(int h, int k, int first) {
        for (int l = first; l < first + step; l++) {
            if (inPhase(h, k, l)) {
                return l;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Whether the reflection's phase vanishes under every translation, so that it is not extinct. */
    private boolean inPhase(int h, int k, int l) {
        for (int[] t : translations) {
            if ((h * t[0] + k * t[1] + l * t[2]) % 6 != 0) {
                return false;
            }
        }
        return true;
    }
}
