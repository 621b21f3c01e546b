/** What is open, computed, selected and preferred; it knows no controls. */
package org.braggscape.app.model;
