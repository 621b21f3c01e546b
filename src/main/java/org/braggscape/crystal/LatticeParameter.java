package org.braggscape.crystal;

import java.util.Optional;
import org.braggscape.math.PlainNumber;

/** The six parameters of a cell, in the order used by every array of six. */
public enum LatticeParameter {
    A("a", "a"),
    B("b", "b"),
    C("c", "c"),
    ALPHA("alpha", "α"),
    BETA("beta", "β"),
    GAMMA("gamma", "γ");

    private final String key;
    private final String symbol;

    LatticeParameter(String key, String symbol) {
        this.key = key;
        this.symbol = symbol;
    }

    /** {@return the name in files and on the command line: a, b, c, alpha, beta, gamma} */
    public String key() {
        return key;
    }

    /** {@return the name on screen and in figures: a, b, c, α, β, γ} */
    public String symbol() {
        return symbol;
    }

    /** {@return whether this is a length in Å and not an angle in degrees} */
    public boolean isLength() {
        return ordinal() < 3;
    }

    /** {@return the unit: Å or °} */
    public String unit() {
        return isLength() ? "Å" : "°";
    }

    /** {@return a value with its unit, as sentences name it: {@code 4.2 Å}, {@code 120°}} */
    public String text(double value) {
        return PlainNumber.text(value) + (isLength() ? " Å" : "°");
    }

    /**
     * Finds a parameter by its key or its symbol.
     *
     * @param name such as {@code gamma} or {@code γ}
     * @return the parameter, or nothing when there is none of that name
     */
    public static Optional<LatticeParameter> of(String name) {
        for (LatticeParameter parameter : values()) {
            if (parameter.key.equals(name) || parameter.symbol.equals(name)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }
}
