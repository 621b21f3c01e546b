package org.braggscape.loss;

/** A measure of how unlike two patterns are. Immutable. */
public interface Loss {
    /** {@return the name in files, on the command line and on screen} */
    String name();
}
