package org.braggscape.objective;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which parameters are free and where each stands in the flat vector that optimisers and slices see: the free groups one
 * behind the other, in the order of {@link ParameterGroup}.
 */
public final class ParameterLayout {
    private final int sites;
    private final Set<ParameterGroup> free;

    /**
     * Creates a layout.
     *
     * @param sites number of sites of the structure, at least 1
     * @param free the free groups, at least one
     * @throws IllegalArgumentException if nothing is free
     */
    public ParameterLayout(int sites, Set<ParameterGroup> free) {
        if (free.isEmpty()) {
            throw new IllegalArgumentException("At least one group of parameters must be free.");
        }
        this.sites = sites;
        this.free = EnumSet.copyOf(free);
    }

    /**
     * The layout of maps: the cell alone.
     *
     * @param sites number of sites
     * @return the layout, of dimension 6
     */
    public static ParameterLayout cellOnly(int sites) {
        return new ParameterLayout(sites, EnumSet.of(ParameterGroup.CELL));
    }

    /** {@return whether the group is free} */
    public boolean isFree(ParameterGroup group) {
        return free.contains(group);
    }

    /** {@return how many numbers the group has} */
    public int size(ParameterGroup group) {
        return switch (group) {
            case CELL -> 6;
            case COORDINATES -> 3 * sites;
            case OCCUPANCIES, DISPLACEMENTS -> sites;
            case PROFILE -> 4;
            case SCALE -> 1;
        };
    }

    /**
     * Tells where a group starts in the flat vector.
     *
     * @param group a free group
     * @return the index of its first number
     * @throws IllegalArgumentException if the group is not free
     */
    public int offset(ParameterGroup group) {
        int offset = 0;
        for (ParameterGroup other : free) {
            if (other == group) {
                return offset;
            }
            offset += size(other);
        }
        throw new IllegalArgumentException(group + " is not free in this layout.");
    }

    /** {@return the length of the flat vector} */
    public int dimension() {
        return free.stream().mapToInt(this::size).sum();
    }
}
