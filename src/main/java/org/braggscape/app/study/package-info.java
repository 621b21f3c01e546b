/** Studies: how they are set up and run, and what came of them. */
package org.braggscape.app.study;
