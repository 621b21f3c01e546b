package org.braggscape.loss;

import java.util.List;
import java.util.Optional;

/** The losses that the program offers. */
public final class Losses {
    /** All of them, the default first. */
    public static final List<Loss> ALL = List.of(new CosineLoss(), new MseLoss(), new EntropyLoss(), GpwdfLoss.DEFAULT);

    private Losses() {
    }

    /**
     * Finds a loss by its name.
     *
     * @param name such as {@code cosine}; {@code gpwdf:5} is gpwdf with a width of 5°
     * @return the loss, or nothing when there is none of that name
     */
    public static Optional<Loss> of(String name) {
        if (name.startsWith(GpwdfLoss.NAME + ":")) {
            try {
                return Optional.of(new GpwdfLoss(Double.parseDouble(name.substring(GpwdfLoss.NAME.length() + 1))));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return ALL.stream().filter(loss -> loss.name().equals(name)).findFirst();
    }
}
