package org.braggscape.autodiff;

/**
 * A named array of doubles that primitives read and write. The plan owns the name, each {@link Workspace} owns the
 * numbers.
 *
 * @param index position in the plan, from 0
 * @param name what the array holds, for messages
 */
public record Slot(int index, String name) {
}
