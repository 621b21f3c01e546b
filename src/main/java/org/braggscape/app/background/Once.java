package org.braggscape.app.background;

import java.util.function.Supplier;

/**
 * Something that is made when it is first needed, by whoever needs it first.
 *
 * @param <T> what is made
 */
public final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private T made;

    public Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
