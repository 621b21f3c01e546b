package org.braggscape.figure;

import java.util.List;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.Pattern;
import org.braggscape.objective.Target;

/**
 * A pattern with what to call it.
 *
 * @param label shown above the curve; symbols between asterisks are set in italics
 * @param pattern the curve and its reflections
 * @param excluded parts of the 2θ axis that do not count
 */
public record PatternCurve(String label, Pattern pattern, List<AngleRange> excluded) {
    /** Copies the list. */
    public PatternCurve {
        excluded = List.copyOf(excluded);
    }

    /** Names a pattern that counts everywhere. */
    public PatternCurve(String label, Pattern pattern) {
        this(label, pattern, List.of());
    }

    /** {@return the pattern that others are compared with, and which of its parts do not count} */
    public static PatternCurve target(Target target, Pattern pattern) {
        return new PatternCurve("Target", pattern, target instanceof Target.Measured measured ? measured.excluded() : List.of());
    }
}
