/** Maps of loss and energy side by side, and of their weighted sum. */
package org.braggscape.app.joint;
