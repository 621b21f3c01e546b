/**
 * Slices through functions: their values on a grid, contours, minima, basins and cuts. Knows no crystals, only
 * {@link org.braggscape.autodiff.DifferentiableFunction}s.
 */
package org.braggscape.landscape;
