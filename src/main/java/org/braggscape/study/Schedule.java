package org.braggscape.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyModels;
import org.braggscape.math.PlainNumber;
import org.braggscape.objective.EnergyLoss;

/**
 * Descents one after another, the first ones on smoothed losses, or the last one on an energy: ways around false minima. Its JSON has the same names in
 * snake_case.
 *
 * @param key the name in files and on the command line
 * @param label the name on screen
 * @param stages in order, at least one
 */
public record Schedule(@JsonProperty(required = true) String key, @JsonProperty(required = true) String label,
        @JsonProperty(required = true) List<Stage> stages) {
    private static final String RELAX = "relax";
    private static final int ROUGH_STEPS = 100;
    private static final int POLISH_STEPS = 20;

    /**
     * One descent, or several of which the lowest end counts.
     *
     * @param lossName name of the loss, null for that of the whole descent, {@link #ENERGY} for the energy by the first model
     *     that knows the candidate
     * @param broadening extra width in degrees 2θ, added to the FWHM of both patterns in quadrature, from 0 to 20
     * @param rule key of the step rule
     * @param steps the most steps, 0 for those of the whole descent
     * @param attempts how many descents, from 1 to 1,000; all but the first from places nearby
     * @param sigma noise of the other places, from 0 to below 0.5
     * @param hopping whether the other places lie around the lowest end so far, or around the start of the stage
     * @param constrained whether the stage keeps to the symmetry in every mode; else only in constrained descents
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Stage(String lossName, double broadening, @JsonProperty(required = true) String rule, int steps, int attempts,
            double sigma, boolean hopping, boolean constrained) {
        /** Name of the energy by whichever model knows the candidate. */
        public static final String ENERGY = "energy";

        /** A stage that is constrained in constrained descents only. */
        public Stage(String lossName, double broadening, String rule, int steps, int attempts, double sigma, boolean hopping) {
            this(lossName, broadening, rule, steps, attempts, sigma, hopping, false);
        }

        /**
         * Checks the numbers and names.
         *
         * @throws IllegalArgumentException if one is out of range or unknown
         */
        public Stage {
            attempts = attempts == 0 ? 1 : attempts;
            if (lossName != null && !lossName.equals(ENERGY) && EnergyLoss.find(lossName).isEmpty()) {
                throw new IllegalArgumentException("There is no loss '" + lossName + "'.");
            }
            if (StepRuleName.of(rule).isEmpty()) {
                throw new IllegalArgumentException("There is no step rule '" + rule + "'.");
            }
            if (!(broadening >= 0 && broadening <= 20)) {
                throw new IllegalArgumentException("A broadening of " + PlainNumber.text(broadening)
                        + " is out of range; give a number from 0 to 20.");
            }
            if (steps < 0 || steps > DescentRequest.MOST_STEPS || attempts < 1 || attempts > 1000
                    || !(sigma >= 0 && sigma < 0.5)) {
                throw new IllegalArgumentException("A stage of " + steps + " steps with " + attempts + " attempts and noise " + PlainNumber.text(sigma)
                        + " is out of range.");
            }
        }

        private static Stage on(String lossName) {
            return new Stage(lossName, 0, "lbfgs", ROUGH_STEPS, 1, 0, false);
        }

        private static Stage broadened(double width) {
            return new Stage(null, width, "lbfgs", ROUGH_STEPS, 1, 0, false);
        }
    }

    private static final Stage LAST = new Stage(null, 0, "lbfgs", 0, 1, 0, false);
    private static final List<Stage> RUNGS = List.of(Stage.on("gpwdf:10"), Stage.on("gpwdf:5"), Stage.on("gpwdf:2"),
            Stage.on("gpwdf:1"), Stage.on("gpwdf"), LAST);

    /** Overlaps of peaks from wide to narrow, then the loss itself. */
    public static final Schedule LADDER = new Schedule("ladder", "Ladder", RUNGS);

    /** All that the program offers, the ladder first. */
    public static final List<Schedule> ALL = List.of(LADDER,
            new Schedule("ladder-polish", "Ladder and polish",
                    and(RUNGS, new Stage("cosine", 0, "levenberg-marquardt", POLISH_STEPS, 1, 0, false))),
            new Schedule("broadening", "Broadened patterns",
                    and(List.of(Stage.broadened(8), Stage.broadened(4), Stage.broadened(2), Stage.broadened(1)), LAST)),
            new Schedule("multistart", "Ten starts", List.of(new Stage(null, 0, "lbfgs", 0, 10, 0.05, false))),
            new Schedule("basin-hopping", "Basin hopping", List.of(new Stage(null, 0, "lbfgs", 0, 10, 0.05, true))),
            relax("", "", Stage.ENERGY));

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if there is no name or no stage
     */
    public Schedule {
        if (key == null || key.isBlank() || label == null || stages == null || stages.isEmpty()) {
            throw new IllegalArgumentException("A schedule needs a key, a label and at least one stage.");
        }
        stages = List.copyOf(stages);
    }

    private static List<Stage> and(List<Stage> stages, Stage last) {
        List<Stage> all = new ArrayList<>(stages);
        all.add(last);
        return all;
    }

    /**
     * Relaxes by an energy after the descent: symmetry first, then energy (Segal et al., section 6).
     *
     * @param model computes the energy
     * @return a constrained descent on the loss, then a free one on the energy by FIRE; its key names the model
     */
    public static Schedule relax(EnergyModel model) {
        return relax(":" + model.name(), " by " + model.label(), new EnergyLoss(model).name());
    }

    private static Schedule relax(String suffix, String by, String energy) {
        return new Schedule(RELAX + suffix, "Relax at end" + by, List.of(
                new Stage(null, 0, "lbfgs", 0, 1, 0, false, true), new Stage(energy, 0, "fire", 0, 1, 0, false)));
    }

    /** {@return whether it ends with an energy whose model was not chosen} */
    public boolean leavesModelOpen() {
        return stages.stream().anyMatch(stage -> Stage.ENERGY.equals(stage.lossName()));
    }

    /** {@return all schedules, and where several energy models can be had now the relaxation by each of them} */
    public static List<Schedule> offered() {
        List<EnergyModel> models = EnergyModels.available();
        return models.size() == 1 ? ALL : Stream.concat(ALL.stream(), models.stream().map(Schedule::relax)).toList();
    }

    /**
     * Finds a schedule by its key.
     *
     * @param key such as {@code ladder}, or {@code relax:emt} for the relaxation by a certain energy model
     * @return the schedule, or nothing when the program offers none of that name
     */
    public static Optional<Schedule> of(String key) {
        if (key.startsWith(RELAX + ":")) {
            return EnergyModels.of(key.substring(RELAX.length() + 1)).map(Schedule::relax);
        }
        return ALL.stream().filter(schedule -> schedule.key().equals(key)).findFirst();
    }
}
