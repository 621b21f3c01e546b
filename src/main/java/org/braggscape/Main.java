package org.braggscape;

import org.braggscape.cli.Braggscape;
import org.braggscape.cli.StartPicture;

/** Entry point: without a command it opens the window, with one it runs on the command line. */
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.exit(arguments.length == 0 ? StartPicture.write() : Braggscape.run(arguments));
    }
}
