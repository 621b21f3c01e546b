package org.braggscape.energy.chgnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layers one by one: each slot's adjoint against differences, and the tiles against plain sums. */
class NetworkTest {
    @Test
    void adjointsOfEverySlotAgreeWithDifferences() throws Exception {
        Network network = Network.of(Weights.read(ChgnetTest.weights()));
        Plan plan = network.plan();
        Workspace workspace = plan.newWorkspace();
        SplittableRandom random = new SplittableRandom(4);
        double[] cell = {2.6, 0.2, -0.1, 0.3, 2.8, 0.2, -0.2, 0.1, 3.7};
        double[] coordinates = {0.02, -0.01, 0.03, 0.48, 0.53, 0.46};
        double[] places = new double[6];
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < 3; k++) {
                places[i] += coordinates[i / 3 * 3 + k] * cell[3 * k + i % 3];
            }
        }
        double[] strain = random.doubles(9, -0.02, 0.02).toArray();
        workspace.set(network.elements(), random.doubles(2 * GatedLayers.WIDTH, -1, 1).toArray());
        assertThat(network.bonds().findGraph(workspace, cell, coordinates, places)).isTrue();
        assertThat(network.bonds().graph(workspace).angles()).isGreaterThan(50);
        double[] alongPlaces = random.doubles(6, -1, 1).toArray();
        double[] alongStrain = random.doubles(9, -0.3, 0.3).toArray();
        int compared = 0;
        for (Slot slot : plan.slots()) {
            if (slot == network.places() || slot == network.strain() || slot == network.elements()) {
                continue;
            }
            evaluate(plan, workspace, network, places, strain);
            double[] seed = random.doubles(workspace.size(slot), -1, 1).toArray();
            plan.vjp(workspace, slot, seed);
            double slope = 0;
            for (int i = 0; i < 6; i++) {
                slope += workspace.adjoint(network.places())[i] * alongPlaces[i];
            }
            for (int i = 0; i < 9; i++) {
                slope += workspace.adjoint(network.strain())[i] * alongStrain[i];
            }
            double step = 2e-4;
            double[] weights = {1, -8, 8, -1};
            double[] steps = {-2, -1, 1, 2};
            double difference = 0;
            for (int point = 0; point < 4; point++) {
                evaluate(plan, workspace, network, moved(places, alongPlaces, steps[point] * step),
                        moved(strain, alongStrain, steps[point] * step));
                double product = 0;
                for (int i = 0; i < seed.length; i++) {
                    product += seed[i] * workspace.value(slot)[i];
                }
                difference += weights[point] * product / (12 * step);
            }
            assertThat(slope).as(slot.name()).isCloseTo(difference, within(2e-7 * Math.max(1, Math.abs(difference))));
            assertThat(Math.abs(slope)).as(slot.name()).isGreaterThan(1e-6);
            compared++;
        }
        assertThat(compared).isGreaterThan(15);
    }

    private static double[] moved(double[] x, double[] direction, double step) {
        double[] moved = x.clone();
        for (int i = 0; i < x.length; i++) {
            moved[i] += step * direction[i];
        }
        return moved;
    }

    private static void evaluate(Plan plan, Workspace workspace, Network network, double[] places, double[] strain) {
        workspace.set(network.places(), places);
        workspace.set(network.strain(), strain);
        plan.forward(workspace);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 200})
    void productsOfManyRowsAreThePlainSums(int count) {
        SplittableRandom random = new SplittableRandom(count);
        double[][] matrix = new double[64][];
        for (int row = 0; row < 64; row++) {
            matrix[row] = random.doubles(31, -1, 1).toArray();
        }
        Dense dense = new Dense(matrix);
        double[] x = random.doubles(31 * count, -1, 1).toArray();
        double[] y = random.doubles(64 * count, -1, 1).toArray();
        double[] expected = y.clone();
        double[] expectedTransposed = x.clone();
        for (int i = 0; i < count; i++) {
            for (int row = 0; row < 64; row++) {
                for (int column = 0; column < 31; column++) {
                    expected[64 * i + row] += matrix[row][column] * x[31 * i + column];
                    expectedTransposed[31 * i + column] += matrix[row][column] * y[64 * i + row];
                }
            }
        }
        double[] product = y.clone();
        double[][] input = Tile.of(dense.inputs());
        double[][] output = Tile.of(dense.outputs());
        dense.addProducts(x, 31, count, product, input, output);
        assertThat(product).containsExactly(expected, within(1e-13));
        double[] transposed = x.clone();
        dense.addTransposedProducts(y, count, transposed, 31, input, output);
        assertThat(transposed).containsExactly(expectedTransposed, within(1e-13));
    }

    @Test
    void sigmoidIsAccurate() {
        double[] x = new double[Tile.LANES];
        double[] y = new double[Tile.LANES];
        for (double middle : new double[] {-500, -41, -20, -3, 0, 3, 20, 41, 500}) {
            Arrays.setAll(x, lane -> middle + 0.05 * lane);
            Lanes.sigmoid(x, y);
            for (int lane = 0; lane < x.length; lane++) {
                assertThat(y[lane]).isCloseTo(1 / (1 + Math.exp(-x[lane])), within(4e-15));
            }
        }
    }
}
