package org.braggscape.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;

/**
 * What there is to draw of a crystal's unit cell: its atoms, those on faces, edges and corners at all their places in the closed
 * cell, and the bonds between them. Positions are in Å from the middle of the cell, a along x, b in the xy plane.
 */
public final class UnitCell {
    /** Two atoms are bonded where they are closer than this many times the sum of their covalent radii. */
    static final double BOND_TOLERANCE = 1.15;
    /** Atoms so near to a face, in units of the cell vectors, lie on it. */
    private static final double ON_FACE = 1e-3;
    /** Sites closer than this, in Å, share one spot. */
    private static final double SAME_SPOT = 0.05;
    private static final Set<Element> NON_METALS = EnumSet.of(Element.H, Element.He, Element.B, Element.C, Element.N, Element.O,
            Element.F, Element.Ne, Element.Si, Element.P, Element.S, Element.Cl, Element.Ar, Element.Ge, Element.As, Element.Se,
            Element.Br, Element.Kr, Element.Te, Element.I, Element.Xe, Element.At, Element.Rn);

    private final Lattice lattice;
    private final List<Atom> atoms;
    private final List<Bond> bonds;
    private final int sites;

    /**
     * The share of a spot that an element occupies.
     *
     * @param element which
     * @param occupancy from 0, exclusive, to 1 or a little more
     */
    record Share(Element element, double occupancy) {
    }

    /**
     * A ball.
     *
     * @param position x, y, z in Å from the middle of the cell
     * @param shares who is there, the greatest share first; one only at an ordinary spot
     */
    record Atom(double[] position, List<Share> shares) {
        Element element() {
            return shares.get(0).element();
        }

        /** {@return the radius of the ball in Å: the covalent radii with their differences softened, small enough to see between} */
        double radius() {
            return 0.24 + 0.3 * element().covalentRadius();
        }

        /** {@return whether the spot is shared by several elements or by one and nothing} */
        boolean mixed() {
            return shares.size() > 1 || shares.get(0).occupancy() < 0.99;
        }
    }

    /**
     * A bond between two drawn atoms.
     *
     * @param from index of one
     * @param to index of the other, greater
     */
    record Bond(int from, int to) {
    }

    /**
     * Finds atoms and bonds.
     *
     * @param structure a crystal
     */
    public UnitCell(CrystalStructure structure) {
        lattice = structure.lattice();
        sites = structure.sites().size();
        atoms = atoms(structure);
        bonds = bonds(atoms);
    }

    /** {@return the cell} */
    Lattice lattice() {
        return lattice;
    }

    /** {@return the balls} */
    List<Atom> atoms() {
        return atoms;
    }

    /** {@return the bonds between them} */
    List<Bond> bonds() {
        return bonds;
    }

    /** {@return how many atoms the cell has, each counted once} */
    public int sites() {
        return sites;
    }

    /** {@return the elements in the order of their atomic numbers} */
    Set<Element> elements() {
        Set<Element> elements = new TreeSet<>();
        atoms.forEach(atom -> atom.shares().forEach(share -> elements.add(share.element())));
        return elements;
    }

    /** {@return the position of a corner or of any other point, in Å from the middle of the cell} */
    static double[] position(Lattice lattice, double x, double y, double z) {
        var place = lattice.toCartesian(new Fractional(x - 0.5, y - 0.5, z - 0.5));
        return new double[] {place.a1, place.a2, place.a3};
    }

    /** {@return the radius in Å of the sphere about the middle that holds everything, whatever the orientation} */
    double reach() {
        double reach = 0;
        for (double[] corner : corners()) {
            reach = Math.max(reach, length(corner));
        }
        return reach + largestRadius();
    }

    /** {@return how far everything reaches to the right and upwards from the middle, in Å, seen from one side} */
    double[] reach(Orientation orientation) {
        double right = 0;
        double up = 0;
        for (double[] corner : corners()) {
            double[] seen = orientation.apply(corner);
            right = Math.max(right, Math.abs(seen[0]));
            up = Math.max(up, Math.abs(seen[1]));
        }
        return new double[] {right + largestRadius(), up + largestRadius()};
    }

