/** Controls, questions and messages that know nothing of what is open, computed or selected. */
package org.braggscape.app.control;
