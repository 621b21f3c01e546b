/**
 * The commands, and all that is written to standard output.
 */
package org.braggscape.cli;
