package org.braggscape.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.io.SampleStructures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SiteConstraintTest {
    /** x, 2x, z of P6/mmm: the orbit on which averaging and orthogonal projection differ. */
    private static CrystalStructure hexagonal() {
        Lattice cell = new Lattice(6, 6, 7, 90, 90, 120);
        var setting = SpaceGroupTable.byHall("-P 6 2").orElseThrow();
        List<Site> sites = Orbit.of(new Fractional(0.15, 0.3, 0.2), SpaceGroupTable.operations(setting), cell).stream()
                .map(position -> new Site(Element.Fe, position)).toList();
        return new CrystalStructure("ring", cell, sites, Optional.of(setting));
    }

    static Stream<CrystalStructure> structures() {
        return Stream.concat(Stream.of(hexagonal()), SampleStructures.names().stream().map(SampleStructures::read));
    }

    private static double[] random(int n, double size, long seed) {
        return new Random(seed).doubles(n, -size, size).toArray();
    }

    private static double[] sum(double[] u, double[] v) {
        double[] sum = u.clone();
        for (int i = 0; i < u.length; i++) {
            sum[i] += v[i];
        }
        return sum;
    }

    /** Free parameters of the occupied positions after the International Tables. */
    @ParameterizedTest
    @CsvSource({"U2Ti, 0", "Au2S, 0", "BPO4, 3", "LiMnIr2, 0", "AlNi, 0", "Cu3Au, 0", "NdAl8Cu4, 2"})
    void freedomIsThatOfTheInternationalTables(String name, int freedom) {
        assertThat(SiteConstraint.of(SampleStructures.read(name)).freedom()).isEqualTo(freedom);
    }

    @ParameterizedTest
    @MethodSource("structures")
    void theStructureItselfStaysAndProjectionIsIdempotent(CrystalStructure structure) {
        SiteConstraint constraint = SiteConstraint.of(structure);
        double[] truth = structure.fractionalCoordinates();
        double[] projected = truth.clone();
        constraint.project(projected);
        assertThat(projected).containsExactly(truth);

        double[] once = sum(truth, random(truth.length, 0.1, 1));
        constraint.project(once);
        double[] twice = once.clone();
        constraint.project(twice);
        assertThat(twice).containsExactly(once, within(1e-12));

        double[] along = random(truth.length, 1, 2);
        constraint.projectDirection(along);
        double[] again = along.clone();
        constraint.projectDirection(again);
        assertThat(again).containsExactly(along, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void whatIsProjectedHasTheSpaceGroup(CrystalStructure structure) {
        SiteConstraint constraint = SiteConstraint.of(structure);
        double[] truth = structure.fractionalCoordinates();
        double[] x = sum(truth, random(truth.length, 0.05, 3));
        constraint.project(x);
        double[] alongTangent = random(truth.length, 0.05, 4);
        constraint.projectDirection(alongTangent);
        for (double[] coordinates : List.of(x, sum(truth, alongTangent))) {
            List<Site> sites = structure.withFractionalCoordinates(coordinates).sites();
            for (SymmetryOperation operation : SpaceGroupTable.operations(structure.spaceGroup().orElseThrow())) {
                for (Site site : sites) {
                    Fractional image = operation.apply(site.position());
                    assertThat(sites).anyMatch(other -> other.element().equals(site.element())
                            && largest(image.nearest(other.position())) < 1e-12);
                }
            }
        }
    }

    private static double largest(Fractional gap) {
        return Math.max(Math.abs(gap.x()), Math.max(Math.abs(gap.y()), Math.abs(gap.z())));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void tangentProjectionIsOrthogonalAndOntoTheSameSpace(CrystalStructure structure) {
        SiteConstraint constraint = SiteConstraint.of(structure);
        double[] truth = structure.fractionalCoordinates();
        double[] vector = random(truth.length, 0.1, 5);
        double[] along = vector.clone();
        constraint.projectDirection(along);
        double[] moved = sum(truth, along);
        double[] projected = moved.clone();
        constraint.project(projected);
        assertThat(projected).containsExactly(moved, within(1e-12));

        // A point that symmetry allows is a sum of the structure and a tangent vector.
        double[] allowed = sum(truth, vector);
        constraint.project(allowed);
        double[] displacement = allowed.clone();
        double dot = 0;
        for (int i = 0; i < truth.length; i++) {
            displacement[i] -= truth[i];
            dot += displacement[i] * (vector[i] - along[i]);
        }
        double[] kept = displacement.clone();
        constraint.projectDirection(kept);
        assertThat(kept).containsExactly(displacement, within(1e-12));
        assertThat(dot).isCloseTo(0, within(1e-12));
    }

    @Test
    void averagingIsTheMeanOverTheGroup() {
        CrystalStructure structure = hexagonal();
        double[] truth = structure.fractionalCoordinates();
        double[] x = truth.clone();
        x[0] += 0.03;
        SiteConstraint.of(structure).project(x);
        // Of 24 operations two leave the first site in place, the identity and the mirror (y − x, y): their images of the
        // displacement (0.03, 0, 0) add up to 0, so nothing moves.
        assertThat(x).containsExactly(truth, within(1e-15));
        x[1] += 0.03;
        SiteConstraint.of(structure).project(x);
        // Here they add up to (0.03, 0.06, 0), of which each of 24 operations contributes a share.
        assertThat(x[0] - truth[0]).isCloseTo(0.03 / 24, within(1e-15));
        assertThat(x[1] - truth[1]).isCloseTo(0.06 / 24, within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void withoutADeclaredGroupTheSymmetryOfTheAtomsCounts(CrystalStructure structure) {
        CrystalStructure undeclared = new CrystalStructure("p1", structure.lattice(), structure.sites(), Optional.empty());
        SiteConstraint constraint = SiteConstraint.of(undeclared);
        assertThat(constraint.freedom()).isLessThanOrEqualTo(SiteConstraint.of(structure).freedom());
        double[] once = sum(structure.fractionalCoordinates(), random(3 * structure.sites().size(), 0.1, 6));
        constraint.project(once);
        double[] twice = once.clone();
        constraint.project(twice);
        assertThat(twice).containsExactly(once, within(1e-12));
    }

    @Test
    void wrappedCoordinatesCanBeUnwrapped() {
        CrystalStructure structure = SampleStructures.read("BPO4");
        double[] truth = structure.fractionalCoordinates();
        double[] wrapped = sum(truth, random(truth.length, 0.1, 7));
        double[] plain = wrapped.clone();
        for (int i = 0; i < wrapped.length; i++) {
            wrapped[i] -= Math.floor(wrapped[i]);
        }
        SiteConstraint.of(structure).unwrap(wrapped);
        assertThat(wrapped).containsExactly(plain, within(1e-12));
    }

    @Test
    void nonsenseIsRefusedWithASentence() {
        CrystalStructure structure = SampleStructures.read("BPO4");
        double[] noisy = sum(structure.fractionalCoordinates(), random(3 * structure.sites().size(), 0.1, 8));
        assertThatThrownBy(() -> SiteConstraint.of(structure.withFractionalCoordinates(noisy)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("The atoms of BPO4 break its space group I-4: ")
                .hasMessageEndingWith(".");
        assertThatThrownBy(() -> SiteConstraint.of(structure).project(new double[5]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("5 coordinates");
    }
}
