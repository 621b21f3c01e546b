package org.braggscape.diffraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.braggscape.ReferenceCases;
import org.braggscape.autodiff.DifferentiableFunction.Evaluator;
import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.loss.CosineLoss;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lines of 20,000 steps through cells, along which reflections enter and leave the range. Each change of the list is pinned
 * down to neighbouring cells that differ by a rounding, between which nothing else changes, so that a loss that differs
 * has jumped.
 */
class ReflectionsEnteringTest {
    private static final int STEPS = 20_000;
    /** Half the length of the lines: cell edges from 0.97 to 1.03. */
    private static final double REACH = 0.03;
    /** Changes of one line that the normal test looks at; evenly spread. */
    private static final int MANY_CHANGES = 25;

    enum Line {
        U2TI_SCALED("U2Ti", 1, 1, 1, 0, 0, 0),
        /** Cubic: up to 48 reflections coincide, and the errors of the fast path with them. */
        AU2S_SCALED("Au2S", 1, 1, 1, 0, 0, 0),
        U2TI_SHEARED("U2Ti", 1, -0.8, 0.5, 60, -80, 40),
        NA3MNCONIO6_SCALED("Na3MnCoNiO6", 1, 1, 1, 0, 0, 0),
        NA3MNCONIO6_SHEARED("Na3MnCoNiO6", 0.7, 1, -0.9, -70, 50, 80);

        final CrystalStructure truth;
        private final double[] direction;

        Line(String sample, double... direction) {
            this.truth = ReferenceCases.sample(sample);
            this.direction = direction;
        }

        /** Edges stretched by a share of their length, angles turned by degrees. */
        double[] at(double t) {
            double[] cell = truth.lattice().parameters();
            for (int i = 0; i < 6; i++) {
                cell[i] += t * direction[i] * (i < 3 ? cell[i] : 1);
            }
            return cell;
        }

        /** Reflections with the same d come in at once, or one by one where rounding makes them differ. */
        List<double[]> changes(XrdSettings settings) {
            Plan.Builder builder = new Plan.Builder();
            Slot cell = builder.slot("cell");
            Slot metric = builder.slot("reciprocal metric");
            Reflections reflections = new Reflections(metric, builder.slot("inverse d squared"),
                    Peaks.largestInverseDSquared(settings), Centring.NONE);
            Plan plan = builder.add(new ReciprocalCell(cell, metric)).add(reflections).build();
            Workspace workspace = plan.newWorkspace();
            DoubleUnaryOperator list = t -> {
                workspace.set(cell, at(t));
                plan.forward(workspace);
                ReflectionList indices = reflections.list(workspace);
                int hash = Arrays.hashCode(Arrays.copyOf(indices.h, indices.count));
                hash = 31 * hash + Arrays.hashCode(Arrays.copyOf(indices.k, indices.count));
                return 31 * hash + Arrays.hashCode(Arrays.copyOf(indices.l, indices.count));
            };
            List<double[]> found = new ArrayList<>();
            double hash = list.applyAsDouble(-REACH);
            for (int step = 1; step <= STEPS; step++) {
                double next = list.applyAsDouble(place(step));
                search(list, place(step - 1), hash, place(step), next, found);
                hash = next;
            }
            return found;
        }

        private void search(DoubleUnaryOperator list, double before, double hashBefore, double after,
                double hashAfter, List<double[]> found) {
            if (hashBefore == hashAfter) {
                return;
            }
            double middle = before + (after - before) / 2;
            if (Arrays.equals(at(middle), at(before)) || Arrays.equals(at(middle), at(after))) {
                found.add(new double[] {before, after});
                return;
            }
            double hash = list.applyAsDouble(middle);
            search(list, before, hashBefore, middle, hash, found);
            search(list, middle, hash, after, hashAfter, found);
        }
    }

    private static double place(int step) {
        return -REACH + 2 * REACH * step / STEPS;
    }

    private static Objective exact(Line line, XrdSettings settings, Loss loss) {
        return Objective.exact(Target.of(line.truth), line.truth, settings, loss,
                ParameterLayout.cellOnly(line.truth.sites().size()));
    }

    private static Objective fast(Line line, Loss loss) {
        return Objective.fast(Target.of(line.truth), line.truth, XrdSettings.PAPER, loss,
                ParameterLayout.cellOnly(line.truth.sites().size()));
    }

    @ParameterizedTest
    @EnumSource
    void theTaperLetsReflectionsInWithoutAJump(Line line) {
        checkChanges(line, MANY_CHANGES);
        checkLine(line, line == Line.AU2S_SCALED ? 40 : line.name().startsWith("U2TI") ? 100 : 400);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void theTaperLetsReflectionsInWithoutAJumpAllAlongTheLine(Line line) {
        checkChanges(line, Integer.MAX_VALUE);
        checkLine(line, line.name().startsWith("U2TI") ? 1 : 5);
    }

    private static void checkChanges(Line line, int most) {
        List<double[]> changes = line.changes(XrdSettings.PAPER);
        assertThat(changes).as("changes of the list").hasSizeGreaterThan(2);
        int stride = Math.max(1, changes.size() / most);
        for (Loss loss : Losses.ALL) {
            Evaluator exact = exact(line, XrdSettings.PAPER, loss).newEvaluator();
            Evaluator fast = fast(line, loss).newEvaluator();
            for (int i = 0; i < changes.size(); i += stride) {
                double before = exact.value(line.at(changes.get(i)[0]));
                double after = exact.value(line.at(changes.get(i)[1]));
                assertThat(Math.abs(after - before)).as("%s at %s", loss.name(), changes.get(i)[0])
                        .isLessThanOrEqualTo(1e-12 * Math.max(1, Math.abs(before)));
                for (double t : changes.get(i)) {
                    compare(line, t, fast, exact, loss);
                }
            }
        }
    }

    private static void checkLine(Line line, int stride) {
        for (Loss loss : Losses.ALL) {
            Evaluator exact = exact(line, XrdSettings.PAPER, loss).newEvaluator();
            Evaluator fast = fast(line, loss).newEvaluator();
            for (int step = 0; step <= STEPS; step += stride) {
                compare(line, place(step), fast, exact, loss);
            }
        }
    }

    private static void compare(Line line, double t, Evaluator fast, Evaluator exact, Loss loss) {
        double value = exact.value(line.at(t));
        assertThat(Math.abs(fast.value(line.at(t)) - value)).as("%s at %s", loss.name(), t)
                .isLessThanOrEqualTo(1e-8 * Math.max(1, Math.abs(value)));
    }

    @ParameterizedTest
    @EnumSource
    void withTheSharpCutTheLossJumps(Line line) {
        XrdSettings sharp = XrdSettings.PAPER.withSharpCut(true);
        Evaluator exact = exact(line, sharp, new CosineLoss()).newEvaluator();
        double largest = 0;
        for (double[] change : line.changes(sharp)) {
            largest = Math.max(largest, Math.abs(exact.value(line.at(change[1])) - exact.value(line.at(change[0]))));
        }
        assertThat(largest).isGreaterThan(1e-6);
    }
}
