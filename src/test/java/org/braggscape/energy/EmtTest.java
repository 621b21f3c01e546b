package org.braggscape.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.braggscape.ReferenceCases;
import org.braggscape.autodiff.GradientCheck;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.io.SampleStructures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** EMT against the figures of ASE's implementation, and its derivatives against differences. */
class EmtTest {
    private static final Emt EMT = new Emt();

    @Test
    void agreesWithTheReference() {
        List<JsonNode> cases = ReferenceCases.read("emt.json");
        assertThat(cases).hasSizeGreaterThan(20);
        for (JsonNode one : cases) {
            List<Element> atoms = new ArrayList<>();
            one.get("species").forEach(symbol -> atoms.add(Element.of(symbol.asText()).orElseThrow()));
            double[] vectors = flat(one.get("lattice"));
            double[] forces = new double[3 * atoms.size()];
            double[] strain = new double[9];
            EnergyModel.Evaluator evaluator = EMT.newEvaluator(atoms);
            double energy = evaluator.derivatives(vectors, flat(one.get("frac")), forces, strain);
            String name = one.get("name").asText();
            assertThat(energy).as(name).isEqualTo(one.get("energy").asDouble(), within(1e-6));
            assertThat(evaluator.energy(vectors, flat(one.get("frac")))).isEqualTo(energy);
            double[] expected = flat(one.get("forces"));
            for (int i = 0; i < forces.length; i++) {
                assertThat(forces[i]).as(name + " force " + i).isEqualTo(expected[i], within(1e-5));
            }
            double volume = Math.abs(determinant(vectors));
            double[] stress = ReferenceCases.numbers(one.get("stress"));
            int[] places = {0, 4, 8, 5, 2, 1};
            for (int i = 0; i < 6; i++) {
                assertThat(strain[places[i]] / volume).as(name + " stress " + i).isEqualTo(stress[i], within(1e-5));
            }
        }
    }

    private static double[] flat(JsonNode rows) {
        double[] numbers = new double[3 * rows.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = rows.get(i / 3).get(i % 3).asDouble();
        }
        return numbers;
    }

    private static double determinant(double[] v) {
        return v[0] * (v[4] * v[8] - v[5] * v[7]) - v[1] * (v[3] * v[8] - v[5] * v[6]) + v[2] * (v[3] * v[7] - v[4] * v[6]);
    }

    /** Four atoms, two of them of one metal and two of any, in a strained cell at shaken places. */
    private static CrystalStructure shaken(Element metal, SplittableRandom random) {
        List<Element> all = List.copyOf(EMT.elements());
        double a = 3.9;
        Lattice cell = new Lattice(a * random.nextDouble(0.85, 1.15), a * random.nextDouble(0.85, 1.15),
                a * random.nextDouble(0.85, 1.15), random.nextDouble(75, 105), random.nextDouble(75, 105),
                random.nextDouble(75, 105));
        double[][] places = {{0, 0, 0}, {0, 0.5, 0.5}, {0.5, 0, 0.5}, {0.5, 0.5, 0}};
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Element element = i < 2 ? metal : all.get(random.nextInt(all.size()));
            sites.add(new Site(element, new Fractional(places[i][0] + random.nextDouble(-0.08, 0.08) + random.nextInt(-2, 3),
                    places[i][1] + random.nextDouble(-0.08, 0.08), places[i][2] + random.nextDouble(-0.08, 0.08))));
        }
        return new CrystalStructure(metal + " and others", cell, sites, Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(names = {"Al", "Cu", "Ag", "Au", "Ni", "Pd", "Pt"})
    void derivativesAgreeWithDifferences(Element metal) {
        SplittableRandom random = new SplittableRandom(metal.ordinal());
        for (int trial = 0; trial < 10; trial++) {
            CrystalStructure structure = shaken(metal, random);
            EnergyFunction function = new EnergyFunction(EMT, structure);
            double[] x = new double[function.dimension()];
            System.arraycopy(structure.lattice().parameters(), 0, x, 0, 6);
            System.arraycopy(structure.fractionalCoordinates(), 0, x, 6, x.length - 6);
            for (int i = 0; i < x.length; i++) {
                double[] direction = new double[x.length];
                direction[i] = 1;
                assertThat(GradientCheck.centralDifference(function, x, direction, i < 6 ? i < 3 ? 2e-3 : 2e-2 : 5e-4))
                        .as(structure + " parameter " + i).isLessThan(2e-6);
            }
        }
    }

    @Test
    void forcesAndStressAgreeWithDifferencesOfTheEnergy() {
        SplittableRandom random = new SplittableRandom(5);
        CrystalStructure structure = shaken(Element.Pt, random);
        EnergyResult result = EnergyResult.of(EMT, structure);
        double volume = structure.lattice().volume();
        double total = 0;
        double h = 1e-4;
        double[] vectors = rows(structure);
        EnergyModel.Evaluator evaluator = EMT.newEvaluator(EMT.requireKnown(structure));
        int[][] axes = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};
        for (int k = 0; k < 6; k++) {
            double plus = evaluator.energy(strained(vectors, axes[k], h), structure.fractionalCoordinates());
            double minus = evaluator.energy(strained(vectors, axes[k], -h), structure.fractionalCoordinates());
            assertThat(result.stress()[k]).isEqualTo((plus - minus) / (2 * h * volume), within(1e-6));
        }
        for (double[] force : result.forces()) {
            total += Math.abs(force[0]) + Math.abs(force[1]) + Math.abs(force[2]);
        }
        assertThat(total).isGreaterThan(0.1);
        for (int k = 0; k < 3; k++) {
            int axis = k;
            assertThat(List.of(result.forces()).stream().mapToDouble(force -> force[axis]).sum()).isEqualTo(0, within(1e-10));
        }
        assertThat(result.magneticMoments()).isEmpty();
    }