    private double[][] corners() {
        double[][] corners = new double[8][];
        for (int corner = 0; corner < 8; corner++) {
            corners[corner] = position(lattice, corner & 1, corner >> 1 & 1, corner >> 2);
        }
        return corners;
    }

    private double largestRadius() {
        return atoms.stream().mapToDouble(Atom::radius).max().orElse(0);
    }

    private static List<Atom> atoms(CrystalStructure structure) {
        record Spot(Fractional position, List<Share> shares) {
        }
        Lattice lattice = structure.lattice();
        List<Spot> spots = new ArrayList<>();
        boolean mayShare = structure.sites().stream().anyMatch(site -> site.occupancy() < 0.99);
        for (Site site : structure.sites()) {
            Share share = new Share(site.element(), site.occupancy());
            Spot known = !mayShare || site.occupancy() >= 0.99 ? null : spots.stream()
                    .filter(spot -> coincide(spot.position(), site.position(), lattice)).findFirst().orElse(null);
            if (known != null) {
                known.shares().add(share);
            } else if (site.occupancy() > 0) {
                spots.add(new Spot(tidy(site.position()), new ArrayList<>(List.of(share))));
            }
        }
        List<Atom> atoms = new ArrayList<>();
        for (Spot spot : spots) {
            spot.shares().sort(Comparator.comparingDouble(Share::occupancy).reversed());
            Fractional at = spot.position();
            for (double x : places(at.x())) {
                for (double y : places(at.y())) {
                    for (double z : places(at.z())) {
                        atoms.add(new Atom(position(lattice, x, y, z), List.copyOf(spot.shares())));
                    }
                }
            }
        }
        return List.copyOf(atoms);
    }

    private static boolean coincide(Fractional one, Fractional other, Lattice lattice) {
        Fractional gap = one.nearest(other);
        // most pairs are far apart, which needs no length to be known
        return Math.abs(gap.x()) < 0.1 && Math.abs(gap.y()) < 0.1 && Math.abs(gap.z()) < 0.1 && lattice.length(gap) < SAME_SPOT;
    }

    private static Fractional tidy(Fractional position) {
        Fractional wrapped = position.wrapped();
        return new Fractional(tidy(wrapped.x()), tidy(wrapped.y()), tidy(wrapped.z()));
    }

    private static double tidy(double t) {
        return t < 1 - ON_FACE ? t : t - 1;
    }

    /** Where in the closed cell a coordinate between −{@link #ON_FACE} and 1 is found. */
    private static double[] places(double t) {
        return t < ON_FACE ? new double[] {t, t + 1} : new double[] {t};
    }

    /**
     * Between atoms nearer than the sum of their covalent radii allows. Where there are non-metals the metals are ions, which
     * come close without a bond.
     */
    private static List<Bond> bonds(List<Atom> atoms) {
        boolean ions = atoms.stream().anyMatch(atom -> NON_METALS.contains(atom.element()));
        Integer[] order = new Integer[atoms.size()];
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
            largest = Math.max(largest, atoms.get(i).element().covalentRadius());
        }
        // swept along x, so that large cells do not need all pairs
        Arrays.sort(order, Comparator.comparingDouble(i -> atoms.get(i).position()[0]));
        List<Bond> bonds = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            Atom one = atoms.get(order[i]);
            double farthest = BOND_TOLERANCE * (one.element().covalentRadius() + largest);
            for (int j = i + 1; j < order.length; j++) {
                Atom other = atoms.get(order[j]);
                if (other.position()[0] - one.position()[0] > farthest) {
                    break;
                }
                boolean metals = !NON_METALS.contains(one.element()) && !NON_METALS.contains(other.element());
                double distance = distance(one.position(), other.position());
                if (!(ions && metals) && distance > SAME_SPOT && distance
                        <= BOND_TOLERANCE * (one.element().covalentRadius() + other.element().covalentRadius())) {
                    bonds.add(new Bond(Math.min(order[i], order[j]), Math.max(order[i], order[j])));
                }
            }
        }
        bonds.sort(Comparator.comparingInt(Bond::from).thenComparingInt(Bond::to));
        return List.copyOf(bonds);
    }

    static double distance(double[] p, double[] q) {
        return length(new double[] {p[0] - q[0], p[1] - q[1], p[2] - q[2]});
    }

    static double length(double[] p) {
        return Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
    }
}
