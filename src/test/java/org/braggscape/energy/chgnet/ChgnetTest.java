package org.braggscape.energy.chgnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.braggscape.autodiff.GradientCheck;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.energy.EnergyFunction;
import org.braggscape.energy.EnergyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CHGNet against the figures of the published model's code, with random weights. */
class ChgnetTest {
    private static final double GIGAPASCAL = 160.21766208;

    static Path weights() throws URISyntaxException {
        return Path.of(ChgnetTest.class.getResource("/reference/chgnet_random_weights.pth.tar").toURI());
    }

    @Test
    void agreesWithTheReference() throws Exception {
        Chgnet model = Chgnet.read(weights());
        JsonNode cases;
        try (var stream = ChgnetTest.class.getResourceAsStream("/reference/chgnet_random_weights.json")) {
            cases = new ObjectMapper().readTree(stream).get("cases");
        }
        assertThat(cases).hasSize(30);
        double worstEnergy = 0;
        double worstForce = 0;
        double worstStress = 0;
        double worstMoment = 0;
        for (JsonNode one : cases) {
            List<Element> atoms = new ArrayList<>();
            one.get("species").forEach(symbol -> atoms.add(Element.of(symbol.asText()).orElseThrow()));
            double[] vectors = flat(one.get("lattice"));
            double[] forces = new double[3 * atoms.size()];
            double[] strain = new double[9];
            ChgnetEvaluator evaluator = (ChgnetEvaluator) model.newEvaluator(atoms);
            double energy = evaluator.derivatives(vectors, flat(one.get("frac")), forces, strain);
            String name = one.get("name").asText();
            assertThat(evaluator.graph().edges()).as(name).isEqualTo(one.get("directed_edges").asInt());
            assertThat(evaluator.graph().bonds()).as(name).isEqualTo(one.get("undirected_edges").asInt());
            assertThat(evaluator.graph().angles()).as(name).isEqualTo(one.get("angles").asInt());
            worstEnergy = Math.max(worstEnergy, Math.abs(energy / atoms.size() - one.get("energy_per_atom").asDouble()));
            worstForce = Math.max(worstForce, distance(forces, flat(one.get("forces"))));
            double volume = Math.abs(determinant(vectors));
            double[] stress = strain.clone();
            for (int i = 0; i < 9; i++) {
                stress[i] *= GIGAPASCAL / volume;
            }
            worstStress = Math.max(worstStress, distance(stress, flat(one.get("stress_gpa"))));
            double[] moments = evaluator.magneticMoments().orElseThrow();
            for (int i = 0; i < moments.length; i++) {
                worstMoment = Math.max(worstMoment, Math.abs(moments[i] - one.get("magmoms").get(i).asDouble()));
            }
            assertThat(evaluator.energy(vectors, flat(one.get("frac")))).as(name).isEqualTo(energy);
        }
        System.out.println("worst: energy per atom " + worstEnergy + " eV, force " + worstForce + " eV/Å, stress " + worstStress
                + " GPa, moment " + worstMoment);
        assertThat(worstEnergy).isLessThan(1e-6);
        assertThat(worstForce).isLessThan(1e-5);
        assertThat(worstStress).isLessThan(1e-4);
        assertThat(worstMoment).isLessThan(1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"U2Ti", "AlNi", "Au2S", "MnGa2S4"})
    void derivativesAgreeWithDifferences(String sample) throws Exception {
        CrystalStructure structure = SampleStructures.read(sample);
        EnergyFunction function = new EnergyFunction(Chgnet.read(weights()), structure);
        SplittableRandom random = new SplittableRandom(9);
        double[] x = new double[function.dimension()];
        System.arraycopy(structure.lattice().parameters(), 0, x, 0, 6);
        System.arraycopy(structure.fractionalCoordinates(), 0, x, 6, x.length - 6);
        for (int trial = 0; trial < 3; trial++) {
            double[] at = x.clone();
            double[] direction = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                at[i] += (i < 3 ? 0.1 : i < 6 ? 2 : 0.02) * random.nextDouble(-1, 1);
                direction[i] = (i < 3 ? 1 : i < 6 ? 20 : 0.2) * random.nextDouble(-1, 1);
            }
            assertThat(GradientCheck.centralDifference(function, at, direction, 2e-4)).isLessThan(1e-7);
        }
    }

    @Test
    void anEvaluatorForgetsTheCellsBefore() throws Exception {
        Chgnet model = Chgnet.read(weights());
        List<Element> atoms = List.of(Element.Na, Element.Cl);
        double[] coordinates = {0, 0, 0, 0.5, 0.5, 0.45};
        EnergyModel.Evaluator used = model.newEvaluator(atoms);
        for (double edge : new double[] {9, 3, 4, 2.5, 20, 3.5}) {
            double[] cell = {edge, 0, 0, 0.1, edge, 0, 0, 0.2, edge};
            double[] forces = new double[6];
            double[] strain = new double[9];
            double[] freshForces = new double[6];
            double energy = used.derivatives(cell, coordinates, forces, strain);
            EnergyModel.Evaluator fresh = model.newEvaluator(atoms);
            assertThat(fresh.derivatives(cell, coordinates, freshForces, strain)).isEqualTo(energy);
            assertThat(freshForces).isEqualTo(forces);
            assertThat(fresh.magneticMoments().orElseThrow()).isEqualTo(used.magneticMoments().orElseThrow());
        }
    }

    @Test
    void hasNoEnergyForTinyCellsAndAtomsInOnePlace() throws Exception {
        EnergyModel.Evaluator evaluator = Chgnet.read(weights()).newEvaluator(List.of(Element.U, Element.Ti));
        double[] tiny = {0.02, 0, 0, 0, 0.02, 0, 0, 0, 0.02};
        double[] usual = {3, 0, 0, 0, 3, 0, 0, 0, 3};
        assertThat(evaluator.energy(tiny, new double[] {0, 0, 0, 0.5, 0.5, 0.5})).isNaN();
        assertThat(evaluator.energy(usual, new double[] {0, 0, 0, 1, 1, 1})).isNaN();
        assertThat(evaluator.energy(usual, new double[] {0, 0, 0, 0.5, 0.5, 0.5})).isFinite();
    }

    private static double distance(double[] one, double[] other) {
        assertThat(one).hasSameSizeAs(other);
        double worst = 0;
        for (int i = 0; i < one.length; i++) {
            worst = Math.max(worst, Math.abs(one[i] - other[i]));
        }
        return worst;
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
}
