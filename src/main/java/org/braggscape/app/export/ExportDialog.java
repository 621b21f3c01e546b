package org.braggscape.app.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.control.NumberField;
import org.braggscape.app.control.OneWay;
import org.braggscape.app.control.ParsedField;
import org.braggscape.figure.ColourMap;
import org.braggscape.figure.FigureBundle;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureOptions;
import org.braggscape.figure.FigurePart;
import org.braggscape.figure.FigurePreset;
import org.braggscape.figure.FontFamily;
import org.braggscape.figure.TextSizes;

/** Asks how a figure is exported, and shows at once what the file will look like. */
final class ExportDialog {
    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final double FORM_WIDTH = 344;

    private final Exports exports;
    private final Dialog<Void> dialog = new Dialog<>();
    private final ComboBox<TakeMenu.Taken> picture = new ComboBox<>();
    private final ComboBox<Object> preset = new ComboBox<>();
    private final ComboBox<String> unit = new ComboBox<>();
    private final NumberField width;
    private final NumberField height;
    private final NumberField dotsPerInch;
    private final ComboBox<String> font = new ComboBox<>();
    private final NumberField title;
    private final NumberField axisTitle;
    private final NumberField tickLabel;
    private final NumberField annotation;
    private final ComboBox<ColourMap> colours = new ComboBox<>();
    private final NumberField levels;
    private final Map<FigurePart, CheckBox> parts = new EnumMap<>(FigurePart.class);
    private final ComboBox<Kind> kind = new ComboBox<>();
    private final Label obstacle = new Label();
    private final Label status = new Label();
    private final FigureView<SheetFigure> preview;
    private final NewestWins work = new NewestWins("export dialog", error -> obstacle(error));
    private boolean filling;

    /** What is written. */
    private enum Kind {
        SVG("SVG, vectors", "svg"), PDF("PDF, vectors", "pdf"), PNG("PNG, dots", "png"), ZIP("Figure and data (zip)", "zip");

        private final String title;
        private final String suffix;

