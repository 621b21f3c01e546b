package org.braggscape.app.minima;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.control.Caption;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.control.TextCell;
import org.braggscape.app.export.Exports;
import org.braggscape.app.export.TakeMenu;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.app.pattern.PatternZoom;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.diffraction.Masquerade;
import org.braggscape.figure.Captions;
import org.braggscape.figure.DataTable;
import org.braggscape.figure.Decimals;
import org.braggscape.figure.FigureData;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.MasqueradeFigure;
import org.braggscape.figure.PatternView;
import org.braggscape.study.LandscapeRequest;

/** Which reflections of the selected cell pass for which of the truth, as a picture and as a table. */
final class MasqueradeView extends VBox {
    private static final FigureExport.Size SIZE = new FigureExport.Size(180, 120);
    private static final String HINT = "Select a false minimum to see which of its reflections pass for which of the truth.";
    private static final int MOST_ROWS = 200;
    private static final double TABLE_HEIGHT = 132;
    private static final double LEAST_PICTURE = 176;
    private static final double HEXAGONAL = 0.05;

    private final Workbench workbench;
    private final ObjectProperty<FigureStyle> style;
    private final FigureView<MasqueradeFigure> figure;
    private final TableView<Masquerade.Overlap> table = new TableView<>();
    private final NewestWins comparing;
    private final ObjectProperty<PatternView> view = new SimpleObjectProperty<>(PatternView.START);
    private final BooleanProperty inSight = new SimpleBooleanProperty();
    private final Label caption = new Caption("");
    private final Label hint = new Label(HINT);
    private Shown shown;

    private record Shown(Selection selection, Masquerade masquerade, boolean hexagonal, String obstacle) {
    }

    MasqueradeView(Workbench workbench, ObjectProperty<FigureStyle> style, Exports exports) {
        this.workbench = workbench;
        this.style = style;
        this.figure = new FigureView<>("masquerade", error -> hint.setText("The picture could not be painted: " + error));
        this.comparing = new NewestWins("masquerade-overlaps", error -> hint.setText("The overlaps could not be computed: "
                + error));
        figure.setId("masquerade");
        figure.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMouseTransparent(true);
        new PatternZoom<>(figure, view);
        new TakeMenu(figure, exports, () -> taken(true), () -> PatternZoom.menus(view, false));
        table.setId("masquerade-table");
        table.getStyleClass().addAll("minima-table", "dense", "striped");
        table.setPrefHeight(TABLE_HEIGHT);
        table.setMinHeight(72);
        table.setPlaceholder(new Label(""));
        new TakeMenu(table, exports, () -> taken(false), () -> new MenuItem[0]);
        add("Truth", "Reflection of the truth", 76, pair -> pair.truth().indices(hexagonal()), Function.identity());
        add("2θ / °", "Its angle", 56, pair -> pair.truth().twoTheta(), angle -> Decimals.text(angle, 2));
        add("False cell", "Reflection of the selected cell", 76, pair -> pair.candidate().indices(hexagonal()),
                Function.identity());
        add("2θ / °", "Its angle", 56, pair -> pair.candidate().twoTheta(), angle -> Decimals.text(angle, 2));
        add("Δ2θ / °", "How much higher the false one lies", 62, Masquerade.Overlap::difference,
                angle -> Decimals.text(angle, 3));
        add("Share", "Share of the pair in the cosine of the two patterns, in hundredths: the shares of all pairs add up to it",
                62, Masquerade.Overlap::share, share -> Decimals.text(100 * share, 2) + " %");
        StackPane picture = new StackPane(figure, hint);
        picture.setMinHeight(LEAST_PICTURE);
        VBox.setVgrow(picture, Priority.ALWAYS);
        caption.getStyleClass().add("minima-head");
        getChildren().addAll(caption, picture, table);
        workbench.selection().addListener(observable -> compare());
        inSight.addListener(observable -> compare());
        view.addListener(observable -> paint());
        style.addListener(observable -> paint());
    }

    /** {@return whether anybody can see it; nothing is computed otherwise} */
    BooleanProperty inSight() {
        return inSight;
    }

