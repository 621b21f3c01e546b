package org.braggscape.session;

import java.nio.file.Path;
import java.util.Locale;

/** Where the program keeps what belongs to the user and is no document. Nothing is created here. */
public final class UserFolders {
    private static final String NAME = "braggscape";

    private UserFolders() {
    }

    /** {@return the folder of the preferences; {@code -Dbraggscape.config} names another one} */
    public static Path config() {
        return folder("braggscape.config", "XDG_CONFIG_HOME", ".config");
    }

    /** {@return the folder of what is kept against a crash; {@code -Dbraggscape.state} names another one} */
    public static Path state() {
        return folder("braggscape.state", "XDG_STATE_HOME", ".local/state");
    }

    private static Path folder(String property, String variable, String usual) {
        String chosen = System.getProperty(property);
        if (chosen != null) {
            return Path.of(chosen);
        }
        Path home = Path.of(System.getProperty("user.home"));
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String local = System.getenv("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData/Local") : Path.of(local)).resolve(NAME);
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library/Application Support").resolve(NAME);
        }
        String given = System.getenv(variable);
        // what is not absolute is to be ignored, says the XDG base directory specification
        boolean usable = given != null && Path.of(given).isAbsolute();
        return (usable ? Path.of(given) : home.resolve(usual)).resolve(NAME);
    }
}