        Kind(String title, String suffix) {
            this.title = title;
            this.suffix = suffix;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /**
     * Prepares the dialog.
     *
     * @param pictures what can be exported, one at least
     * @param first which of them is chosen at first
     * @param exports writes the file
     * @param start options of the last time; the size is the picture's own
     * @param owner window to which the dialog belongs
     */
    ExportDialog(List<TakeMenu.Taken> pictures, int first, Exports exports, FigureOptions start, Window owner) {
        this.exports = exports;
        FigureOptions options = start.withSize(pictures.get(first).size());
        width = number("Width", options.size().width());
        height = number("Height", options.size().height());
        dotsPerInch = number("Resolution in dots per inch", options.dotsPerInch());
        title = number("Size of titles in points", options.sizes().title());
        axisTitle = number("Size of the names of axes in points", options.sizes().axisTitle());
        tickLabel = number("Size of the numbers at axes in points", options.sizes().tickLabel());
        annotation = number("Size of the numbers on maps and patterns in points", options.sizes().annotation());
        levels = new NumberField("Number of contour levels", options.contourLevels(),
                value -> value == Math.rint(value) ? null : "Give a whole number.");
        preview = new FigureView<>("export preview", this::obstacle);
        dialog.initOwner(owner);
        dialog.setTitle("Export figure");
        dialog.setResizable(true);
        ButtonType export = new ButtonType("Export …", ButtonBar.ButtonData.OK_DONE);
        ButtonType copy = new ButtonType("Copy", ButtonBar.ButtonData.LEFT);
        dialog.getDialogPane().getButtonTypes().setAll(export, copy, ButtonType.CLOSE);
        dialog.getDialogPane().setContent(content(pictures, first, options));
        double room = Math.min(1080, owner.getWidth() - 40);
        dialog.getDialogPane().setMinWidth(Math.max(640, room));
        dialog.getDialogPane().setPrefSize(room, Math.min(760, owner.getHeight() - 40));
        button(export, "export-write", this::write);
        button(copy, "export-copy", this::copy);
        dialog.setOnHidden(event -> {
            preview.close();
            work.close();
        });
        watch();
        work.submit(FontFamily::names, names -> {
            String chosen = font.getValue();
            filling = true;
            font.getItems().setAll(names);
            font.setValue(chosen);
            filling = false;
        });
        changed();
    }

    private void button(ButtonType type, String id, Runnable action) {
        Button button = (Button) dialog.getDialogPane().lookupButton(type);
        button.setId(id);
        button.disableProperty().bind(obstacle.textProperty().isNotEmpty());
        button.addEventFilter(ActionEvent.ACTION, event -> {
            // the dialog stays open for the next format
            event.consume();
            action.run();
        });
    }

    /** Opens it; the window behind waits. */
    void show() {
        dialog.show();
    }

    private static NumberField number(String name, double start) {
        DoubleFunction<String> check = value -> value > 0 ? null : "Give a positive number.";
        return new NumberField(name, start, check);
    }

    private Node content(List<TakeMenu.Taken> pictures, int first, FigureOptions options) {
        picture.getItems().setAll(pictures);
        picture.setValue(pictures.get(first));
        preset.getItems().add("Own size");
        preset.getItems().addAll((Object[]) FigurePreset.values());
        preset.setValue("Own size");
        unit.getItems().setAll("mm", "inch");
        unit.setValue("mm");
        font.setValue(options.family().name());
        font.getItems().setAll(options.family().name());
        colours.getItems().setAll(ColourMap.values());
        colours.setConverter(new OneWay<>(ColourMap::title));
        colours.setValue(options.colourMap());
        kind.getItems().setAll(Kind.values());
        kind.setValue(Kind.SVG);
        GridPane form = new GridPane();
        form.getStyleClass().add("export-form");
        row(form, "Picture", "export-picture", picture);
        row(form, "For", "export-preset", preset);
        name("Unit of width and height", "export-unit", unit);
        unit.setMinWidth(ComboBox.USE_PREF_SIZE);
        HBox size = new HBox(4, width.field(), new Label("×"), height.field(), unit);
        size.setAlignment(Pos.CENTER_LEFT);
        row(form, "Size", null, size);
        width.field().setId("export-width");
        height.field().setId("export-height");
        row(form, "PNG, dots per inch", "export-dpi", dotsPerInch.field());
        row(form, "Letters", "export-font", font);
        row(form, "Titles, pt", "export-title-size", title.field());
        row(form, "Axis titles, pt", "export-axis-title-size", axisTitle.field());
        row(form, "Tick labels, pt", "export-tick-label-size", tickLabel.field());
        row(form, "Annotations, pt", "export-annotation-size", annotation.field());
        row(form, "Colours of maps", "export-colours", colours);
        row(form, "Contour levels, about", "export-contour-levels", levels.field());
        GridPane shown = new GridPane();
        shown.getStyleClass().add("export-form");
        for (FigurePart part : FigurePart.values()) {
            CheckBox box = new CheckBox(part.title());
            box.setId("export-show-" + part.key());
            box.setSelected(options.shown().contains(part));
            parts.put(part, box);
            shown.add(box, part.ordinal() % 2, part.ordinal() / 2);
        }
        row(form, "File", "export-kind", kind);
        obstacle.getStyleClass().add("field-error");
        obstacle.setId("export-obstacle");
        obstacle.setWrapText(true);
        status.setId("export-status");
        status.setWrapText(true);
        status.getStyleClass().add("caption");
        VBox left = new VBox(8, form, new Label("Show"), shown, obstacle, status);
        left.setPrefWidth(FORM_WIDTH - 24);
        ScrollPane scroll = new ScrollPane(left);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(FORM_WIDTH);
        scroll.setPrefWidth(FORM_WIDTH);
        scroll.getStyleClass().add("export-scroll");
        preview.setId("export-preview");
        preview.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        StackPane paper = new StackPane(preview);
        paper.getStyleClass().add("export-paper");
        paper.setPrefSize(640, 560);
        paper.setMinSize(200, 160);
        HBox.setHgrow(paper, Priority.ALWAYS);
        HBox content = new HBox(12, scroll, paper);
        content.getStyleClass().add("export-content");
        return content;
    }

    private static void row(GridPane form, String text, String id, Node control) {
        Label label = new Label(text);
        label.setLabelFor(control);
        label.setMinWidth(Label.USE_PREF_SIZE);
        if (id != null) {
            control.setId(id);
            if (control instanceof ComboBox<?> box) {
                box.setAccessibleText(text);
                box.setMaxWidth(Double.MAX_VALUE);
            }
        }
        form.addRow(form.getRowCount(), label, control);
    }

    private static void name(String text, String id, ComboBox<?> box) {
        box.setId(id);
        box.setAccessibleText(text);
    }

    private void watch() {
        for (ParsedField<?> field : fields()) {
            field.value().addListener(observable -> changed());
        }
        for (ComboBox<?> box : List.of(font, colours)) {
            box.valueProperty().addListener(observable -> changed());
        }
        parts.values().forEach(box -> box.selectedProperty().addListener(observable -> changed()));
        picture.valueProperty().addListener(observable -> fill());
        preset.valueProperty().addListener(observable -> fill());
        unit.valueProperty().addListener((property, before, now) -> {
            double factor = now.equals("mm") ? MILLIMETRES_PER_INCH : 1 / MILLIMETRES_PER_INCH;
            filling = true;
            width.show(Math.rint(1000 * factor * width.value().get()) / 1000);
            height.show(Math.rint(1000 * factor * height.value().get()) / 1000);
            filling = false;
        });
        preview.picture().addListener((property, before, now) -> {
            if (now != null) {
                obstacle.setText("");
            }
        });
    }

    private List<NumberField> fields() {
        return List.of(width, height, dotsPerInch, title, axisTitle, tickLabel, annotation, levels);
    }

    /** Takes the size that the picture has of its own, or that the preset gives it, and the preset's letters. */
    private void fill() {
        FigureOptions options = FigureOptions.DEFAULT.withSize(picture.getValue().size());
        filling = true;
        if (preset.getValue() instanceof FigurePreset chosen) {
            options = options.with(chosen);
            dotsPerInch.show(options.dotsPerInch());
            title.show(options.sizes().title());
            axisTitle.show(options.sizes().axisTitle());
            tickLabel.show(options.sizes().tickLabel());
            annotation.show(options.sizes().annotation());
        }
        double unitLength = unitLength();
        width.show(Math.rint(1000 * options.size().width() / unitLength) / 1000);
        height.show(Math.rint(1000 * options.size().height() / unitLength) / 1000);
        filling = false;
        changed();
    }

    private double unitLength() {
        return unit.getValue().equals("mm") ? 1 : MILLIMETRES_PER_INCH;
    }

    /** What is chosen; finding a font takes longer than a frame, so that another thread asks for the result. */
    private Supplier<FigureOptions> options() {
        double millimetresWide = width.value().get() * unitLength();
        double millimetresHigh = height.value().get() * unitLength();
        double dots = dotsPerInch.value().get();
        String family = font.getValue();
        TextSizes sizes = new TextSizes(title.value().get(), axisTitle.value().get(), tickLabel.value().get(),
                annotation.value().get());
        ColourMap map = colours.getValue();
        int count = levels.value().get().intValue();
        Set<FigurePart> shown = EnumSet.noneOf(FigurePart.class);
        parts.forEach((part, box) -> {
            if (box.isSelected()) {
                shown.add(part);
            }
        });
        return () -> new FigureOptions(new FigureExport.Size(millimetresWide, millimetresHigh), dots, FontFamily.of(family), sizes,
                map, count, shown);
    }

    private void changed() {
        if (filling) {
            return;
        }
        status.setText("");
        Supplier<FigureOptions> chosen = options();
        TakeMenu.Taken taken = picture.getValue();
        preview.setAccessibleText(String.format(Locale.ROOT, "Preview of the picture %s, %.1f × %.1f mm", taken.title(),
                width.value().get() * unitLength(), height.value().get() * unitLength()));
        preview.show(() -> {
            FigureOptions options = chosen.get();
            return new SheetFigure(options.figure(taken.figure()), options.size());
        });
    }

    private void obstacle(Throwable error) {
        obstacle.setText(error instanceof IllegalArgumentException ? error.getMessage()
                : "The figure could not be made: " + error);
    }

    /** {@return whether everything that was typed is right} */
    private boolean taken() {
        List<String> wrong = new ArrayList<>();
        for (NumberField field : fields()) {
            if (!field.take()) {
                wrong.add(field.field().getAccessibleText() + ": " + field.sentence().getText());
            }
        }
        status.setText(String.join(" ", wrong));
        return wrong.isEmpty() && obstacle.getText().isEmpty();
    }

    private void write() {
        if (!taken()) {
            return;
        }
        TakeMenu.Taken what = picture.getValue();
        Kind how = kind.getValue();
        Path file = exports.askForFile("Export the figure", what.name(), how.title, how.suffix,
                dialog.getDialogPane().getScene().getWindow());
        if (file != null) {
            write(file);
        }
    }

    /** Writes the file that was chosen, in the kind that is chosen. */
    void write(Path file) {
        TakeMenu.Taken what = picture.getValue();
        Kind how = kind.getValue();
        Supplier<FigureOptions> chosen = options();
        status.setText("Writing " + file.getFileName() + " …");
        exports.write(file, () -> {
            FigureOptions options = chosen.get();
            if (how == Kind.ZIP) {
                FigureBundle.write(what.name(), what.figure(), options, what.data().get(), file);
            } else {
                FigureExport.write(what.figure(), options, file);
            }
            exports.remember(options);
        }, outcome -> status.setText(outcome.sentence()));
    }

    private void copy() {
        if (taken()) {
            exports.copyFigure(picture.getValue().figure(), options(), status::setText);
        }
    }
}
