package org.braggscape.app;

import java.io.File;
import java.util.List;
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
import org.braggscape.figure.DescentAnimation;
import org.braggscape.figure.DescentMapFigure;
import org.braggscape.figure.FigureStyle;
import org.braggscape.study.Landscape;

/** Asks how the descents on the map become an animation, and writes it. */
final class AnimationDialog {
    private static final String GIF = "GIF, one file";
    private static final String FRAMES = "PNG, a folder of numbered pictures";

    private final Landscape landscape;
    private final List<DescentMapFigure.PathLine> paths;
    private final FigureStyle style;
    private final Dialog<Void> dialog = new Dialog<>();
    private final ComboBox<String> kind = new ComboBox<>();
    private final NumberField width = number("Width in dots", DescentAnimation.Timing.DEFAULT.width());
    private final NumberField height = number("Height in dots", DescentAnimation.Timing.DEFAULT.height());
    private final NumberField rate = number("Pictures per second", DescentAnimation.Timing.DEFAULT.framesPerSecond());
    private final NumberField seconds = number("Duration in seconds", DescentAnimation.Timing.DEFAULT.seconds());
    private final Label count = new Label();
    private final LongTask task;

    AnimationDialog(Landscape landscape, List<DescentMapFigure.PathLine> paths, FigureStyle screen, Window owner) {
        this.landscape = landscape;
        this.paths = paths;
        this.style = new FigureStyle(FigureStyle.LIGHT.palette(), screen.colourMap(), screen.family(), screen.sizes(),
                screen.contourLevels(), screen.shown());
        dialog.initOwner(owner);
        dialog.setTitle("Export animation");
        dialog.setHeaderText("The descents on the map, growing step by step");
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
        VBox content = new VBox(8, form, count, task);
        content.setPrefWidth(420);
        dialog.getDialogPane().setContent(content);
        for (NumberField field : List.of(width, height, rate, seconds)) {
            field.value().addListener(observable -> tell());
        }
        tell();
        dialog.setOnHidden(event -> task.close());
    }

    void show() {
        dialog.show();
    }

    private static NumberField number(String name, double start) {
        DoubleFunction<String> check = value -> value > 0 ? null : "Give a positive number.";
        return new NumberField(name, start, check);
    }

    private static void row(GridPane form, String text, Node control) {
        Label label = new Label(text);
        label.setLabelFor(control);
        form.addRow(form.getRowCount(), label, control);
    }

    /** Chooses size and pace. */
    void choose(int newWidth, int newHeight, double newRate, double newSeconds) {
        width.value().set((double) newWidth);
        height.value().set((double) newHeight);
        rate.value().set(newRate);
        seconds.value().set(newSeconds);
    }

    private DescentAnimation.Timing timing() {
        return new DescentAnimation.Timing(width.value().get().intValue(), height.value().get().intValue(), rate.value().get(),
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
                count.setText(field.field().getAccessibleText() + ": " + field.sentence().getText());
                return;
            }
        }
        boolean gif = kind.getValue().equals(GIF);
        FileChooser chooser = new FileChooser();
        chooser.setTitle(gif ? "Export the animation" : "Name a new folder for the pictures");
        chooser.setInitialFileName(landscape.request().structure().name() + "-descent" + (gif ? ".gif" : ""));
        if (gif) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("GIF (*.gif)", "*.gif"));
        }
        File chosen = chooser.showSaveDialog(dialog.getDialogPane().getScene().getWindow());
        if (chosen != null) {
            write(chosen);
        }
    }

    /** Writes what is chosen to a file or a folder. */
    void write(File file) {
        boolean gif = kind.getValue().equals(GIF);
        DescentAnimation.Timing timing;
        try {
            timing = timing();
        } catch (IllegalArgumentException e) {
            count.setText(e.getMessage());
            return;
        }
        task.start(progress -> {
            DescentAnimation animation = new DescentAnimation(landscape, paths, style, timing);
            if (gif) {
                animation.writeGif(file.toPath(), progress);
            } else {
                animation.writeFrames(file.toPath(), progress);
            }
            return "Wrote " + file.getName() + ".";
        });
    }

    LongTask task() {
        return task;
    }
}
