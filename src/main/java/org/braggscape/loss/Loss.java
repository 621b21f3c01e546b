package org.braggscape.loss;

/** What is made small: a measure of how unlike two patterns are, or something in its place. Immutable. */
public interface Loss {
    /** {@return the name in files, on the command line and on screen} */
    String name();

    /** {@return the name as part of a file's name: of the path of a weights file, the last part} */
    default String fileName() {
        return name().replaceAll(":[^:]*[/\\\\]", ":").replaceAll("[^A-Za-z0-9.]+", "-");
    }

    /** {@return what figures and captions call it} */
    default String label() {
        return name() + " loss";
    }

    /** {@return what its values are called in tables and files of numbers} */
    default String column() {
        return "loss";
    }

    /** {@return the unit of its values, empty for none} */
    default String unit() {
        return "";
    }

    /** {@return whether the truth is its lowest point, so that other minima are false} */
    default boolean knowsTruth() {
        return true;
    }
}
