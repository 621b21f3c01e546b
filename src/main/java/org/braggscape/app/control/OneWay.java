package org.braggscape.app.control;

import java.util.function.Function;
import javafx.util.StringConverter;

/**
 * What the values of a list are called, where nobody can type one.
 *
 * @param <T> the kind of value
 */
public final class OneWay<T> extends StringConverter<T> {
    private final Function<T, String> text;

    public OneWay(Function<T, String> text) {
        this.text = text;
    }

    @Override
    public String toString(T value) {
        return value == null ? "" : text.apply(value);
    }

    @Override
    public T fromString(String string) {
        throw new UnsupportedOperationException("Nobody can type here.");
    }
}
