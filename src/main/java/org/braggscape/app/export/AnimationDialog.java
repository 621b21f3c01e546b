package org.braggscape.app.export;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleFunction;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.braggscape.app.background.Daemons;
import org.braggscape.app.control.FirstSentence;
import org.braggscape.app.control.NumberField;
import org.braggscape.figure.DescentMapFigure;
import org.braggscape.figure.FigureAnimation;
import org.braggscape.figure.FigureStyle;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeRequest;

/** Asks how something that moves on the map becomes an animation, and writes it. */
public final class AnimationDialog {
    private static final String GIF = "GIF, one file";
    private static final String FRAMES = "PNG, a folder of numbered pictures";

    private final String name;
    private final Making making;
    private final Dialog<Void> dialog = new Dialog<>();
    private final ComboBox<String> kind = new ComboBox<>();
    private final NumberField width = number("Width in dots", FigureAnimation.Timing.DEFAULT.width());
    private final NumberField height = number("Height in dots", FigureAnimation.Timing.DEFAULT.height());
    private final NumberField rate = number("Pictures per second", FigureAnimation.Timing.DEFAULT.framesPerSecond());
    private final NumberField seconds = number("Duration in seconds", FigureAnimation.Timing.DEFAULT.seconds());
    private final Label count = new Label();
    private final LongTask task;
    private final Exports exports;

    /** Writes an animation. */
    @FunctionalInterface
    private interface Making {
        /** Gives the animation to what writes it. */
        void make(FigureAnimation.Timing timing, Writing writing) throws IOException;
    }

    @FunctionalInterface
    private interface Writing {
        void write(FigureAnimation animation) throws IOException;
    }

    /** {@return a dialog for descents that grow over their map} */
    public static AnimationDialog ofDescents(Landscape landscape, List<DescentMapFigure.PathLine> paths, FigureStyle screen, Exports exports, Window owner) {
        FigureStyle style = printed(screen);
        return new AnimationDialog(landscape.request().structure().name() + "-descent",
                "The descents on the map, growing step by step",
                (timing, writing) -> writing.write(FigureAnimation.ofDescents(landscape, paths, style, timing)), exports, owner);
    }

    /** {@return a dialog for a map whose width goes from the largest to none} */
    public static AnimationDialog ofWidths(LandscapeRequest request, FigureStyle screen, Exports exports, Window owner) {
        FigureStyle style = printed(screen);
        return new AnimationDialog(request.structure().name() + "-width",
                "The map from a width of 10° to the map as it is; each picture is computed", (timing, writing) -> {
                    int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
                    ExecutorService executor = Executors.newFixedThreadPool(workers, work -> Daemons.thread(work, "widths"));
                    try {
                        writing.write(FigureAnimation.ofWidths(request, style, timing, executor, workers));
                    } finally {
                        executor.shutdownNow();
                    }
                }, exports, owner);
    }

    private static FigureStyle printed(FigureStyle screen) {
        return new FigureStyle(FigureStyle.LIGHT.palette(), screen.colourMap(), screen.family(), screen.sizes(),
                screen.contourLevels(), screen.shown());
    }

    private AnimationDialog(String name, String header, Making making, Exports exports, Window owner) {
        this.exports = exports;
        this.name = name;
        this.making = making;
        dialog.initOwner(owner);
        dialog.setTitle("Export animation");
        dialog.setHeaderText(header);
        ButtonType export = new ButtonType("Export …", ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(export, ButtonType.CLOSE);
        Button button = (Button) dialog.getDialogPane().lookupButton(export);
        button.setId("animation-write");
        task = new LongTask("animation", button::setDisable);
        button.addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            ask();
        });
        kind.getItems().setAll(GIF, FRAMES);
        kind.setValue(GIF);
        kind.setId("animation-kind");
        kind.setAccessibleText("File");
        GridPane form = new GridPane();
        form.getStyleClass().add("export-form");
        row(form, "File", kind);
        row(form, "Width, dots", width.field());
        row(form, "Height, dots", height.field());
        row(form, "Pictures per second", rate.field());
        row(form, "Duration, s", seconds.field());
        width.field().setId("animation-width");
        height.field().setId("animation-height");
        rate.field().setId("animation-fps");
        seconds.field().setId("animation-seconds");
        count.getStyleClass().add("caption");
        count.setWrapText(true);
        VBox content = new VBox(8, form);
        content.getChildren().addAll(List.of(new FirstSentence(List.of(width.sentence().textProperty(), height.sentence().textProperty(),
                rate.sentence().textProperty(), seconds.sentence().textProperty())), count, task));
        content.setPrefWidth(420);
        dialog.getDialogPane().setContent(content);
        for (NumberField field : List.of(width, height, rate, seconds)) {
            field.value().addListener(observable -> tell());
        }
        tell();
        dialog.setOnHidden(event -> task.close());
    }

    public void show() {
        dialog.show();
    }

    private static NumberField number(String name, double start) {
        DoubleFunction<String> check = value -> value > 0 ? null : name + ": give a positive number.";
        return new NumberField(name, start, check);
    }

    private static void row(GridPane form, String text, Node control) {
        Label label = new Label(text);
        label.setLabelFor(control);
        form.addRow(form.getRowCount(), label, control);
    }

    /** Chooses size and pace. */
    void choose(int newWidth, int newHeight, double newRate, double newSeconds) {
        width.show((double) newWidth);
        height.show((double) newHeight);
        rate.show(newRate);
        seconds.show(newSeconds);
    }

    private FigureAnimation.Timing timing() {
        return new FigureAnimation.Timing(width.value().get().intValue(), height.value().get().intValue(), rate.value().get(),
                seconds.value().get());
    }

    private void tell() {
        try {
            count.setText(timing().frames() + " pictures; the last one stays for two seconds.");
        } catch (IllegalArgumentException e) {
            count.setText(e.getMessage());
        }
    }

    private void ask() {
        for (NumberField field : List.of(width, height, rate, seconds)) {
            if (!field.take()) {
                return;
            }
        }
        boolean gif = kind.getValue().equals(GIF);
        FileChooser chooser = exports.chooser(gif ? "Export the animation" : "Name a new folder for the pictures");
        chooser.setInitialFileName(name + (gif ? ".gif" : ""));
        if (gif) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("GIF (*.gif)", "*.gif"));
        }
        File chosen = chooser.showSaveDialog(dialog.getDialogPane().getScene().getWindow());
        if (chosen != null) {
            exports.remember(chosen.getParentFile());
            write(chosen);
        }
    }

    /** Writes what is chosen to a file or a folder. */
    void write(File file) {
        boolean gif = kind.getValue().equals(GIF);
        FigureAnimation.Timing timing;
        try {
            timing = timing();
        } catch (IllegalArgumentException e) {
            count.setText(e.getMessage());
            return;
        }
        task.start(progress -> {
            making.make(timing, animation -> {
                if (gif) {
                    animation.writeGif(file.toPath(), progress);
                } else {
                    animation.writeFrames(file.toPath(), progress);
                }
            });
            return "Wrote " + file.getName() + ".";
        });
    }

    LongTask task() {
        return task;
    }
}
