package org.braggscape.session;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.Target;
import org.braggscape.study.DescentMode;
import org.braggscape.study.DescentRequest;
import org.braggscape.study.Schedule;
import org.braggscape.study.StepRuleName;

/**
 * How the user wishes to descend, from whatever start.
 *
 * @param rule how steps are chosen
 * @param rates of gradient descent and momentum
 * @param steps largest number of steps
 * @param modes which descents are made, at least one
 * @param free what moves: cell, coordinates, or both
 * @param family to which constrained descents keep the cell; each candidate's own if none is given
 * @param schedule the stages of the annealed descent
 */
public record DescentSettings(StepRuleName rule, StepRuleName.Rates rates, int steps, Set<DescentMode> modes,
        Set<ParameterGroup> free, Optional<CrystalFamily> family, Schedule schedule) {
    /** The window keeps every point of every path; more would not fit into memory. */
    public static final int MOST_STEPS = 100_000;

    /** What the window starts with. */
    public static final DescentSettings START = new DescentSettings(StepRuleName.GRADIENT_DESCENT, StepRuleName.Rates.DEFAULT,
            2000, EnumSet.allOf(DescentMode.class), EnumSet.of(ParameterGroup.CELL), Optional.empty());

    /** Asks for the ladder. */
    public DescentSettings(StepRuleName rule, StepRuleName.Rates rates, int steps, Set<DescentMode> modes, Set<ParameterGroup> free,
            Optional<CrystalFamily> family) {
        this(rule, rates, steps, modes, free, family, Schedule.LADDER);
    }

    /** Copies the sets. */
    public DescentSettings {
        modes = Set.copyOf(modes);
        free = Set.copyOf(free);
    }

    /** {@return the structure whose parameters move from a start: a cell that is not free stays the start's} */
    public CrystalStructure candidate(DescentStart start) {
        return free.contains(ParameterGroup.CELL) ? start.candidate() : start.candidate().withLattice(start.cell());
    }

    /** {@return what to compute for a candidate against the pattern of the target, without the schedule} */
    public DescentRequest request(Target target, XrdSettings experiment, CrystalStructure candidate, Loss loss) {
        return new DescentRequest(target, candidate, experiment, loss, free, rule, rates, steps,
                family, Optional.empty());
    }
}
