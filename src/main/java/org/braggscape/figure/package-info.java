/**
 * Pictures of landscapes and patterns, drawn with Java2D over JFreeChart axes. A {@link org.braggscape.figure.Figure} paints
 * itself into any {@link java.awt.Graphics2D}; the window, {@link org.braggscape.figure.FigureExport} and the picture that is
 * made without a display all use the same painters, so that what one sees is what one exports.
 *
 * <p>Lengths are in logical pixels of 1/96 inch; who paints for a finer screen scales the graphics first.
 */
package org.braggscape.figure;
