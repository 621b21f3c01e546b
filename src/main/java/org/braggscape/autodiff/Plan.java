package org.braggscape.autodiff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A fixed chain of primitives, evaluated in order and differentiated in reverse (vjp) or forward (jvp) mode.
 *
 * <p>A plan is immutable and may be shared by any number of threads, each with a {@link Workspace} of its own.
 */
public final class Plan {
    private final List<Slot> slots;
    private final List<Primitive> primitives;

    private Plan(List<Slot> slots, List<Primitive> primitives) {
        this.slots = List.copyOf(slots);
        this.primitives = List.copyOf(primitives);
    }

    /** {@return all slots, in the order of their indices} */
    public List<Slot> slots() {
        return slots;
    }

    /** {@return the primitives in the order of evaluation} */
    public List<Primitive> primitives() {
        return primitives;
    }

    /** {@return a workspace for one thread} */
    public Workspace newWorkspace() {
        return new Workspace(this);
    }

    /**
     * Evaluates all primitives.
     *
     * @param workspace its input slots are set; every other value is modified
     */
    public void forward(Workspace workspace) {
        for (int i = 0; i < primitives.size(); i++) {
            primitives.get(i).forward(workspace);
        }
    }

    /**
     * Pulls an adjoint of one slot back to every slot that it depends on.
     *
     * @param workspace holds the values of the last {@link #forward}; all adjoints are modified
     * @param output the slot from which to start
     * @param seed its adjoint, copied; at least as long as the slot's size
     */
    public void vjp(Workspace workspace, Slot output, double[] seed) {
        workspace.clearAdjoints();
        System.arraycopy(seed, 0, workspace.adjoint(output), 0, workspace.size(output));
        for (int i = primitives.size() - 1; i >= 0; i--) {
            primitives.get(i).vjp(workspace);
        }
    }

    /**
     * Pushes the tangents of the input slots forward to every slot.
     *
     * @param workspace holds the values of the last {@link #forward} and the tangents of the inputs; all other
     *     tangents are modified
     */
    public void jvp(Workspace workspace) {
        for (int i = 0; i < primitives.size(); i++) {
            primitives.get(i).jvp(workspace);
        }
    }

    /** Puts a plan together, first primitive first. */
    public static final class Builder {
        private final List<Slot> slots = new ArrayList<>();
        private final List<Primitive> primitives = new ArrayList<>();
        private final Set<Slot> written = new HashSet<>();

        /**
         * Declares an array.
         *
         * @param name what it holds
         * @return its slot
         */
        public Slot slot(String name) {
            Slot slot = new Slot(slots.size(), name);
            slots.add(slot);
            return slot;
        }

        /**
         * Appends a primitive.
         *
         * @param primitive the next step
         * @return this builder
         * @throws IllegalArgumentException if one of its outputs is written already
         */
        public Builder add(Primitive primitive) {
            for (Slot output : primitive.outputs()) {
                if (!written.add(output)) {
                    throw new IllegalArgumentException(
                            "slot '" + output.name() + "' is written twice, the second time by " + primitive.name());
                }
            }
            primitives.add(primitive);
            return this;
        }

        /** {@return the finished plan} */
        public Plan build() {
            return new Plan(slots, primitives);
        }
    }
}
