package org.braggscape.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanTest {
    /** out = in², number by number; its vjp is off by a factor that the test chooses. */
    private record Square(Slot in, Slot out, double error) implements Primitive {
        @Override
        public String name() {
            return "square";
        }

        @Override
        public List<Slot> inputs() {
            return List.of(in);
        }

        @Override
        public List<Slot> outputs() {
            return List.of(out);
        }

        @Override
        public void forward(Workspace workspace) {
            workspace.resize(out, workspace.size(in));
            for (int i = 0; i < workspace.size(in); i++) {
                workspace.value(out)[i] = workspace.value(in)[i] * workspace.value(in)[i];
            }
        }

        @Override
        public void vjp(Workspace workspace) {
            for (int i = 0; i < workspace.size(in); i++) {
                workspace.adjoint(in)[i] += error * 2 * workspace.value(in)[i] * workspace.adjoint(out)[i];
            }
        }

        @Override
        public void jvp(Workspace workspace) {
            for (int i = 0; i < workspace.size(in); i++) {
                workspace.tangent(out)[i] = 2 * workspace.value(in)[i] * workspace.tangent(in)[i];
            }
        }
    }

    @Test
    void chainsValuesAndDerivatives() {
        Plan.Builder builder = new Plan.Builder();
        Slot x = builder.slot("x");
        Slot y = builder.slot("y");
        Slot z = builder.slot("z");
        Plan plan = builder.add(new Square(x, y, 1)).add(new Square(y, z, 1)).build();
        Workspace workspace = plan.newWorkspace();
        workspace.set(x, new double[] {2, 3});
        plan.forward(workspace);
        assertThat(workspace.value(z)[1]).isEqualTo(81);
        plan.vjp(workspace, z, new double[] {1, 10});
        assertThat(workspace.adjoint(x)).startsWith(4 * 8.0, 10 * 4 * 27.0);
        workspace.tangent(x)[0] = 1;
        workspace.tangent(x)[1] = 0.5;
        plan.jvp(workspace);
        assertThat(workspace.tangent(z)).startsWith(32.0, 54.0);
        // a second pull-back starts from nothing
        plan.vjp(workspace, z, new double[] {0, 1});
        assertThat(workspace.adjoint(x)).startsWith(0.0, 108.0);
    }

    @Test
    void aSlotIsWrittenOnce() {
        Plan.Builder builder = new Plan.Builder();
        Slot x = builder.slot("x");
        Slot y = builder.slot("y");
        builder.add(new Square(x, y, 1));
        assertThatThrownBy(() -> builder.add(new Square(y, y, 1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'y'");
    }

    @Test
    void theDotProductTestSeesAWrongDerivative() {
        for (double error : new double[] {1, 1.000001}) {
            Plan.Builder builder = new Plan.Builder();
            Slot x = builder.slot("x");
            Slot y = builder.slot("y");
            Square square = new Square(x, y, error);
            Plan plan = builder.add(square).build();
            Workspace workspace = plan.newWorkspace();
            workspace.set(x, new double[] {1, 2, 3, 4});
            plan.forward(workspace);
            double found = GradientCheck.dotProduct(square, workspace, new Random(1));
            if (error == 1) {
                assertThat(found).isLessThan(1e-15);
            } else {
                assertThat(found).isBetween(1e-8, 1e-5);
            }
        }
    }

    @Test
    void workspacesKeepTheirRoom() {
        Plan.Builder builder = new Plan.Builder();
        Slot x = builder.slot("x");
        Workspace workspace = builder.build().newWorkspace();
        workspace.resize(x, 100);
        double[] first = workspace.value(x);
        workspace.resize(x, 10);
        workspace.resize(x, 100);
        assertThat(workspace.value(x)).isSameAs(first);
        assertThat(workspace.size(x)).isEqualTo(100);
        assertThat(workspace.value(x).length).isCloseTo(150, within(60));
    }
}
