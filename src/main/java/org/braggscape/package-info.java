/**
 * The program's entry point, {@link org.braggscape.Main}, which chooses between the command line and the window.
 */
package org.braggscape;
