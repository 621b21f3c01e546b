package org.braggscape.diffraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.braggscape.ReferenceCases;
import org.braggscape.autodiff.GradientCheck;
import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.loss.BinnedLoss;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.loss.OverlapLoss;
import org.braggscape.loss.PatternLoss;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every primitive of the fast plans, for every loss: dot-product test of vjp against jvp, and jvp against differences of its
 * own forward.
 */
class FastPrimitiveDerivativesTest {
    private static final double ROUNDING = 1e-12;
    /**
     * {@link MeshConvolution} pulls adjoints back with a compressed matrix of its own, which is the transpose of the forward one
     * up to the compression of both.
     */
    private static final double COMPRESSION = 1e-9;

    /** A plan from a strained MnGa2S4 to its loss against the unstrained one. */
    private static final class Fixture {
        final Plan plan;
        final Workspace workspace;
        private final String name;

        /** Through the overlaps where the loss can, or through the places in any case. */
        Fixture(Loss loss, XrdSettings settings, boolean overlaps) {
            name = loss.name() + (overlaps ? " by overlaps" : " by places");
            CrystalStructure truth = ReferenceCases.sample("MnGa2S4");
            Pattern pattern = new XrdSimulator(settings).simulateDirectly(truth);
            Plan.Builder builder = new Plan.Builder();
            PeakPlan peaks = new PeakPlan(builder, truth, settings, true, true);
            Slot value = builder.slot("loss");
            if (loss instanceof GpwdfLoss gpwdf) {
                PeakList list = new XrdSimulator(settings).peaks(truth);
                builder.add(gpwdf.primitive(peaks.addPeakOverlaps(builder, list, gpwdf.z(), overlaps), value,
                        list.overlap(list, gpwdf.z())));
            } else if (overlaps) {
                double xx = Arrays.stream(pattern.intensity()).map(x -> x * x).sum();
                builder.add(((OverlapLoss) loss).primitive(peaks.addOverlaps(builder, pattern.intensity(), true), value, xx));
            } else {
                BinnedLoss binned = (BinnedLoss) loss;
                PeakPlan.Places places = peaks.addPlaces(builder, binned.usesMaximum());
                double[] target = target(truth, settings);
                builder.add(new PatternLoss(places.intensity(), places.maximum(), value,
                        binned.against(target, places.weights(), pattern.maximum())));
            }
            plan = builder.build();
            workspace = plan.newWorkspace();
            peaks.setInputs(workspace);
            workspace.set(peaks.cell(), strained(truth));
            plan.forward(workspace);
        }

        private static double[] target(CrystalStructure truth, XrdSettings settings) {
            Plan.Builder builder = new Plan.Builder();
            PeakPlan peaks = new PeakPlan(builder, truth, settings, false, true);
            Slot places = peaks.addPlaces(builder, false).intensity();
            Plan plan = builder.build();
            Workspace workspace = plan.newWorkspace();
            peaks.setInputs(workspace);
            plan.forward(workspace);
            return Arrays.copyOf(workspace.value(places), workspace.size(places));
        }

        private static double[] strained(CrystalStructure truth) {
            double[] cell = truth.lattice().parameters();
            cell[0] *= 1.02;
            cell[2] *= 0.985;
            cell[3] = 88.3;
            cell[5] = 92.1;
            return cell;
        }

        /** The primitives behind the peaks. */
        List<Primitive> primitives() {
            return plan.primitives().stream().dropWhile(primitive -> !(primitive instanceof MeshSpread || primitive instanceof PeakOverlaps)).toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fixture> fixtures() {
        XrdSettings doublet = XrdSettings.PAPER.withRadiation(Radiation.NAMED.get(3));
        List<Fixture> fixtures = new ArrayList<>();
        for (Loss loss : Losses.ALL) {
            fixtures.add(new Fixture(loss, XrdSettings.PAPER, false));
            if (loss instanceof OverlapLoss) {
                fixtures.add(new Fixture(loss, XrdSettings.PAPER, true));
                fixtures.add(new Fixture(loss, doublet, true));
            }
        }
        return fixtures.stream();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void vjpIsTheTransposeOfJvp(Fixture fixture) {
        for (Primitive primitive : fixture.plan.primitives()) {
            double allowed = primitive instanceof MeshConvolution ? COMPRESSION : ROUNDING;
            for (int seed = 0; seed < 5; seed++) {
                assertThat(GradientCheck.dotProduct(primitive, fixture.workspace, new Random(seed))).as(primitive.name())
                        .isLessThan(allowed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void jvpAgreesWithDifferences(Fixture fixture) {
        assertThat(fixture.primitives()).hasSizeBetween(2, 5);
        for (Primitive primitive : fixture.primitives()) {
            for (Slot input : primitive.inputs()) {
                checkJvp(fixture.workspace, primitive, input);
            }
        }
    }

    private static void checkJvp(Workspace workspace, Primitive primitive, Slot input) {
        double[] start = Arrays.copyOf(workspace.value(input), workspace.size(input));
        double[] direction = new Random(7).doubles(start.length, -1, 1).toArray();
        if (input.name().equals("sine")) {
            // a displacement of the peaks by much less than the mesh
            Arrays.setAll(direction, i -> 1e-4 * direction[i]);
        } else if (input.name().equals("two theta")) {
            // the same in degrees, of the Gaussian that weights distances
            Arrays.setAll(direction, i -> 1e-2 * direction[i]);
        } else {
            Arrays.setAll(direction, i -> direction[i] * start[i]);
        }
        for (Slot other : primitive.inputs()) {
            Arrays.fill(workspace.tangent(other), 0, workspace.size(other), 0);
        }
        System.arraycopy(direction, 0, workspace.tangent(input), 0, direction.length);
        primitive.forward(workspace);
        primitive.jvp(workspace);
        Slot output = primitive.outputs().get(0);
        double[] tangent = Arrays.copyOf(workspace.tangent(output), workspace.size(output));
        double step = 1e-3;
        double[] numeric = new double[tangent.length];
        // a central difference of fourth order
        for (int multiple : new int[] {1, -1, 2, -2}) {
            for (int i = 0; i < start.length; i++) {
                workspace.value(input)[i] = start[i] + multiple * step * direction[i];
            }
            primitive.forward(workspace);
            double factor = (Math.abs(multiple) == 1 ? 8 : -1) * Integer.signum(multiple) / (12 * step);
            for (int i = 0; i < numeric.length; i++) {
                numeric[i] += factor * workspace.value(output)[i];
            }
        }
        System.arraycopy(start, 0, workspace.value(input), 0, start.length);
        primitive.forward(workspace);
        double scale = 0;
        double worst = 0;
        for (int i = 0; i < numeric.length; i++) {
            scale = Math.max(scale, Math.abs(tangent[i]));
            worst = Math.max(worst, Math.abs(tangent[i] - numeric[i]));
        }
        if (primitive instanceof MeshMaximum && input.name().equals("places")) {
            // the places only tell where to look; the largest bin itself comes from the coefficients
            assertThat(scale + worst).isZero();
            return;
        }
        assertThat(scale).as("%s by %s", primitive.name(), input.name()).isPositive();
        assertThat(worst / scale).as("%s by %s", primitive.name(), input.name()).isLessThan(1e-8);
    }
}
