package org.braggscape.crystal.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Site;

/**
 * What one symmetry operation does to the atoms of a cell: the rotation W, and which site goes where.
 *
 * @param rotation W, nine integers row by row
 * @param images for each site the index of the site onto which it is mapped, whole cell vectors apart
 */
record SiteMapping(List<Integer> rotation, List<Integer> images) {
    /**
     * Finds the operations that map a structure onto itself: those of the space group that it declares, or, where it declares
     * none or P1, those that its cell and atoms allow. Files without symmetry are often called P1.
     *
     * @return the whole group, the identity among them
     * @throws IllegalArgumentException if the structure lacks an atom that its space group asks for
     */
    static List<SiteMapping> of(CrystalStructure structure) {
        if (structure.spaceGroup().isPresent() && structure.spaceGroup().get().number() > 1) {
            List<SiteMapping> mappings = new ArrayList<>();
            for (SymmetryOperation operation : SpaceGroupTable.operations(structure.spaceGroup().get())) {
                mappings.add(map(structure, operation));
            }
            return mappings;
        }
        return search(structure);
    }

    private static SiteMapping map(CrystalStructure structure, SymmetryOperation operation) {
        int[] images = new int[structure.sites().size()];
        int unmapped = findImages(structure, operation.rotation(), operation.translation(), images);
        if (unmapped >= 0) {
            Site site = structure.sites().get(unmapped);
            throw new IllegalArgumentException("The atoms of " + structure.name() + " break its space group "
                    + structure.spaceGroup().orElseThrow().hermannMauguin() + ": " + operation + " maps " + site.label()
                    + " at (" + site.position().x() + ", " + site.position().y() + ", " + site.position().z()
                    + ") onto a spot without such an atom.");
        }
        return of(operation.rotation(), images);
    }

    private static SiteMapping of(int[] rotation, int[] images) {
        return new SiteMapping(Arrays.stream(rotation).boxed().toList(), Arrays.stream(images).boxed().toList());
    }

    private static List<SiteMapping> search(CrystalStructure structure) {
        List<SiteMapping> mappings = new ArrayList<>();
        List<Site> sites = structure.sites();
        Site rarest = rarest(sites);
        for (int[] rotation : LatticeRotations.of(structure.lattice())) {
            double[] turned = turned(rotation, rarest.position());
            for (Site target : sites) {
                if (alike(rarest, target)) {
                    Fractional end = target.position();
                    double[] translation = {end.x() - turned[0], end.y() - turned[1], end.z() - turned[2]};
                    int[] images = new int[sites.size()];
                    if (findImages(structure, rotation, translation, images) < 0) {
                        mappings.add(of(rotation, images));
                    }
                }
            }
        }
        List<SiteMapping> different = mappings.stream().distinct().toList();
        // At the limit of the tolerances two operations may be found, but not their product; then none can be relied on.
        return isGroup(different) ? different : List.of(identity(sites.size()));
    }

    private static SiteMapping identity(int count) {
        int[] images = new int[count];
        Arrays.setAll(images, i -> i);
        return of(SymmetryOperation.IDENTITY.rotation(), images);
    }

    private static boolean isGroup(List<SiteMapping> mappings) {
        Set<SiteMapping> known = new HashSet<>(mappings);
        return mappings.stream().allMatch(first -> mappings.stream().allMatch(second -> known.contains(second.after(first))));
    }

    private SiteMapping after(SiteMapping first) {
        int[] product = new int[9];
        for (int i = 0; i < 9; i++) {
            for (int k = 0; k < 3; k++) {
                product[i] += rotation.get(3 * (i / 3) + k) * first.rotation.get(3 * k + i % 3);
            }
        }
        return of(product, first.images.stream().mapToInt(images::get).toArray());
    }

    /** {@return the first site without an image, or −1} */
    private static int findImages(CrystalStructure structure, int[] rotation, double[] translation, int[] images) {
        List<Site> sites = structure.sites();
        boolean[] taken = new boolean[sites.size()];
        for (int i = 0; i < images.length; i++) {
            double[] p = turned(rotation, sites.get(i).position());
            Fractional spot = new Fractional(p[0] + translation[0], p[1] + translation[1], p[2] + translation[2]);
            int found = -1;
            for (int j = 0; j < images.length && found < 0; j++) {
                boolean free = !taken[j] && alike(sites.get(i), sites.get(j));
                found = free && Orbit.coincide(spot, sites.get(j).position(), structure.lattice()) ? j : -1;
            }
            if (found < 0) {
                return i;
            }
            taken[found] = true;
            images[i] = found;
        }
        return -1;
    }

    private static boolean alike(Site one, Site other) {
        return one.element().equals(other.element()) && one.oxidationState().equals(other.oxidationState())
                && Math.abs(one.occupancy() - other.occupancy()) < 1e-6;
    }

    private static Site rarest(List<Site> sites) {
        Optional<Site> rarest = Optional.empty();
        long fewest = Long.MAX_VALUE;
        for (Site site : sites) {
            long count = sites.stream().filter(other -> alike(site, other)).count();
            if (count < fewest) {
                fewest = count;
                rarest = Optional.of(site);
            }
        }
        return rarest.orElseThrow();
    }

    private static double[] turned(int[] w, Fractional p) {
        double[] image = new double[3];
        for (int i = 0; i < 3; i++) {
            image[i] = w[3 * i] * p.x() + w[3 * i + 1] * p.y() + w[3 * i + 2] * p.z();
        }
        return image;
    }
}