    /** {@return how the patterns are looked at} */
    ObjectProperty<PatternView> view() {
        return view;
    }

    /** {@return the figure on screen at this moment, null for none} */
    MasqueradeFigure figure() {
        return figure.picture().get() == null ? null : figure.picture().get().figure();
    }

    private <T> void add(String name, String help, double width, Function<Masquerade.Overlap, T> value,
            Function<T, String> text) {
        TableColumn<Masquerade.Overlap, T> column = new TableColumn<>();
        Label head = new Label(name);
        head.setMinWidth(USE_PREF_SIZE);
        head.setTooltip(new Tooltip(help));
        column.setGraphic(head);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(unused -> new TextCell<>(text));
        column.getStyleClass().add("number");
        table.getColumns().add(column);
    }

    private boolean hexagonal() {
        return shown != null && shown.hexagonal();
    }

    private void compare() {
        if (!inSight.get()) {
            return;
        }
        Selection selection = workbench.selection().get();
        if (selection == null || selection.truth()) {
            comparing.forget();
            show(new Shown(selection, null, false, HINT));
            return;
        }
        LandscapeRequest request = selection.landscape().request();
        if (request.target().truth().isEmpty()) {
            comparing.forget();
            show(new Shown(selection, null, false, "The reflections behind a measured pattern are not known."));
            return;
        }
        CrystalStructure truth = request.target().truth().get();
        comparing.submit(() -> {
            try {
                return new Shown(selection, Masquerade.of(truth, request.settings(), selection.structure(),
                        selection.settings()), hexagonal(truth.lattice()), "");
            } catch (IllegalArgumentException e) {
                return new Shown(selection, null, false, e.getMessage());
            }
        }, this::show);
    }

    private static boolean hexagonal(Lattice cell) {
        return Math.abs(cell.alpha() - 90) < HEXAGONAL && Math.abs(cell.beta() - 90) < HEXAGONAL
                && Math.abs(cell.gamma() - 120) < HEXAGONAL;
    }

    private void show(Shown now) {
        shown = now;
        hint.setText(now.obstacle());
        boolean there = now.masquerade() != null;
        caption.setText(!there ? " " : now.selection().title() + " and the truth: cosine "
                + Decimals.text(now.masquerade().similarity(), 4) + ", by these overlaps");
        List<Masquerade.Overlap> pairs = there ? now.masquerade().overlaps() : List.of();
        table.getItems().setAll(pairs.subList(0, Math.min(MOST_ROWS, pairs.size())));
        paint();
    }

    private void paint() {
        Shown now = shown;
        FigureStyle look = style.get();
        PatternView how = view.get();
        if (now == null || now.masquerade() == null) {
            figure.show(null);
            return;
        }
        Masquerade.Overlap first = now.masquerade().overlaps().isEmpty() ? null : now.masquerade().overlaps().get(0);
        figure.setAccessibleText("The patterns of the truth and of " + now.selection().title()
                + (first == null ? "" : "; the largest overlap is of " + first.truth().indices(now.hexagonal()) + " with "
                + first.candidate().indices(now.hexagonal())));
        figure.show(() -> new MasqueradeFigure(now.masquerade(), now.selection().title(), now.hexagonal(), look, how));
    }

    /** {@return the picture or the table, to be taken away; null for nothing} */
    TakeMenu.Taken taken(boolean picture) {
        Shown now = shown;
        PatternView how = view.get();
        return now == null || now.masquerade() == null ? null : new TakeMenu.Taken(workbench.structure().get().name()
                + "-masquerade-" + now.selection().title().toLowerCase(Locale.ROOT).replace(' ', '-'), "Masquerade",
                picture ? light -> new MasqueradeFigure(now.masquerade(), now.selection().title(), now.hexagonal(), light, how)
                        : null, SIZE, () -> FigureData.of("Reflections of the truth and of " + now.selection().title()
                                + " that pass for each other. " + Captions.experiment(now.selection().settings()),
                                DataTable.masquerade(now.masquerade())));
    }

    void repaint() {
        figure.paint();
    }

    void close() {
        figure.close();
        comparing.close();
    }
}
