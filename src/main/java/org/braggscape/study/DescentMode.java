package org.braggscape.study;

import java.util.List;
import java.util.Optional;

/**
 * The three descents of Segal et al. (arXiv 2512.04036), P being the projection onto the structure's crystal family, and one
 * that they do not make.
 */
public enum DescentMode {
    /** From the start, free in all parameters. */
    UNCONSTRAINED("unconstrained", "Unconstrained"),
    /** From P(start), free in all parameters. */
    CONSTRAINED_START("constrained-start", "Constrained start"),
    /** From P(start), projected at each step. */
    CONSTRAINED("constrained", "Constrained"),
    /** From the start, free in all parameters, by a {@link Schedule}: first on smoothed losses. */
    ANNEALED("annealed", "Annealed");

    /** Those of Segal et al. */
    public static final List<DescentMode> THREE = List.of(UNCONSTRAINED, CONSTRAINED_START, CONSTRAINED);

    private final String key;
    private final String label;

    DescentMode(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** {@return the name in files and on the command line} */
    public String key() {
        return key;
    }

    /** {@return the name on screen and in figures} */
    public String label() {
        return label;
    }

    /**
     * Finds a mode by its key.
     *
     * @param key such as {@code constrained-start}
     * @return the mode, or nothing when there is none of that name
     */
    public static Optional<DescentMode> of(String key) {
        for (DescentMode mode : values()) {
            if (mode.key.equals(key)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
