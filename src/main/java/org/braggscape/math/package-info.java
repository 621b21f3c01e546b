/**
 * Numerical tools that know no crystals: splines, tables and compressed matrices for smooth kernels, and
 * {@link org.braggscape.math.Progress}, by which long work tells how far it is and learns that it is no longer wanted.
 */
package org.braggscape.math;
