package org.braggscape.figure;

import org.braggscape.diffraction.Pattern;

/**
 * A pattern with what to call it.
 *
 * @param label shown above the curve; symbols between asterisks are set in italics
 * @param pattern the curve and its reflections
 */
public record PatternCurve(String label, Pattern pattern) {
}
