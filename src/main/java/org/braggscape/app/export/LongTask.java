package org.braggscape.app.export;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.model.LandscapeRun;
import org.braggscape.math.Progress;

/** Work of a dialog that takes its time: a bar, a Cancel button and a sentence at the end. */
final class LongTask extends VBox {
    private final ProgressBar bar = new ProgressBar(0);
    private final Button cancel = new Button("Cancel");
    private final Label sentence = new Label();
    private final NewestWins thread;
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(80), event -> tell()));
    private final Consumer<Boolean> busy;
    private LandscapeRun run;

    /** The work; ends with complete files or throws. */
    @FunctionalInterface
    interface Work {
        /**
         * Does it.
         *
         * @param progress told of it; when cancelled, a CancellationException is thrown
         * @return the sentence for success
         * @throws IOException if a file cannot be written; the message is a sentence
         */
        String run(Progress progress) throws IOException;
    }

    /**
     * Prepares the controls.
     *
     * @param name of the thread
     * @param busy told when work starts and ends
     */
    LongTask(String name, Consumer<Boolean> busy) {
        super(4);
        this.busy = busy;
        thread = new NewestWins(name, error -> end(error instanceof IllegalArgumentException ? error.getMessage()
                : "This failed: " + error, false));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Progress");
        HBox.setHgrow(bar, Priority.ALWAYS);
        cancel.setId("task-cancel");
        cancel.setOnAction(event -> cancel());
        sentence.setId("task-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(36);
        sentence.setAlignment(Pos.TOP_LEFT);
        HBox line = new HBox(8, bar, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, sentence);
        bar.setVisible(false);
        cancel.setVisible(false);
        clock.setCycleCount(Timeline.INDEFINITE);
    }

    /**
     * Starts work.
     *
     * @param work runs on a thread of its own
     */
    void start(Work work) {
        LandscapeRun mine = new LandscapeRun();
        run = mine;
        show(true);
        sentence.setText("");
        clock.play();
        thread.submit(() -> {
            try {
                return new Exports.Outcome(true, work.run(mine));
            } catch (CancellationException e) {
                return new Exports.Outcome(false, "Cancelled; nothing incomplete was left.");
            } catch (IOException e) {
                return new Exports.Outcome(false, e.getMessage());
            }
        }, outcome -> end(outcome.sentence(), outcome.written()));
    }

    /** {@return what it says at the end} */
    Label sentence() {
        return sentence;
    }

    private void show(boolean running) {
        bar.setVisible(running);
        cancel.setVisible(running);
        busy.accept(running);
    }

    private void end(String text, boolean well) {
        clock.stop();
        run = null;
        show(false);
        sentence.setText(text);
        sentence.getStyleClass().setAll("label", well ? "caption" : "field-error");
    }

    private void tell() {
        LandscapeRun.Status now = run == null ? null : run.status();
        if (now != null) {
            bar.setProgress(now.total() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) now.done() / now.total());
            sentence.setText(String.format(Locale.ROOT, "%,d of %,d", now.done(), now.total()));
        }
    }

    /** Stops the work, if any runs. */
    void cancel() {
        if (run != null) {
            run.cancel();
        }
    }

    /** Ends the thread as soon as what runs has noticed that it is cancelled. */
    void close() {
        cancel();
        clock.stop();
        thread.close();
    }
}
