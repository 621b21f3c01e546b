package org.braggscape.autodiff;

import java.util.List;

/**
 * One large differentiable step of a {@link Plan}, with hand-written derivatives.
 *
 * <p>A primitive is immutable and shared by all threads; whatever it must remember between {@code forward} and the
 * derivative calls lives in the slots or in the state object of the workspace.
 */
public interface Primitive {
    /** {@return a short name for messages} */
    String name();

    /** {@return the slots that are read} */
    List<Slot> inputs();

    /** {@return the slots that are written, each by this primitive only} */
    List<Slot> outputs();

    /** {@return a new state object for one workspace, or null when none is needed} */
    default Object newState() {
        return null;
    }

    /**
     * Computes the outputs from the inputs and sets the outputs' sizes.
     *
     * @param workspace holds the values; outputs are modified
     */
    void forward(Workspace workspace);

    /**
     * Adds Jᵀȳ to the adjoints of the inputs, ȳ being the adjoints of the outputs.
     *
     * @param workspace holds the values of the last {@link #forward}; adjoints of the inputs are modified
     */
    void vjp(Workspace workspace);

    /**
     * Sets the tangents of the outputs to J v, v being the tangents of the inputs.
     *
     * @param workspace holds the values of the last {@link #forward}; tangents of the outputs are modified
     * @throws UnsupportedOperationException if the primitive is differentiated in reverse only
     */
    default void jvp(Workspace workspace) {
        throw new UnsupportedOperationException("'" + name() + "' is differentiated in reverse only");
    }
}
