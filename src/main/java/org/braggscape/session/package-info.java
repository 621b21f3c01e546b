/**
 * The document, that is everything on screen, as a file that people can read; what is kept of it against a crash; and what the
 * program remembers between two starts. Knows no window.
 */
package org.braggscape.session;
