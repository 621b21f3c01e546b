/**
 * From a crystal to its powder pattern: {@link org.braggscape.diffraction.XrdSimulator} for a pattern to look at, and the primitives
 * of {@link org.braggscape.diffraction.PeakPlan} for one to be differentiated, exactly or the fast way. Measured patterns are read
 * by {@link org.braggscape.diffraction.MeasuredPatternFile}. Angles in degrees 2θ, wavelengths in Å.
 */
package org.braggscape.diffraction;
