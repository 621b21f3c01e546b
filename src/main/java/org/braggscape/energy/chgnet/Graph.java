package org.braggscape.energy.chgnet;

import java.util.Arrays;
import org.braggscape.energy.NeighbourPairs;

/**
 * Which atoms are bonded and which bonds make angles. A bond is a pair of atoms closer than 6 Å and has two edges, one from each
 * end; an angle is an ordered pair of edges that leave the same atom and are shorter than 3 Å. Bonds shorter than 3 Å have the
 * first numbers. One thread at a time.
 */
final class Graph {
    /** Å; no bond is longer. */
    static final double BOND_CUTOFF = 6;
    /** Å; no bond of an angle is longer. */
    static final double ANGLE_CUTOFF = 3;
    /** Larger graphs are of cells that nobody wants to wait for, and would take hundreds of MB. */
    private static final int MOST_BONDS = 30_000;
    private static final int MOST_ANGLES = 60_000;

    private final int atoms;
    private final NeighbourPairs pairs;
    private int bonds;
    private int shortBonds;
    private int angles;
    private int[] bondFirst = new int[0];
    private int[] bondSecond = new int[0];
    /** What is to be added to the difference of two atoms' places for the bond, three numbers per bond. */
    private double[] shifts = new double[0];
    private int[] edgeStart = new int[0];
    private int[] edgeEnd = new int[0];
    private int[] edgeBond = new int[0];
    private int[] angleFirst = new int[0];
    private int[] angleSecond = new int[0];
    private int[] angleAtom = new int[0];
    /** 1 where both bonds are taken in the same sense with regard to the atom, else −1. */
    private double[] angleSign = new double[0];
    private int[] counting = new int[0];
    /** Short edges by their atom: where those of an atom begin, and the edges; edge 2b is bond b from its first atom on. */
    private final int[] begin;
    private int[] shortEdges = new int[0];

    Graph(int atoms) {
        this.atoms = atoms;
        this.pairs = new NeighbourPairs(atoms, BOND_CUTOFF);
        this.begin = new int[atoms + 1];
    }

    /**
     * Finds bonds and angles.
     *
     * @param cell vectors as rows in Å, nine numbers
     * @param coordinates fractional, x, y, z of the first atom first
     * @param places the same in Å
     * @return false where there is no use in them: the cell is no cell or much too small, or two atoms are in one place
     */
    boolean find(double[] cell, double[] coordinates, double[] places) {
        if (!pairs.find(cell, coordinates) || pairs.count() > MOST_BONDS) {
            return false;
        }
        bonds = pairs.count();
        if (bondFirst.length < bonds) {
            int capacity = bonds + bonds / 4;
            bondFirst = new int[capacity];
            bondSecond = new int[capacity];
            shifts = new double[3 * capacity];
            edgeStart = new int[2 * capacity];
            edgeEnd = new int[2 * capacity];
            edgeBond = new int[2 * capacity];
            shortEdges = new int[2 * capacity];
        }
        shortBonds = 0;
        for (int pair = 0; pair < bonds; pair++) {
            if (pairs.lengths()[pair] < ANGLE_CUTOFF) {
                addBond(pair, shortBonds++, places);
            }
        }
        int next = shortBonds;
        for (int pair = 0; pair < bonds; pair++) {
            if (pairs.lengths()[pair] >= ANGLE_CUTOFF) {
                addBond(pair, next++, places);
            }
        }
        return findAngles();
    }

    private void addBond(int pair, int bond, double[] places) {
        int i = pairs.first(pair);
        int j = pairs.second(pair);
        bondFirst[bond] = i;
        bondSecond[bond] = j;
        for (int k = 0; k < 3; k++) {
            shifts[3 * bond + k] = pairs.vectors()[3 * pair + k] - (places[3 * j + k] - places[3 * i + k]);
        }
        edgeStart[2 * bond] = i;
        edgeEnd[2 * bond] = j;
        edgeStart[2 * bond + 1] = j;
        edgeEnd[2 * bond + 1] = i;
        edgeBond[2 * bond] = bond;
        edgeBond[2 * bond + 1] = bond;
    }

    private boolean findAngles() {
        int edges = 2 * shortBonds;
        Arrays.fill(begin, 0);
        for (int edge = 0; edge < edges; edge++) {
            begin[edgeStart[edge] + 1]++;
        }
        long count = 0;
        for (int atom = 0; atom < atoms; atom++) {
            count += (long) begin[atom + 1] * (begin[atom + 1] - 1);
            begin[atom + 1] += begin[atom];
        }
        if (count > MOST_ANGLES) {
            return false;
        }
        if (angleFirst.length < count) {
            int capacity = (int) (count + count / 4);
            angleFirst = new int[capacity];
            angleSecond = new int[capacity];
            angleAtom = new int[capacity];
            angleSign = new double[capacity];
        }
        if (counting.length < Math.max(count, bonds)) {
            counting = new int[(int) Math.max(count, bonds) * 5 / 4];
            Arrays.setAll(counting, row -> row);
        }
        for (int edge = edges - 1; edge >= 0; edge--) {
            shortEdges[--begin[edgeStart[edge] + 1]] = edge;
        }
        // begin is now one place to the right: the edges of an atom begin at begin[atom + 1]
        angles = 0;
        for (int atom = 0; atom < atoms; atom++) {
            int from = begin[atom + 1];
            int to = atom + 1 < atoms ? begin[atom + 2] : edges;
            for (int first = from; first < to; first++) {
                for (int second = from; second < to; second++) {
                    if (first != second) {
                        addAngle(atom, shortEdges[first], shortEdges[second]);
                    }
                }
            }
        }
        return true;
    }

    private void addAngle(int atom, int first, int second) {
        angleFirst[angles] = edgeBond[first];
        angleSecond[angles] = edgeBond[second];
        angleAtom[angles] = atom;
        angleSign[angles] = (first + second) % 2 == 0 ? 1 : -1;
        angles++;
    }

    int atoms() {
        return atoms;
    }

    int bonds() {
        return bonds;
    }

    int shortBonds() {
        return shortBonds;
    }

    int edges() {
        return 2 * bonds;
    }

    int angles() {
        return angles;
    }

    /** {@return the atom from which a bond leads, by bond} */
    int[] bondFirst() {
        return bondFirst;
    }

    /** {@return the atom to which a bond leads, by bond} */
    int[] bondSecond() {
        return bondSecond;
    }

    /** {@return what is to be added to the difference of the atoms' places, three numbers per bond in Å} */
    double[] shifts() {
        return shifts;
    }

    /** {@return the atom that an edge leaves, by edge} */
    int[] edgeStart() {
        return edgeStart;
    }

    /** {@return the atom that an edge reaches, by edge} */
    int[] edgeEnd() {
        return edgeEnd;
    }

    /** {@return the bond of an edge, by edge} */
    int[] edgeBond() {
        return edgeBond;
    }

    /** {@return the first bond of an angle, by angle} */
    int[] angleFirst() {
        return angleFirst;
    }

    /** {@return the second bond of an angle, by angle} */
    int[] angleSecond() {
        return angleSecond;
    }

    /** {@return the atom in the middle of an angle, by angle} */
    int[] angleAtom() {
        return angleAtom;
    }

    /** {@return −1 where one of the bonds leads away from the atom in the middle and the other to it, else 1, by angle} */
    double[] angleSign() {
        return angleSign;
    }

    /** {@return 0, 1, 2 …, at least as many as there are angles and bonds} */
    int[] counting() {
        return counting;
    }
}
