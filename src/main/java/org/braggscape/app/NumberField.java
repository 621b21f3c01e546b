package org.braggscape.app;

import java.math.BigDecimal;
import java.util.function.DoubleFunction;
import javafx.animation.PauseTransition;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.util.Duration;

/**
 * A field for a number with a sentence beneath it that says what is wrong. What was typed stays; the last number that was
 * right stays in force.
 */
final class NumberField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    /** Who is still typing is left alone. */
    private static final Duration PAUSE = Duration.millis(500);

    private final TextField field = new TextField();
    private final Label sentence = new Label();
    private final DoubleProperty value = new SimpleDoubleProperty();
    private final DoubleFunction<String> check;

    /**
     * Creates a field.
     *
     * @param name for screen readers
     * @param start first number
     * @param check gives the sentence for a number that is wrong, null for one that is right; NaN stands for no number
     */
    NumberField(String name, double start, DoubleFunction<String> check) {
        this.check = check;
        field.setAccessibleText(name);
        field.setPrefColumnCount(4);
        sentence.getStyleClass().add("field-error");
        sentence.setWrapText(true);
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        sentence.visibleProperty().bind(sentence.managedProperty());
        value.set(start);
        field.setText(text(start));
        value.addListener((property, before, now) -> {
            if (parse(field.getText()) != now.doubleValue()) {
                field.setText(text(now.doubleValue()));
            }
        });
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

    TextField field() {
        return field;
    }

    /** {@return the sentence, to be placed near the field; takes no room while all is well} */
    Label sentence() {
        return sentence;
    }

    /** {@return the last number that was right} */
    DoubleProperty value() {
        return value;
    }

    /** Takes what was typed at once; {@return whether it is right} */
    boolean take() {
        commit();
        return sentence.getText().isEmpty();
    }

    private void commit() {
        double number = parse(field.getText());
        String wrong = check.apply(number);
        sentence.setText(wrong == null ? "" : wrong);
        field.pseudoClassStateChanged(WRONG, wrong != null);
        field.setAccessibleHelp(wrong);
        if (wrong == null) {
            value.set(number);
        }
    }

    private static double parse(String text) {
        String plain = text.replaceAll("[\\s%±]", "").replace(',', '.').replace('−', '-');
        try {
            double number = Double.parseDouble(plain);
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number)
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
