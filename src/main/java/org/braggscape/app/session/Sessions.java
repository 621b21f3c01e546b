package org.braggscape.app.session;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.braggscape.app.background.Daemons;
import org.braggscape.app.control.Questions;
import org.braggscape.app.control.Toasts;
import org.braggscape.app.model.UserPreferences;
import org.braggscape.session.Autosave;
import org.braggscape.session.Document;
import org.braggscape.session.MapSettings;
import org.braggscape.session.SessionFile;

/** Opens and saves sessions, keeps what is not saved against a crash, and asks before anything is lost. */
public final class Sessions {
    private static final Duration AUTOSAVE = Duration.seconds(20);

    private final SessionHistory history;
    private final Stage stage;
    private final Toasts toasts;
    private final UserPreferences preferences;
    private final Optional<Autosave> autosave;
    private final Consumer<Path> openStructure;
    private final Runnable openFirst;
    private final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>();
    private final ExecutorService files = Executors.newSingleThreadExecutor(work -> Daemons.thread(work, "sessions"));
    private final Timeline clock = new Timeline(new KeyFrame(AUTOSAVE, event -> history().present().ifPresent(this::keep)));
    /** On the thread of the files: what is kept already, and whether it was said that nothing can be kept. */
    private Document kept;
    private boolean complained;

    /**
     * Creates it without a file.
     *
     * @param history the document and its past
     * @param stage to which questions belong
     * @param toasts for what went well or wrong
     * @param preferences holds the recent files
     * @param state folder of the autosave, nothing for none
     * @param openStructure opens recent files that are no sessions
     * @param openFirst opens something where nothing is open, so that the window is never empty
     */
    public Sessions(SessionHistory history, Stage stage, Toasts toasts, UserPreferences preferences, Optional<Path> state,
            Consumer<Path> openStructure, Runnable openFirst) {
        this.history = history;
        this.stage = stage;
        this.toasts = toasts;
        this.preferences = preferences;
        this.autosave = state.map(Autosave::new);
        this.openStructure = openStructure;
        this.openFirst = openFirst;
        history.onSettled(this::keep);
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
    }

    public SessionHistory history() {
        return history;
    }

    /** {@return the file of the session, null where it was never saved} */
    public ReadOnlyObjectProperty<Path> file() {
        return file.getReadOnlyProperty();
    }

    /** Asks for a session and opens it. */
    public void askAndOpen() {
        leave(() -> {
            File chosen = chooser("Open a session").showOpenDialog(stage);
            if (chosen != null) {
                read(chosen.toPath());
            }
        });
    }

    /** Opens a session, after a question if there is unsaved work. */
    public void open(Path session) {
        leave(() -> read(session));
    }

    private void read(Path session) {
        Path absolute = session.toAbsolutePath().normalize();
        files.execute(() -> {
            try {
                SessionFile.Stored stored = SessionFile.read(absolute);
                Platform.runLater(() -> {
                    file.set(absolute);
                    history.open(stored.document(), true);
                    stored.missing().forEach(this::sayMissing);
                    remember(absolute);
                });
            } catch (IOException e) {
                Platform.runLater(() -> {
                    toasts.problem(e.getMessage());
                    preferences.update(all -> Files.exists(absolute) ? all : all.withoutRecent(absolute));
                    if (history.present().isEmpty()) {
                        openFirst.run();
                    }
                });
            }
        });
    }

    private void sayMissing(String sentence) {
        toasts.problem(sentence + " The " + MapSettings.START.loss().label() + " stands in its place; Energy models … in the menu "
                + "Landscape says what can be had.");
    }

    /** Saves into the file of the session, or asks for one. */
    public void save() {
        save(() -> { });
    }

    private void save(Runnable then) {
        if (file.get() == null) {
            saveAs(then);
        } else {
            write(file.get(), then);
        }
    }

    /** Asks for a file and saves into it. */
    public void saveAs() {
        saveAs(() -> { });
    }

    private void saveAs(Runnable then) {
        Optional<Document> document = history.present();
        if (document.isEmpty()) {
            toasts.problem("Nothing is open: open a structure first.");
            return;
        }
        FileChooser chooser = chooser("Save the session");
        chooser.setInitialFileName(file.get() == null ? document.get().open().structure().name() + SessionFile.SUFFIX
                : file.get().getFileName().toString());
        File chosen = chooser.showSaveDialog(stage);
        if (chosen == null) {
            return;
        }
        boolean named = SessionFile.isNamedAsSession(chosen.toPath());
        Path place = named ? chosen.toPath() : Path.of(chosen + SessionFile.SUFFIX);
        // the dialog could not know of this one
        if (named || !Files.exists(place) || Questions.replace(place, stage)) {
            write(place, then);
        }
    }

