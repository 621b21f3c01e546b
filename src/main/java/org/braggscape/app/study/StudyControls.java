package org.braggscape.app.study;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.braggscape.app.control.Questions;

/** Runs, pauses and cancels a study, says how far it is, and opens records. */
final class StudyControls extends HBox {
    private static final String SUFFIX = ".jsonl";

    private final StudyRun run;
    private final Optional<Path> folder;
    private final Consumer<Path> begin;
    private final Consumer<Path> show;
    private final Label status = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button start = new Button("Run");
    private final Button pause = new Button("Pause");
    private final Button cancel = new Button("Cancel");
    private final MenuItem startItem = item("_Run the study", this::begin);
    private final MenuItem pauseItem = item("_Pause or go on", this::pauseOrResume);
    private final MenuItem cancelItem = item("_Cancel the study", () -> cancel.fire());

    /**
     * Creates the controls.
     *
     * @param run the study
     * @param folder of records that the user does not name, nothing to ask for every name
     * @param begin runs what is set up, into a file
     * @param show shows the records of a file
     */
    StudyControls(StudyRun run, Optional<Path> folder, Consumer<Path> begin, Consumer<Path> show) {
        super(8);
        this.run = run;
        this.folder = folder;
        this.begin = begin;
        this.show = show;
        start.setId("study-run");
        start.getStyleClass().add("accent");
        start.setTooltip(new Tooltip("Runs the study in the background"));
        start.setOnAction(event -> begin());
        pause.setId("study-pause");
        pause.setOnAction(event -> pauseOrResume());
        cancel.setId("study-cancel");
        cancel.setTooltip(new Tooltip("Ends the study; the records so far stay in their file"));
        cancel.setOnAction(event -> run.cancel());
        Button open = new Button("Open records …");
        open.setId("study-open");
        open.setTooltip(new Tooltip("Shows records of a study; one that was interrupted can go on"));
        open.setOnAction(event -> askAndOpen());
        for (Button button : List.of(start, pause, cancel, open)) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        bar.setPrefWidth(120);
        bar.setMinWidth(60);
        status.setId("study-status");
        status.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(start, pause, cancel, bar, status, gap, open);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("panel-foot", "study-foot");
    }

    static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** {@return what the menus offer} */
    List<MenuItem> items() {
        MenuItem open = item("_Open records …", this::askAndOpen);
        MenuItem file = item("Run _into a file …", this::askAndBegin);
        file.disableProperty().bind(startItem.disableProperty());
        return List.of(startItem, file, pauseItem, cancelItem, open);
    }

    /** Runs what is set up, into a file of a fresh name. */
    private void begin() {
        if (folder.isEmpty()) {
            askAndBegin();
        } else {
            begin.accept(folder.get().resolve(StudySetup.freshName(folder.get()) + SUFFIX));
        }
    }

    /** Asks for a file and runs into it. */
    void askAndBegin() {
        File file = chooser("Records of the study").showSaveDialog(getScene().getWindow());
        if (file != null) {
            begin.accept(file.getName().contains(".") ? file.toPath() : Path.of(file + SUFFIX));
        }
    }

    private void pauseOrResume() {
        if (run.state().get() == StudyRun.State.RUNNING) {
            run.pause();
        } else {
            run.resume();
        }
    }

    private void askAndOpen() {
        File file = chooser("Open records of a study").showOpenDialog(getScene().getWindow());
        if (file != null) {
            show.accept(file.toPath());
        }
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        folder.filter(Files::isDirectory).ifPresent(place -> chooser.setInitialDirectory(place.toFile()));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Records of studies (*.jsonl)", "*.jsonl"));
        return chooser;
    }

    /** Says how far the study is, and what can be done with it. */
    void tell() {
        StudyRun.State now = run.state().get();
        boolean busy = now == StudyRun.State.RUNNING || now == StudyRun.State.READING;
        boolean canGoOn = now == StudyRun.State.PAUSED;
        start.setDisable(busy);
        startItem.setDisable(busy);
        pause.setText(canGoOn ? "Resume" : "Pause");
        pause.setDisable(now != StudyRun.State.RUNNING && !canGoOn);
        pauseItem.setDisable(pause.isDisable());
        cancel.setDisable(!busy && !canGoOn);
        cancelItem.setDisable(cancel.isDisable());
        bar.setVisible(busy || canGoOn);
        bar.setManaged(bar.isVisible());
        int done = run.done();
        bar.setProgress(now == StudyRun.State.READING ? ProgressBar.INDETERMINATE_PROGRESS : run.total() == 0 ? 0 : (double) done / run.total());
        status.setText(text(now, done));
        status.setTooltip(run.file() == null ? null : new Tooltip(run.file().toString()));
    }

    private String text(StudyRun.State now, int done) {
        if (now == StudyRun.State.READING) {
            return "Reading …";
        }
        if (done == 0 && run.total() == 0) {
            return "";
        }
        String count = now == StudyRun.State.RUNNING || now == StudyRun.State.PAUSED
                ? String.format(Locale.ROOT, "%,d of %,d cases", done, run.total()) : String.format(Locale.ROOT, "%,d cases", done);
        double left = run.secondsLeft();
        return switch (now) {
            case RUNNING -> count + (Double.isNaN(left) ? "" : " · " + Questions.duration(left) + " left");
            case PAUSED -> count + " · paused";
            case FINISHED -> count + " · done";
            default -> count;
        };
    }
}
