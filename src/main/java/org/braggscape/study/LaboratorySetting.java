package org.braggscape.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.PreferredOrientation;
import org.braggscape.objective.LaboratoryConditions;

/**
 * What a laboratory adds to the targets of a study, as {@link LaboratoryConditions} has it; what is not given is not added.
 *
 * @param counts expected count in the strongest bin, 0 for no noise
 * @param background at 0° 2θ as a share of the strongest bin
 * @param extraU added to U of the targets in degrees²
 * @param extraV added to V of the targets in degrees²
 * @param extraW added to W of the targets in degrees²
 * @param zeroShift by how many degrees 2θ the targets' peaks lie too high
 * @param secondPhase name of another structure in the powder, null for none
 * @param secondShare its share of the summed intensity
 * @param axis hkl of the axis of preferred orientation, null for grains at random
 * @param march parameter of March and Dollase for that axis
 * @param subtracted whether the background is fitted and subtracted again, as for measured patterns
 * @param seed of the noise
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record LaboratorySetting(double counts, double background, double extraU, double extraV, double extraW, double zeroShift,
        String secondPhase, double secondShare, List<Integer> axis, double march, boolean subtracted,
        long seed) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range, or half of what belongs together is missing
     */
    public LaboratorySetting {
        if (axis != null && (axis.size() != 3 || axis.stream().anyMatch(Objects::isNull))) {
            throw new IllegalArgumentException("The axis of preferred orientation is three whole numbers, such as [0, 0, 1].");
        }
        if (axis == null && march != 0) {
            throw new IllegalArgumentException("'march' belongs to an axis of preferred orientation; give 'axis' as well.");
        }
        if (secondPhase == null && secondShare != 0) {
            throw new IllegalArgumentException("'second_share' is that of a second phase; give 'second_phase' as well.");
        }
        if (secondPhase != null && secondShare == 0) {
            throw new IllegalArgumentException("A second phase needs its share of the intensity; give 'second_share', such as 0.1.");
        }
        axis = axis == null ? null : List.copyOf(axis);
        new LaboratoryConditions(counts, background, extraU, extraV, extraW, zeroShift, Optional.empty(), secondShare,
                orientation(axis, march), subtracted, seed);
    }

    private static Optional<PreferredOrientation> orientation(List<Integer> axis, double march) {
        return axis == null ? Optional.empty()
                : Optional.of(new PreferredOrientation(axis.get(0), axis.get(1), axis.get(2), march));
    }

    /**
     * Names what there is.
     *
     * @param conditions with a second phase or without
     * @return the setting that gives them, the second phase by its name
     */
    public static LaboratorySetting of(LaboratoryConditions conditions) {
        boolean second = conditions.secondPhase().isPresent() && conditions.secondShare() > 0;
        return new LaboratorySetting(conditions.counts(), conditions.background(), conditions.extraU(), conditions.extraV(),
                conditions.extraW(), conditions.zeroShift(), second ? conditions.secondPhase().get().name() : null,
                second ? conditions.secondShare() : 0, conditions.orientation().map(one -> List.of(one.h(), one.k(), one.l())).orElse(null),
                conditions.orientation().map(PreferredOrientation::march).orElse(0.0), conditions.subtracted(), conditions.seed());
    }

    /** {@return it as JSON, as a study has it} */
    public String toJson() {
        try {
            return StudyConfiguration.JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Finds the second phase.
     *
     * @param structures gives a structure by its name
     * @return the conditions
     */
    public LaboratoryConditions conditions(Function<String, CrystalStructure> structures) {
        return new LaboratoryConditions(counts, background, extraU, extraV, extraW, zeroShift,
                Optional.ofNullable(secondPhase).map(structures), secondShare, orientation(axis, march), subtracted, seed);
    }
}