    /** Saves into a file, off the JavaFX thread, and says how that went. */
    public void write(Path place) {
        write(place, () -> { });
    }

    private void write(Path place, Runnable then) {
        Path absolute = place.toAbsolutePath().normalize();
        history.present().ifPresent(document -> files.execute(() -> {
            try {
                SessionFile.write(document, absolute);
                Platform.runLater(() -> {
                    file.set(absolute);
                    history.saved(document);
                    history.present().ifPresent(this::keep);
                    remember(absolute);
                    toasts.done("Saved " + absolute.getFileName() + ".");
                    then.run();
                });
            } catch (IOException e) {
                Platform.runLater(() -> toasts.problem(e.getMessage()));
            }
        }));
    }

    /** Does something that ends this session, after a question if there is unsaved work. */
    public void leave(Runnable then) {
        history.settle();
        if (!history.unsaved().get()) {
            then.run();
            return;
        }
        switch (Questions.saveFirst(file.get(), stage)) {
            case SAVE -> save(then);
            case DISCARD -> then.run();
            case CANCEL -> {
            }
        }
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        preferences.value().get().folderToBeginIn().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Sessions (*" + SessionFile.SUFFIX + ")",
                "*" + SessionFile.SUFFIX));
        return chooser;
    }

    /** Makes a file the most recent one. */
    public void remember(Path opened) {
        preferences.update(all -> all.withRecent(opened));
    }

    /** {@return a menu of the files that were opened or saved last} */
    public Menu recent() {
        Menu menu = new Menu("Open _recent");
        Runnable fill = () -> {
            List<Path> recent = preferences.value().get().recent();
            menu.getItems().setAll(recent.stream().map(this::recentItem).toList());
            menu.setDisable(recent.isEmpty());
        };
        preferences.value().addListener(observable -> fill.run());
        fill.run();
        return menu;
    }

    private MenuItem recentItem(Path recent) {
        MenuItem item = new MenuItem(recent.getFileName() + " – " + recent.getParent());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            if (SessionFile.isNamedAsSession(recent)) {
                open(recent);
            } else {
                openStructure.accept(recent);
            }
        });
        return item;
    }

    /** Keeps what is not saved, off the JavaFX thread. */
    private void keep(Document document) {
        if (autosave.isEmpty() || files.isShutdown()) {
            return;
        }
        boolean wanted = history.unsaved().get();
        Optional<Path> original = Optional.ofNullable(file.get());
        files.execute(() -> {
            if (!wanted) {
                kept = null;
                autosave.get().forget();
            } else if (!document.equals(kept)) {
                keep(document, original);
            }
        });
    }

    private void keep(Document document, Optional<Path> original) {
        try {
            autosave.get().keep(document, original);
            kept = document;
            complained = false;
        } catch (IOException e) {
            if (!complained) {
                Platform.runLater(() -> toasts.problem("What is not saved cannot be kept against a crash: " + e.getMessage()));
            }
            complained = true;
        }
    }

    /**
     * Offers what a program that did not end properly left behind.
     *
     * @return whether it is being restored
     */
    public boolean recover() {
        Optional<Autosave.Leftover> found = autosave.flatMap(mine -> mine.leftovers().stream().findFirst());
        if (found.isEmpty()) {
            return false;
        }
        Autosave.Leftover leftover = found.get();
        if (!Questions.recover(time(leftover), stage)) {
            Autosave.discard(leftover);
            return false;
        }
        try {
            SessionFile.Stored stored = SessionFile.read(leftover.file());
            file.set(stored.original().orElse(null));
            history.open(stored.document(), false);
            stored.missing().forEach(this::sayMissing);
            // behind the autosave of this window, which holds it from then on
            files.execute(() -> {
                if (kept != null) {
                    Autosave.discard(leftover);
                }
            });
            return true;
        } catch (IOException e) {
            toasts.problem(e.getMessage() + " It was put aside as " + Autosave.putAside(leftover) + ".");
            return false;
        }
    }

    private static String time(Autosave.Leftover leftover) {
        ZonedDateTime time = leftover.time().toInstant().atZone(ZoneId.systemDefault());
        boolean today = time.toLocalDate().equals(LocalDate.now());
        return time.format(DateTimeFormatter.ofPattern(today ? "HH:mm" : "d MMMM, HH:mm", Locale.UK));
    }

    /** Ends the work on files; nothing is kept any more, because this end is a good one. */
    public void close() {
        clock.stop();
        history.close();
        autosave.ifPresent(mine -> files.execute(mine::close));
        Daemons.finish(files);
    }
}
