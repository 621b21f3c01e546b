/** The minima of the map: their table, and what is looked at closely about one or several of them. */
package org.braggscape.app.minima;
