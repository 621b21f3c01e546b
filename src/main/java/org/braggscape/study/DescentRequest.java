package org.braggscape.study;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.Target;

/**
 * What to descend on and how, all but the start and the mode.
 *
 * @param target what the candidate's pattern is compared with
 * @param candidate the structure whose parameters move; the target itself where the truth is known
 * @param settings the experiment
 * @param loss the loss
 * @param free cell, coordinates, or both
 * @param rule how steps are chosen
 * @param rates of gradient descent and momentum
 * @param steps largest number of steps, at least 1
 * @param family to which constrained descents keep the cell; the candidate's own if none is given
 * @param schedule the stages of the descents; one stage with {@code rule} if none is given
 */
public record DescentRequest(Target target, CrystalStructure candidate, XrdSettings settings, Loss loss,
        Set<ParameterGroup> free, StepRuleName rule, StepRuleName.Rates rates, int steps,
        Optional<CrystalFamily> family, Optional<Schedule> schedule) {
    /** The most steps that one descent may take. */
    public static final int MOST_STEPS = 1_000_000;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if nothing is free, something else than cell and coordinates is, or the number of
     *     steps is out of range
     */
    public DescentRequest {
        if (free.isEmpty() || !EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES).containsAll(free)) {
            throw new IllegalArgumentException("A descent moves the cell, the coordinates, or both.");
        }
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException(
                    steps + " steps are out of range: give a number from 1 to " + MOST_STEPS + ".");
        }
        free = Set.copyOf(free);
    }

    /** Asks for descents in the candidate's own family. */
    public DescentRequest(Target target, CrystalStructure candidate, XrdSettings settings, Loss loss, Set<ParameterGroup> free,
            StepRuleName rule, StepRuleName.Rates rates, int steps) {
        this(target, candidate, settings, loss, free, rule, rates, steps, Optional.empty(), Optional.empty());
    }

    /** {@return the same by a schedule} */
    public DescentRequest with(Schedule stages) {
        return new DescentRequest(target, candidate, settings, loss, free, rule, rates, steps, family, Optional.of(stages));
    }

    /**
     * A start at random: the candidate with lattice noise where the cell is free and coordinate noise where the coordinates
     * are.
     *
     * @param sigma of both kinds of noise, from 0 to below ½
     * @param seed the same seed gives the same start, everywhere
     * @return the start
     * @throws IllegalArgumentException if sigma is out of range
     */
    public CrystalStructure randomStart(double sigma, long seed) {
        return randomStart(candidate, free, sigma, seed);
    }

    /**
     * A start at random, whatever is free in the descents from it.
     *
     * @param candidate to be distorted
     * @param noise cell, coordinates, or both
     * @param sigma of both kinds of noise, from 0 to below ½
     * @param seed the same seed gives the same start, everywhere
     * @return the start
     * @throws IllegalArgumentException if sigma is out of range
     */
    static CrystalStructure randomStart(CrystalStructure candidate, Set<ParameterGroup> noise, double sigma, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CrystalStructure start = candidate;
        if (noise.contains(ParameterGroup.CELL)) {
            start = start.withLattice(LatticeNoise.strain(start.lattice(), sigma, random));
        }
        if (noise.contains(ParameterGroup.COORDINATES)) {
            start = start.withFractionalCoordinates(
                    CoordinateNoise.shift(start.fractionalCoordinates(), sigma, random));
        }
        return start;
    }
}
