package org.braggscape.app.control;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/**
 * A field for a value with a sentence beneath it that says what is wrong. What was typed stays until another value is shown; the
 * last value that was right stays in force.
 *
 * @param <T> kind of the value
 */
public class ParsedField<T> {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    /** Who is still typing is left alone. */
    private static final Duration PAUSE = Duration.millis(500);
    private static final List<KeyCombination> WINDOWS_OWN = List.of(KeyCombination.valueOf("Shortcut+Z"),
            KeyCombination.valueOf("Shortcut+Shift+Z"));

    private final TextField field = new TextField();
    private final Label sentence = new Label();
    private final ObjectProperty<T> value = new SimpleObjectProperty<>();
    private final Function<String, T> parse;
    private final Function<T, String> format;

    /**
     * Creates a field.
     *
     * @param name for screen readers
     * @param start first value
     * @param parse reads what was typed; throws an IllegalArgumentException with the sentence where it is wrong
     * @param format writes a value
     */
    public ParsedField(String name, T start, Function<String, T> parse, Function<T, String> format) {
        this.parse = parse;
        this.format = format;
        field.setAccessibleText(name);
        sentence.getStyleClass().add("field-error");
        sentence.setWrapText(true);
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        sentence.visibleProperty().bind(sentence.managedProperty());
        value.set(start);
        field.setText(format.apply(start));
        value.addListener((property, before, now) -> {
            if (!now.equals(parsed(field.getText()))) {
                write(now);
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::passOn);
        PauseTransition pause = new PauseTransition(PAUSE);
        pause.setOnFinished(event -> commit());
        field.textProperty().addListener(observable -> pause.playFromStart());
        field.setOnAction(event -> commit());
        field.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                commit();
            }
        });
    }

    public TextField field() {
        return field;
    }

    /** {@return the sentence, to be placed near the field; takes no room while all is well} */
    public Label sentence() {
        return sentence;
    }

    /** {@return the last value that was right} */
    public ObjectProperty<T> value() {
        return value;
    }

    /** Shows a value that was set elsewhere; it replaces what was typed and is wrong, also where the value is the same as before. */
    public void show(T now) {
        value.set(now);
        if (parsed(field.getText()) == null) {
            write(now);
        }
    }

    private void write(T now) {
        field.setText(format.apply(now));
        commit();
    }

    /** Takes what was typed at once; {@return whether it is right} */
    public boolean take() {
        commit();
        return sentence.getText().isEmpty();
    }

    private T parsed(String text) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Undo and redo concern what is typed only until it is taken; then they are the window's, whose keys a field would swallow. */
    private void passOn(KeyEvent event) {
        if (field.getText().equals(format.apply(value.get()))) {
            WINDOWS_OWN.stream().filter(keys -> keys.match(event)).map(field.getScene().getAccelerators()::get)
                    .filter(Objects::nonNull).findFirst().ifPresent(action -> {
                        event.consume();
                        action.run();
                    });
        }
    }

    private void commit() {
        String wrong = "";
        try {
            // what is shown may be rounded, and then says less than the value
            if (!field.getText().equals(format.apply(value.get()))) {
                T typed = parse.apply(field.getText());
                if (!typed.equals(value.get())) {
                    value.set(typed);
                }
            }
        } catch (IllegalArgumentException e) {
            wrong = e.getMessage();
        }
        sentence.setText(wrong);
        field.pseudoClassStateChanged(WRONG, !wrong.isEmpty());
        field.setAccessibleHelp(wrong.isEmpty() ? null : wrong);
    }
}
