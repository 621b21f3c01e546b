/**
 * Differentiation of a chain of large steps. A {@link org.braggscape.autodiff.Plan} is an immutable list of
 * {@link org.braggscape.autodiff.Primitive}s with hand-written derivatives; a {@link org.braggscape.autodiff.Workspace} holds the
 * numbers of one thread. What comes out is a {@link org.braggscape.autodiff.DifferentiableFunction}, which
 * {@link org.braggscape.autodiff.GradientCheck} compares with differences.
 */
package org.braggscape.autodiff;