    private static double[] rows(CrystalStructure structure) {
        double[] rows = new double[9];
        for (int i = 0; i < 9; i++) {
            rows[i] = structure.lattice().matrix().get(i / 3, i % 3);
        }
        return rows;
    }

    /** L (1 + ε) with ε in one place, half of it in the mirrored one. */
    private static double[] strained(double[] v, int[] axes, double h) {
        double[] moved = v.clone();
        for (int row = 0; row < 3; row++) {
            double share = axes[0] == axes[1] ? h : h / 2;
            moved[3 * row + axes[1]] += share * v[3 * row + axes[0]];
            if (axes[0] != axes[1]) {
                moved[3 * row + axes[0]] += share * v[3 * row + axes[1]];
            }
        }
        return moved;
    }

    @Test
    void isTheSameForAnotherCellOfTheSameCrystal() {
        CrystalStructure small = SampleStructures.read("Cu3Au");
        List<Site> twice = new ArrayList<>();
        for (Site site : small.sites()) {
            for (int k = 0; k < 2; k++) {
                twice.add(site.at(new Fractional(site.position().x(), (site.position().y() + k) / 2, site.position().z() - 3)));
            }
        }
        CrystalStructure large = new CrystalStructure("twice", new Lattice(3.75, 7.5, 3.75, 90, 90, 90), twice,
                Optional.empty());
        EnergyResult one = EnergyResult.of(EMT, small);
        EnergyResult two = EnergyResult.of(EMT, large);
        assertThat(two.energy()).isEqualTo(2 * one.energy(), within(1e-10));
        for (int k = 0; k < 6; k++) {
            assertThat(two.stress()[k]).isEqualTo(one.stress()[k], within(1e-12));
        }
    }

    /** Where a pair passes the cut-off, and where it leaves for good, there is no step and no kink. */
    @Test
    void isSmoothWhereAPairLeaves() {
        double[] slope = new double[1];
        for (double r = Emt.REACH - 1; r < Emt.REACH; r += 0.003) {
            double h = 1e-6;
            double before = Emt.cutoff(r - h, slope);
            double after = Emt.cutoff(Math.min(Emt.REACH, r + h), slope);
            double at = Emt.cutoff(r, slope);
            if (r + h < Emt.REACH) {
                assertThat(at * slope[0]).isEqualTo((after - before) / (2 * h), within(1e-7));
            }
        }
        assertThat(Emt.cutoff(Emt.REACH, slope)).isEqualTo(0, within(1e-20));
        assertThat(Emt.cutoff(Emt.REACH - 1e-3, slope)).isLessThan(1e-10);
    }

    @Test
    void loneAtomsHaveTheirCohesiveEnergyAndNoForces() {
        CrystalStructure lone = new CrystalStructure("lone", new Lattice(20, 20, 20, 90, 90, 90),
                List.of(new Site(Element.Au, new Fractional(0, 0, 0)), new Site(Element.Cu, new Fractional(0.5, 0.5, 0.5))),
                Optional.empty());
        EnergyResult result = EnergyResult.of(EMT, lone);
        assertThat(result.energy()).isEqualTo(3.80 + 3.51, within(1e-12));
        assertThat(result.stress()).containsOnly(0);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> EnergyResult.of(EMT, SampleStructures.read("Au2S")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("EMT cannot compute Au2S: it does not know S, only Al, Ni, Cu, Pd, Ag, Pt and Au. "
                        + "CHGNet knows S where its weights are given (chgnet:FILE), and so may another program by i-PI (ipi:NAME).");
        CrystalStructure half = new CrystalStructure("half", new Lattice(4, 4, 4, 90, 90, 90),
                List.of(new Site("Cu1", Element.Cu, OptionalInt.empty(), new Fractional(0, 0, 0), 0.5, 0)), Optional.empty());
        assertThatThrownBy(() -> EnergyResult.of(EMT, half)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cu1").hasMessageContaining("0.5");
    }

    /** A descent may try such cells, and must not wait for them. */
    @Test
    void hasNoEnergyForTinyAndImpossibleCells() {
        CrystalStructure structure = SampleStructures.read("Cu3Au");
        EnergyFunction function = new EnergyFunction(EMT, structure);
        double[] x = new double[function.dimension()];
        double[] coordinates = structure.fractionalCoordinates();
        System.arraycopy(coordinates, 0, x, 6, coordinates.length);
        double[] gradient = new double[x.length];
        for (double[] cell : new double[][] {{0.01, 0.01, 0.01, 90, 90, 90}, {3, 3, 3, 0.02, 90, 90}, {-3, 3, 3, 90, 90, 90}}) {
            System.arraycopy(cell, 0, x, 0, 6);
            assertThat(function.newEvaluator().value(x)).isNaN();
            assertThat(function.newEvaluator().gradient(x, gradient)).isNaN();
            assertThat(gradient).containsOnly(Double.NaN);
        }
        CrystalStructure pile = structure.withFractionalCoordinates(new double[coordinates.length]);
        assertThatThrownBy(() -> EnergyResult.of(EMT, pile)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in one place");
    }
}
