/** The open crystal structure and its unit cells. */
package org.braggscape.app.structure;
