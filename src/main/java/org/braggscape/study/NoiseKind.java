package org.braggscape.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.braggscape.objective.ParameterGroup;

/** What is distorted in a start, and is free in the descents from it. */
public enum NoiseKind {
    /** The cell, by {@link LatticeNoise}; coordinates stay. */
    @JsonProperty("lattice")
    LATTICE(ParameterGroup.CELL),
    /** The fractional coordinates, by {@link CoordinateNoise}; the cell stays. */
    @JsonProperty("coordinates")
    COORDINATES(ParameterGroup.COORDINATES);

    private final ParameterGroup group;

    NoiseKind(ParameterGroup group) {
        this.group = group;
    }

    /** {@return the name in files and on the command line} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return what moves in the descents} */
    public Set<ParameterGroup> free() {
        return EnumSet.of(group);
    }
}
