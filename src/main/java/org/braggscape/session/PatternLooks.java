package org.braggscape.session;

/**
 * How the pictures of patterns are looked at.
 *
 * @param selected of the target and what is selected
 * @param pinned of the pinned minima
 * @param masquerade of the reflections that pass for each other; it has a range and an axis only
 */
public record PatternLooks(PatternLook selected, PatternLook pinned, PatternLook masquerade) {
    /** All of them whole. */
    public static final PatternLooks START = new PatternLooks(PatternLook.START, PatternLook.START, PatternLook.START);
}
