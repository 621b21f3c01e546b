package org.braggscape;

import java.util.List;
import org.braggscape.app.BraggscapeApp;
import org.braggscape.cli.Braggscape;
import org.braggscape.cli.StartPicture;

/** Entry point: without a command it opens the window, with one it runs on the command line. */
public final class Main {
    private Main() {
    }

    /**
     * Starts the program.
     *
     * @param arguments nothing, files or samples to open in the window, else a command with its options
     */
    public static void main(String[] arguments) {
        // Charts are painted by Java2D into images; without this, AWT would look for a display of its own.
        System.setProperty("java.awt.headless", "true");
        List<String> words = List.of(arguments);
        System.exit(words.stream().allMatch(Braggscape::isForWindow) ? window(words) : Braggscape.run(arguments));
    }

    private static int window(List<String> files) {
        return BraggscapeApp.open(files) ? 0 : StartPicture.write();
    }
}
