/** The manual, the log of the program and what it is made of. */
package org.braggscape.app.help;
