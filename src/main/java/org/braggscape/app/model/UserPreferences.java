package org.braggscape.app.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.braggscape.app.background.Daemons;
import org.braggscape.session.Preferences;
import org.braggscape.session.PreferencesFile;

/** The preferences at work: every change is written off the JavaFX thread. */
public final class UserPreferences {
    private static final Logger LOG = Logger.getLogger(UserPreferences.class.getName());

    private final Optional<Path> folder;
    private final ReadOnlyObjectWrapper<Preferences> value = new ReadOnlyObjectWrapper<>();
    private final ExecutorService writing =
            Executors.newSingleThreadExecutor(work -> Daemons.thread(work, "preferences"));

    /**
     * Reads the preferences.
     *
     * @param folder of their file; nothing for preferences that are forgotten with the window
     */
    public UserPreferences(Optional<Path> folder) {
        this.folder = folder;
        value.set(folder.map(PreferencesFile::read).orElse(Preferences.START));
    }

    /** {@return what holds now} */
    public ReadOnlyObjectProperty<Preferences> value() {
        return value.getReadOnlyProperty();
    }

    /** Changes them. */
    public void update(UnaryOperator<Preferences> change) {
        Preferences now = change.apply(value.get());
        if (now.equals(value.get())) {
            return;
        }
        value.set(now);
        folder.ifPresent(place -> writing.execute(() -> {
            try {
                PreferencesFile.write(now, place);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "The preferences could not be written", e);
            }
        }));
    }

    /** Waits until all is written. */
    public void close() {
        Daemons.finish(writing);
    }
}
