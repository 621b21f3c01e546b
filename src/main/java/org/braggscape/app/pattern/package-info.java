/** Powder patterns: the one of the selected cell beside the target, and the one that the user measured. */
package org.braggscape.app.pattern;
