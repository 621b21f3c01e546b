/** Files that are opened and saved, and the state of the window that a session keeps and undo goes back to. */
package org.braggscape.app.session;
