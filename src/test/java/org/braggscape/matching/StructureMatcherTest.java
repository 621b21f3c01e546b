package org.braggscape.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.io.SampleStructures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructureMatcherTest {
    private static final StructureMatcher MATCHER = StructureMatcher.PAPER;

    static List<String> names() {
        return SampleStructures.names();
    }

    private static CrystalStructure structure(Lattice lattice, Site... sites) {
        return new CrystalStructure("made", lattice, List.of(sites), Optional.empty());
    }

    private static void assertPerfect(CrystalStructure reference, CrystalStructure candidate) {
        Match match = MATCHER.match(reference, candidate);
        assertThat(match.reason()).isEmpty();
        assertThat(match.matches()).isTrue();
        assertThat(match.rms()).isLessThan(1e-6);
        assertThat(match.volumeError()).isEqualTo(0, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCrystalMatchesItselfAtomByAtom(String name) {
        CrystalStructure crystal = SampleStructures.read(name);
        Match match = MATCHER.match(crystal, crystal);
        assertThat(match.rms()).isLessThan(1e-10);
        assertThat(match.maximumDistance()).isLessThan(1e-10);
        assertThat(match.mapping()).hasSize(MATCHER.prepare(crystal).size()).allSatisfy(pair ->
                assertThat(crystal.sites().get(pair.candidate()).element())
                        .isEqualTo(crystal.sites().get(pair.reference()).element()));
        assertThat(match.mapping().stream().map(Match.SitePair::reference)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void originOrderCellAndHandDoNotMatter(String name) {
        CrystalStructure crystal = SampleStructures.read(name);
        RandomGenerator random = new SplittableRandom(name.hashCode());
        for (int trial = 0; trial < 5; trial++) {
            CrystalStructure other = shuffled(shifted(crystal, random), random);
            assertPerfect(crystal, other);
            assertPerfect(crystal, recast(other, change(random)));
            assertPerfect(crystal, mirrored(other));
            assertPerfect(crystal, doubled(other, random.nextInt(3)));
            assertPerfect(doubled(other, random.nextInt(3)), crystal);
        }
    }

    private static CrystalStructure shifted(CrystalStructure crystal, RandomGenerator random) {
        double[] x = crystal.fractionalCoordinates();
        double[] shift = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
        for (int i = 0; i < x.length; i++) {
            x[i] += shift[i % 3];
        }
        return crystal.withFractionalCoordinates(x);
    }

    private static CrystalStructure shuffled(CrystalStructure crystal, RandomGenerator random) {
        List<Site> sites = new ArrayList<>(crystal.sites());
        Collections.shuffle(sites, new Random(random.nextLong()));
        return new CrystalStructure(crystal.name(), crystal.lattice(), sites, Optional.empty());
    }

    private static CrystalStructure mirrored(CrystalStructure crystal) {
        double[] x = crystal.fractionalCoordinates();
        for (int i = 0; i < x.length; i++) {
            x[i] = -x[i];
        }
        return crystal.withFractionalCoordinates(x);
    }

    private static long[][] change(RandomGenerator random) {
        long[][] change = Unimodular.identity();
        for (int step = 0; step < 3; step++) {
            int to = random.nextInt(3);
            int from = (to + 1 + random.nextInt(2)) % 3;
            long times = random.nextInt(-2, 3);
            for (int j = 0; j < 3; j++) {
                change[to][j] += times * change[from][j];
            }
        }
        return change;
    }

    private static Basis basis(Lattice lattice) {
        return Basis.ofParameters(lattice.parameters());
    }

    private static CrystalStructure recast(CrystalStructure crystal, long[][] change) {
        Lattice cell = Lattice.of(basis(crystal.lattice()).combined(change).parameters());
        return crystal.withFractionalCoordinates(
                Unimodular.wrapped(crystal.fractionalCoordinates(), Unimodular.inverse(change))).withLattice(cell);
    }

    private static CrystalStructure doubled(CrystalStructure crystal, int axis) {
        double[] p = crystal.lattice().parameters();
        p[axis] *= 2;
        List<Site> sites = new ArrayList<>();
        for (Site site : crystal.sites()) {
            for (int copy = 0; copy < 2; copy++) {
                double[] x = {site.position().x(), site.position().y(), site.position().z()};
                x[axis] = (x[axis] + copy) / 2;
                sites.add(site.at(new Fractional(x[0], x[1], x[2])));
            }
        }
        return new CrystalStructure(crystal.name(), Lattice.of(p), sites, Optional.empty());
    }

    private static CrystalStructure stretched(CrystalStructure crystal, double factor) {
        double[] p = crystal.lattice().parameters();
        for (int i = 0; i < 3; i++) {
            p[i] *= factor;
        }
        return crystal.withLattice(Lattice.of(p));
    }

    @Test
    void scalingHidesAnErrorOfTheVolumeButReportsIt() {
        CrystalStructure crystal = SampleStructures.read("BPO4");
        CrystalStructure large = stretched(crystal, 1.2);
        Match scaled = MATCHER.match(crystal, large);
        assertThat(scaled.matches()).isTrue();
        assertThat(scaled.rms()).isLessThan(1e-9);
        assertThat(scaled.volumeError()).isEqualTo(0.728, within(1e-9));
        StructureMatcher unscaled = new StructureMatcher(MatchTolerances.STRICT, new MatchOptions(false, true, false));
        Match match = unscaled.match(crystal, large);
        assertThat(match.matches()).isFalse();
        assertThat(match.reason()).contains("tolerances on lengths and angles");
        assertThat(match.volumeError()).isEqualTo(0.728, within(1e-9));
    }

    @Test
    void withoutReductionTheCellsMustHoldEquallyManyAtoms() {
        CrystalStructure crystal = SampleStructures.read("AlNi");
        StructureMatcher plain = new StructureMatcher(MatchTolerances.STRICT, new MatchOptions(true, false, false));
        assertThat(plain.match(crystal, crystal).matches()).isTrue();
        Match match = plain.match(crystal, doubled(crystal, 2));
        assertThat(match.matches()).isFalse();
        assertThat(match.reason()).isEqualTo("The cells have different numbers of atoms, 2 and 4.");
        assertThat(match.volumeError()).isEqualTo(0, within(1e-12));
    }

    @Test
    void compositionsAndChargesCount() {
        Lattice cube = new Lattice(4, 4, 4, 90, 90, 90);
        Fractional corner = new Fractional(0, 0, 0);
        Site iron = new Site(Element.Fe, corner);
        Site charged = new Site("Fe1", Element.Fe, OptionalInt.of(3), corner, 1, 0);
        assertThat(MATCHER.match(structure(cube, iron), structure(cube, new Site(Element.Co, corner))).reason())
                .isEqualTo("The compositions differ.");
        assertThat(MATCHER.match(structure(cube, iron), structure(cube, charged)).reason())
                .isEqualTo("The compositions differ.");
        assertThat(MATCHER.match(structure(cube, charged), structure(cube, charged)).matches()).isTrue();
    }

    @Test
    void sharedSpotsAreOneKindOfAtom() {
        Lattice cube = new Lattice(4, 4, 4, 90, 90, 90);
        CrystalStructure mixed = structure(cube, partial(Element.Cu, 0), partial(Element.Zn, 0), partial(Element.Zn, 0.5),
                partial(Element.Cu, 0.5));
        assertThat(MATCHER.prepare(mixed).size()).isEqualTo(1);
        CrystalStructure small = structure(new Lattice(Math.sqrt(12), Math.sqrt(12), Math.sqrt(12), angle(), angle(), angle()),
                partial(Element.Cu, 0), partial(Element.Zn, 0));
        assertPerfect(mixed, small);
        CrystalStructure apart = structure(cube, partial(Element.Cu, 0), partial(Element.Cu, 0.5), partial(Element.Zn, 0.25),
                partial(Element.Zn, 0.75));
        assertThat(MATCHER.match(mixed, apart).matches()).isFalse();
    }

    private static double angle() {
        return Math.toDegrees(Math.acos(-1 / 3.0));
    }

    private static Site partial(Element element, double t) {
        return new Site(element.symbol(), element, OptionalInt.empty(), new Fractional(t, t, t), 0.5, 0);
    }

    /** Two atoms along c: shifting one by t moves each by t/2 from the common mean. */
    @Test
    void distancesAreInUnitsOfTheMeanSpacing() {
        Lattice cell = new Lattice(3, 3.5, 7, 90, 90, 90);
        CrystalStructure reference = structure(cell, new Site(Element.Na, new Fractional(0, 0, 0)),
                new Site(Element.Cl, new Fractional(0, 0, 0.4)));
        double spacing = Math.cbrt(cell.volume() / 2);
        for (double shift : new double[] {0.02, 0.05}) {
            CrystalStructure candidate = structure(cell, new Site(Element.Na, new Fractional(0, 0, 0)),
                    new Site(Element.Cl, new Fractional(0, 0, 0.4 + shift)));
            Match match = MATCHER.match(reference, candidate);
            assertThat(match.matches()).isTrue();
            assertThat(match.rms()).isEqualTo(shift * 7 / 2 / spacing, within(1e-12));
            assertThat(match.maximumDistance()).isEqualTo(shift * 7 / 2 / spacing, within(1e-12));
        }
    }

    /** One atom of many far off: the mean is small, the largest is not. */
    @Test
    void aSmallRmsIsNoMatchWhenOneAtomIsFarOff() {
        CrystalStructure crystal = SampleStructures.read("Na3MnCoNiO6");
        CrystalStructure pair = structure(crystal.lattice(), crystal.sites().toArray(Site[]::new));
        double[] x = pair.fractionalCoordinates();
        x[3 * 12] += 0.05;
        StructureMatcher whole = new StructureMatcher(MatchTolerances.STRICT, new MatchOptions(true, false, false));
        Match match = whole.match(pair, pair.withFractionalCoordinates(x));
        assertThat(match.matches()).isFalse();
        assertThat(match.rms()).isBetween(0.01, 0.2);
        assertThat(match.maximumDistance()).isGreaterThan(0.2);
        assertThat(match.reason()).contains("of the mean spacing away");
    }

    @Test
    void symmetricAsksBothWays() {
        StructureMatcher both = new StructureMatcher(MatchTolerances.STRICT, new MatchOptions(true, true, true));
        for (MatcherReference.Pair pair : MatcherReference.samples()) {
            boolean forth = MATCHER.match(pair.reference(), pair.candidate()).matches();
            boolean back = MATCHER.match(pair.candidate(), pair.reference()).matches();
            Match match = both.match(pair.reference(), pair.candidate());
            assertThat(match.matches()).as(pair.label()).isEqualTo(forth && back);
            assertThat(match.reason().isEmpty()).isEqualTo(match.matches());
            assertThat(both.matches(both.prepare(pair.reference()), both.prepare(pair.candidate()))).isEqualTo(forth && back);
        }
    }

    @Test
    void tolerancesMustBePositive() {
        assertThatThrownBy(() -> new MatchTolerances(0, 0.2, 5)).hasMessageContaining("ltol of 0 is").hasMessageEndingWith(".");
        assertThatThrownBy(() -> new MatchTolerances(0.1, Double.NaN, 5)).hasMessageContaining("stol");
        assertThatThrownBy(() -> new MatchTolerances(0.1, 0.2, -1)).hasMessageContaining("angle-tol");
    }

    /** What descents may leave behind: needles, plates, skewed and almost flat cells, coordinates anywhere. */
    @ParameterizedTest
    @ValueSource(strings = {"AlNi", "U2Ti", "BPO4"})
    void strangeCellsAreJudgedNotRefused(String name) {
        judgeStrangeCells(name, 300, 5);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("names")
    void manyStrangeCells(String name) {
        judgeStrangeCells(name, 10_000, 6);
    }

    private static void judgeStrangeCells(String name, int trials, int seed) {
        CrystalStructure truth = SampleStructures.read(name);
        PreparedStructure reference = MATCHER.prepare(truth);
        RandomGenerator random = new SplittableRandom(seed);
        int matches = 0;
        for (int i = 0; i < trials; i++) {
            // from one per cent to nine powers of ten
            double spread = Math.pow(10, random.nextDouble(-2, 1));
            double[] p = truth.lattice().parameters();
            for (int j = 0; j < 3; j++) {
                p[j] *= Math.pow(10, spread * (random.nextDouble() - 0.5));
                p[j + 3] = random.nextInt(4) > 0 ? p[j + 3] : random.nextDouble(0.01, 179.99);
            }
            if (!Lattice.isPossible(p)) {
                continue;
            }
            double[] x = truth.fractionalCoordinates();
            if (random.nextBoolean()) {
                x[random.nextInt(x.length)] += 1e6 * random.nextGaussian();
            }
            Match match = MATCHER.match(reference,
                    MATCHER.prepare(truth.withLattice(Lattice.of(p)).withFractionalCoordinates(x)));
            assertThat(match.matches()).isEqualTo(match.reason().isEmpty());
            assertThat(match.volumeError()).isGreaterThan(-1);
            matches += match.matches() ? 1 : 0;
        }
        assertThat(matches).isBetween(trials / 100, trials / 2);
    }

    @Test
    void coordinatesThatAreNoNumbersAreNoMatch() {
        CrystalStructure crystal = SampleStructures.read("AlNi");
        double[] x = crystal.fractionalCoordinates();
        x[4] = Double.NaN;
        assertThat(MATCHER.match(crystal, crystal.withFractionalCoordinates(x)).reason())
                .isEqualTo("AlNi has an atom whose coordinates are not finite.");
    }

    @Test
    void theSearchEndsForManyAtomsOfOneKind() {
        RandomGenerator random = new SplittableRandom(1);
        for (int atoms : new int[] {300, 1500, 9000}) {
            CrystalStructure glass = glass(atoms, random);
            Match match = MATCHER.match(glass, glass(atoms, random));
            assertThat(match.matches()).isFalse();
            assertThat(match.reason()).isNotEmpty();
        }
    }

    private static CrystalStructure glass(int atoms, RandomGenerator random) {
        Site[] sites = new Site[atoms];
        for (int i = 0; i < atoms; i++) {
            sites[i] = new Site(Element.Si, new Fractional(random.nextDouble(), random.nextDouble(), random.nextDouble()));
        }
        double edge = Math.cbrt(20.0 * atoms);
        return structure(new Lattice(edge, edge, edge, 90, 90, 90), sites);
    }

    @Test
    void needlesAreGivenUpWithAReason() {
        Site atom = new Site(Element.Fe, new Fractional(0, 0, 0));
        CrystalStructure needle = structure(new Lattice(1, 1, 30000, 90, 90, 90), atom);
        Match match = MATCHER.match(needle, needle);
        assertThat(match.matches()).isFalse();
        assertThat(match.reason()).contains("elongated");
        assertThat(MATCHER.match(needle, structure(new Lattice(1e-9, 1e9, 1, 90, 90, 80), atom)).reason())
                .contains("too skewed or too flat");
    }
}
