/** The map in the middle, how it is chosen and what lies above it; maps side by side, the overview, and what mouse and keys do there. */
package org.braggscape.app.map;
