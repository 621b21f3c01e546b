/**
 * Questions to crystals: maps over any two parameters ({@link org.braggscape.study.LandscapeComputation}), descents from a start
 * ({@link org.braggscape.study.DescentComputation}), and studies of many starts ({@link org.braggscape.study.Study}) with their
 * records.
 */
package org.braggscape.study;
