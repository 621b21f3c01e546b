/**
 * What is to be made small, as one function of the free parameters: {@link org.braggscape.objective.Objective} puts structure,
 * simulator and loss (or energy) together, {@link org.braggscape.objective.ParameterLayout} says what is free, and
 * {@link org.braggscape.objective.Target} what is compared with.
 */
package org.braggscape.objective;
