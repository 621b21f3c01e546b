package org.braggscape.autodiff;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The numbers of one evaluation of a {@link Plan}: value, adjoint and tangent of every slot. One thread at a time.
 *
 * <p>Arrays grow when a slot first needs more room and are then kept, so a steady sequence of evaluations allocates
 * nothing. An array may be longer than its slot's {@link #size}; only the first {@code size} entries count.
 */
public final class Workspace {
    private final double[][] values;
    private final double[][] adjoints;
    private final double[][] tangents;
    private final int[] sizes;
    private boolean derivativesWanted = true;
    private final Map<Primitive, Object> states = new IdentityHashMap<>();

    Workspace(Plan plan) {
        int count = plan.slots().size();
        values = new double[count][0];
        adjoints = new double[count][0];
        tangents = new double[count][0];
        sizes = new int[count];
        for (Primitive primitive : plan.primitives()) {
            states.put(primitive, primitive.newState());
        }
    }

    /**
     * Sets how many numbers a slot holds. The contents are undefined afterwards.
     *
     * @param slot the slot
     * @param size its new size, at least 0
     */
    public void resize(Slot slot, int size) {
        int i = slot.index();
        sizes[i] = size;
        if (values[i].length < size) {
            int capacity = size + size / 2;
            values[i] = new double[capacity];
            adjoints[i] = new double[capacity];
        }
    }

    /**
     * Copies numbers into a slot and sets its size.
     *
     * @param slot the slot, modified
     * @param numbers its new value
     */
    public void set(Slot slot, double[] numbers) {
        resize(slot, numbers.length);
        System.arraycopy(numbers, 0, values[slot.index()], 0, numbers.length);
    }

    /** {@return how many numbers the slot holds} */
    public int size(Slot slot) {
        return sizes[slot.index()];
    }

    /** {@return the value of the slot, not copied, valid until the next resize} */
    public double[] value(Slot slot) {
        return values[slot.index()];
    }

    /** {@return the adjoint of the slot, not copied, valid until the next resize} */
    public double[] adjoint(Slot slot) {
        return adjoints[slot.index()];
    }

    /** {@return the tangent of the slot, not copied, valid until the next resize} */
    public double[] tangent(Slot slot) {
        int i = slot.index();
        if (tangents[i].length < values[i].length) {
            // many plans are never differentiated forward
            tangents[i] = new double[values[i].length];
        }
        return tangents[i];
    }

    /**
     * Returns what a primitive keeps in this workspace.
     *
     * @param primitive the owner
     * @param type its class
     * @return the object that {@link Primitive#newState} made
     */
    public <T> T state(Primitive primitive, Class<T> type) {
        return type.cast(states.get(primitive));
    }

    /**
     * Tells the primitives whether vjp or jvp will follow the next forward; where not, they may leave work out.
     *
     * @param wanted true unless only values are needed
     */
    public void setDerivativesWanted(boolean wanted) {
        derivativesWanted = wanted;
    }

    /** {@return whether vjp or jvp will follow} */
    public boolean derivativesWanted() {
        return derivativesWanted;
    }

    void clearAdjoints() {
        for (int i = 0; i < adjoints.length; i++) {
            Arrays.fill(adjoints[i], 0, sizes[i], 0);
        }
    }
}
