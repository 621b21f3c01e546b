package org.braggscape.app.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * States to go back to and forth again. States are immutable, so that keeping one is enough.
 *
 * @param <S> the kind of state
 */
public final class UndoHistory<S> {
    private static final int DEEPEST = 200;

    private final Deque<S> past = new ArrayDeque<>();
    private final Deque<S> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();

    /** Keeps the state before a change. */
    public void remember(S before) {
        past.push(before);
        if (past.size() > DEEPEST) {
            past.removeLast();
        }
        future.clear();
        tell();
    }

    /** {@return the state to which undo would go, nothing where it would go nowhere} */
    public Optional<S> former() {
        return Optional.ofNullable(past.peek());
    }

    /** {@return the state to which redo would go} */
    public Optional<S> later() {
        return Optional.ofNullable(future.peek());
    }

    /** {@return the state before the last change, or the present one if there was none} */
    public S undo(S present) {
        return step(past, future, present);
    }

    /** {@return the state after the change that was undone, or the present one if none was} */
    public S redo(S present) {
        return step(future, past, present);
    }

    private S step(Deque<S> from, Deque<S> to, S present) {
        if (from.isEmpty()) {
            return present;
        }
        to.push(present);
        S state = from.pop();
        tell();
        return state;
    }

    /** Forgets everything. */
    public void clear() {
        past.clear();
        future.clear();
        tell();
    }

    public ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedo() {
        return canRedo.getReadOnlyProperty();
    }

    private void tell() {
        canUndo.set(!past.isEmpty());
        canRedo.set(!future.isEmpty());
    }
}
