package org.braggscape.optim;

/** Why a descent ended. */
public enum StopReason {
    /** The gradient is small enough. */
    GRADIENT("The gradient vanished: this is a stationary point."),
    /** The last step was short enough. */
    STEP("The steps became too short to matter."),
    /** The last steps together gained too little. */
    GAIN("The last steps gained too little."),
    /** All allowed steps are done. */
    COUNT("The allowed number of steps was used up."),
    /** The user wanted no more. */
    CANCELLED("The descent was stopped by hand."),
    /** The rule found no step, however short, that it could make. */
    NO_STEP("No further step was possible: rounding, a kink or the edge of the domain is in the way.");

    private final String sentence;

    StopReason(String sentence) {
        this.sentence = sentence;
    }

    /** {@return a sentence for the user} */
    public String sentence() {
        return sentence;
    }
}
