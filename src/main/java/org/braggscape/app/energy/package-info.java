/** The energies that can stand in the place of a loss: which there are, where they are set up, and the list that offers both. */
package org.braggscape.app.energy;
