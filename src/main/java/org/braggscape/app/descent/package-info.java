/** Descents from their starts to their ends: how they are set up and run, drawn above a map, played, listed and charted. */
package org.braggscape.app.descent;
