package org.braggscape.app.minima;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.control.Caption;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.export.Exports;
import org.braggscape.app.export.TakeMenu;
import org.braggscape.app.model.Comparison;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.app.pattern.PatternPanel;
import org.braggscape.app.pattern.PatternZoom;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.figure.Captions;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.PatternCurve;
import org.braggscape.figure.PatternFigure;
import org.braggscape.figure.PatternView;
import org.braggscape.objective.Target;
import org.braggscape.study.MinimumReport;

/** The patterns of the pinned minima beside the target. */
final class ComparedPatterns extends VBox {
    private static final FigureExport.Size SIZE = new FigureExport.Size(180, 140);

    private final Minima minima;
    private final Workbench workbench;
    private final ObjectProperty<FigureStyle> style;
    private final FigureView<PatternFigure> figure;
    private final NewestWins simulating;
    private final ObjectProperty<PatternView> view = new SimpleObjectProperty<>(PatternView.START);
    private final Label hint = new Label("Pin minima with the boxes above, five at most, to compare their patterns here.");
    private List<PatternCurve> curves = List.of();

    ComparedPatterns(Minima minima, Workbench workbench, ObjectProperty<FigureStyle> style, Exports exports) {
        this.minima = minima;
        this.workbench = workbench;
        this.style = style;
        this.figure = new FigureView<>("compared", error -> hint.setText("The patterns could not be painted: " + error));
        this.simulating = new NewestWins("compared-patterns", error -> hint.setText("The patterns could not be simulated: "
                + error));
        figure.setId("compared-patterns");
        figure.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMouseTransparent(true);
        new PatternZoom<>(figure, view);
        new TakeMenu(figure, exports, this::taken, () -> PatternZoom.menus(view, true));
        MenuButton how = new MenuButton("View");
        how.setId("compared-view");
        how.getStyleClass().add("small");
        how.setMinWidth(USE_PREF_SIZE);
        how.setOnShowing(event -> how.getItems().setAll(PatternZoom.menus(view, true)));
        how.getItems().setAll(PatternZoom.menus(view, true));
        HBox head = new HBox(8, new Caption("Wheel or drag to zoom, double click for all"), how);
        HBox.setHgrow(head.getChildren().get(0), Priority.ALWAYS);
        ((Label) head.getChildren().get(0)).setMaxWidth(Double.MAX_VALUE);
        head.getStyleClass().add("minima-head");
        StackPane picture = new StackPane(figure, hint);
        picture.setMinHeight(80);
        VBox.setVgrow(picture, Priority.ALWAYS);
        getChildren().addAll(head, picture);
        minima.pinned().addListener((ListChangeListener<MinimumReport>) change -> simulate());
        workbench.comparison().addListener((property, before, now) -> {
            if (before == null || now == null || before.target() != now.target()) {
                simulate();
            }
        });
        view.addListener(observable -> paint());
        style.addListener(observable -> paint());
    }

    /** {@return the figure on screen at this moment, null for none} */
    PatternFigure figure() {
        return figure.picture().get() == null ? null : figure.picture().get().figure();
    }

    /** {@return how the patterns are looked at} */
    ObjectProperty<PatternView> view() {
        return view;
    }

    /** {@return what is shown, to be taken away; null for nothing} */
    TakeMenu.Taken taken() {
        List<PatternCurve> shown = curves;
        PatternView how = view.get();
        if (shown.isEmpty()) {
            return null;
        }
        XrdSettings settings = workbench.request().settings();
        return new TakeMenu.Taken(workbench.structure().get().name() + "-patterns", "Patterns of minima",
                light -> new PatternFigure(shown, light, how), SIZE, () -> PatternPanel.data(shown, settings));
    }

    private void simulate() {
        Comparison comparison = workbench.comparison().get();
        if (comparison == null || minima.pinned().isEmpty()) {
            simulating.forget();
            curves = List.of();
            paint();
            return;
        }
        Target target = workbench.target();
        List<Selection> places = minima.pinned().stream().map(minima::selection).toList();
        simulating.submit(() -> {
            List<PatternCurve> made = new ArrayList<>();
            made.add(PatternCurve.target(target, comparison.target()));
            for (Selection place : places) {
                made.add(new PatternCurve(place.title(), new XrdSimulator(place.settings()).simulate(place.structure())));
            }
            return made;
        }, made -> {
            curves = made;
            paint();
        });
    }

    private void paint() {
        List<PatternCurve> shown = curves;
        PatternView how = view.get();
        FigureStyle look = style.get();
        hint.setVisible(shown.isEmpty());
        figure.setAccessibleText("The patterns of the target and of the pinned minima."
                + (shown.isEmpty() ? "" : " " + Captions.leftOut(shown.get(0).excluded())));
        figure.show(shown.isEmpty() ? null : () -> new PatternFigure(shown, look, how));
    }

    void repaint() {
        figure.paint();
    }

    void close() {
        figure.close();
        simulating.close();
    }
}
