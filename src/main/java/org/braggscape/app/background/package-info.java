/** Work off the JavaFX thread, what it reports and how it fails. */
package org.braggscape.app.background;
