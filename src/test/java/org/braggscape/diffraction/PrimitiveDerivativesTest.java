package org.braggscape.diffraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.braggscape.ReferenceCases;
import org.braggscape.autodiff.GradientCheck;
import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every primitive: dot-product test of vjp against jvp, and jvp against differences. */
class PrimitiveDerivativesTest {
    enum Setting {
        PLAIN(XrdSettings.PAPER),
        DOUBLET(XrdSettings.PAPER.withRadiation(Radiation.NAMED.get(3))),
        AREA(XrdSettings.PAPER.withProfile(new Profile(0.1, -0.02, 0.1, 0.4, true))),
        DISPLACED(XrdSettings.PAPER.withDisplacement(true));

        final XrdSettings settings;

        Setting(XrdSettings settings) {
            this.settings = settings;
        }
    }

    private static CrystalStructure damped(CrystalStructure structure) {
        List<Site> sites = new ArrayList<>();
        for (Site site : structure.sites()) {
            sites.add(new Site(site.label(), site.element(), site.oxidationState(), site.position(), 0.9,
                    0.3 + 0.1 * sites.size()));
        }
        return new CrystalStructure(structure.name(), structure.lattice(), sites, structure.spaceGroup());
    }

    private static final class Fixture {
        final Plan plan;
        final Workspace workspace;
        final List<Slot> inputs;
        final Slot pattern;

        Fixture(XrdSettings settings) {
            Plan.Builder builder = new Plan.Builder();
            PeakPlan peaks = new PeakPlan(builder, damped(ReferenceCases.sample("MnGa2S4")), settings, true, false);
            pattern = peaks.addPattern(builder);
            plan = builder.build();
            workspace = plan.newWorkspace();
            peaks.setInputs(workspace);
            inputs = List.of(peaks.cell(), peaks.coordinates(), peaks.occupancies(), peaks.displacements(),
                    peaks.profile(), peaks.scale());
            workspace.value(peaks.cell())[3] = 88.3;
            workspace.value(peaks.cell())[5] = 92.1;
            plan.forward(workspace);
        }
    }

    @ParameterizedTest
    @EnumSource
    void vjpIsTheTransposeOfJvp(Setting setting) {
        Fixture fixture = new Fixture(setting.settings);
        for (Primitive primitive : fixture.plan.primitives()) {
            for (int seed = 0; seed < 5; seed++) {
                assertThat(GradientCheck.dotProduct(primitive, fixture.workspace, new Random(seed)))
                        .as(primitive.name()).isLessThan(1e-12);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void jvpOfTheWholePlanAgreesWithDifferences(Setting setting) {
        Fixture fixture = new Fixture(setting.settings);
        Random random = new Random(3);
        for (Slot input : fixture.inputs) {
            Workspace workspace = fixture.workspace;
            double[] start = Arrays.copyOf(workspace.value(input), workspace.size(input));
            double[] direction = random.doubles(start.length, -1, 1).toArray();
            for (Slot other : fixture.inputs) {
                Arrays.fill(workspace.tangent(other), 0, workspace.size(other), 0);
            }
            System.arraycopy(direction, 0, workspace.tangent(input), 0, direction.length);
            fixture.plan.forward(workspace);
            fixture.plan.jvp(workspace);
            double[] tangent = Arrays.copyOf(workspace.tangent(fixture.pattern), 9000);
            double step = 1e-5;
            double[] near = difference(fixture, input, start, direction, step);
            double[] far = difference(fixture, input, start, direction, 2 * step);
            double scale = Arrays.stream(tangent).map(Math::abs).max().orElseThrow();
            if (setting != Setting.DISPLACED && input.name().equals("displacements")) {
                assertThat(scale).isZero();
                continue;
            }
            for (int k = 0; k < 9000; k += 7) {
                double numeric = (8 * near[k] - far[k]) / (12 * step);
                assertThat(tangent[k]).as("%s, bin %d", input.name(), k).isEqualTo(numeric, within(1e-6 * scale));
            }
        }
    }

    private static double[] difference(Fixture fixture, Slot input, double[] start, double[] direction, double step) {
        double[] plus = patternAt(fixture, input, start, direction, step);
        double[] minus = patternAt(fixture, input, start, direction, -step);
        for (int k = 0; k < plus.length; k++) {
            plus[k] -= minus[k];
        }
        patternAt(fixture, input, start, direction, 0);
        return plus;
    }

    private static double[] patternAt(Fixture fixture, Slot input, double[] start, double[] direction, double step) {
        for (int i = 0; i < start.length; i++) {
            fixture.workspace.value(input)[i] = start[i] + step * direction[i];
        }
        fixture.plan.forward(fixture.workspace);
        return Arrays.copyOf(fixture.workspace.value(fixture.pattern), 9000);
    }

    @Test
    void theLossHasTheSameGradientByDifferences() {
        // the plan's other end, checked through a function of the pattern: its sum
        Fixture fixture = new Fixture(XrdSettings.PAPER);
        double[] ones = new double[9000];
        Arrays.fill(ones, 1);
        fixture.plan.vjp(fixture.workspace, fixture.pattern, ones);
        double gradient = fixture.workspace.adjoint(fixture.inputs.get(0))[1];
        double[] start = Arrays.copyOf(fixture.workspace.value(fixture.inputs.get(0)), 6);
        double[] alongB = {0, 1, 0, 0, 0, 0};
        double near = Arrays.stream(difference(fixture, fixture.inputs.get(0), start, alongB, 1e-5)).sum();
        double far = Arrays.stream(difference(fixture, fixture.inputs.get(0), start, alongB, 2e-5)).sum();
        assertThat(gradient).isEqualTo((8 * near - far) / 12e-5, within(1e-6 * Math.abs(gradient)));
    }
}
