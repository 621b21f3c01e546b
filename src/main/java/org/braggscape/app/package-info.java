/**
 * The window. {@link org.braggscape.app.BraggscapeApp} opens it and {@code MainWindow} puts together what the packages below hold:
 * {@code Workbench} holds what is open, computed and selected and knows no controls; the views show it and pass wishes on. Nothing
 * that may take longer than a frame runs on the JavaFX thread: maps are computed, patterns simulated and pictures painted by threads
 * of their own, and the newest wish wins.
 */
package org.braggscape.app;
