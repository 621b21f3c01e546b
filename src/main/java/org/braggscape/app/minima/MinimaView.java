package org.braggscape.app.minima;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.braggscape.app.control.Caption;
import org.braggscape.app.control.Divider;
import org.braggscape.app.export.Exports;
import org.braggscape.app.export.TakeMenu;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.Workbench;
import org.braggscape.figure.DataTable;
import org.braggscape.figure.Decimals;
import org.braggscape.figure.FigureData;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.PatternView;
import org.braggscape.session.Layout;
import org.braggscape.study.Roughness;

/** The minima of the map in a list, and below it what can be asked about them. */
public final class MinimaView extends VBox {
    private final MinimaTable table;
    private final ComparedPatterns patterns;
    private final MasqueradeView masquerade;
    private final CutView cut;
    private final CurvatureView curvature;
    private final Divider divider;
    private final ToggleGroup group = new ToggleGroup();
    private final FlowPane choices = new FlowPane(4, 4);
    private final StackPane lower = new StackPane();
    private final ToggleButton masqueradeChoice;
    private final ToggleButton cutChoice;
    private final BooleanProperty inSight = new SimpleBooleanProperty();

    public MinimaView(Minima minima, Workbench workbench, ObjectProperty<FigureStyle> style, Exports exports) {
        table = new MinimaTable(minima, workbench);
        patterns = new ComparedPatterns(minima, workbench, style, exports);
        masquerade = new MasqueradeView(workbench, style, exports);
        cut = new CutView(minima, workbench, style, exports);
        curvature = new CurvatureView(minima, workbench, exports);
        setId("minima");
        getStyleClass().add("panel");
        Label title = new Label("Minima");
        title.getStyleClass().add("heading");
        Label caption = new Caption("");
        caption.textProperty().bind(Bindings.createStringBinding(() -> minima.reports().get().isEmpty()
                ? "Places of the map whose neighbours all fit worse." : minima.reports().get().size()
                + (minima.reports().get().size() == 1 ? " minimum by " : " minima by ") + word(minima)
                + "; N and P on the map go through them.",
                minima.reports()));
        Label rough = new Caption("");
        rough.setId("roughness");
        rough.textProperty().bind(Bindings.createStringBinding(() -> rough(minima.roughness().get(), word(minima)), minima.roughness()));
        rough.setTooltip(new Tooltip("On the grid: points below all eight neighbours; the share of the map from which steepest descent, "
                + "point by point, leads to the truth;\nthe correlation of loss and distance (1 is a perfect funnel); the mean angle between "
                + "the steepest way down in all six parameters\nand the straight way to the truth, over the map and along the directions "
                + "that the crystal family allows (0° leads there, 90° knows nothing)."));
        VBox head = new VBox(title, caption, rough);
        head.getStyleClass().add("panel-head");
        choose("Patterns", "The patterns of the pinned minima beside the target", patterns).setSelected(true);
        masqueradeChoice = choose("Masquerade", "Which reflections of the selected cell pass for which of the truth (M on the map)",
                masquerade);
        cutChoice = choose("Cut", "The loss along a line (Alt and drag on the map)", cut);
        choose("Curvature and uncertainties", "How the loss bends at the selected minimum", curvature);
        choices.getStyleClass().add("minima-choices");
        VBox below = new VBox(choices, lower);
        VBox.setVgrow(lower, Priority.ALWAYS);
        below.setMinHeight(160);
        table.setMinHeight(96);
        SplitPane split = new SplitPane(table, below);
        split.setOrientation(Orientation.VERTICAL);
        divider = new Divider(split, Layout.START.minima());
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(head, split);
        masquerade.inSight().bind(inSight.and(masqueradeChoice.selectedProperty()));
        new TakeMenu(table, exports, () -> minima.reports().get().isEmpty() ? null
                : new TakeMenu.Taken(workbench.structure().get().name() + "-minima", "Minima", null, null,
                        () -> FigureData.of("Minima", DataTable.minima(minima.reports().get(),
                                minima.landscape().request().loss()))), () -> new MenuItem[0]);
    }

    private static String word(Minima minima) {
        return minima.landscape() == null ? "loss" : Quantity.word(minima.landscape().request().loss());
    }

    private static String rough(Roughness roughness, String word) {
        if (roughness == null) {
            return "";
        }
        StringBuilder text = new StringBuilder("Roughness: ").append(roughness.interiorMinima())
                .append(roughness.interiorMinima() == 1 ? " interior minimum on the grid" : " interior minima on the grid");
        roughness.truthBasin().ifPresent(share -> text.append(" · truth’s basin ").append(Decimals.text(100 * share, 1)).append(" %"));
        roughness.fitnessDistanceCorrelation().ifPresent(
                value -> text.append(" · " + word + "–distance correlation ").append(Decimals.text(value, 2)));
        roughness.misdirection().ifPresent(angles -> {
            angles.map().ifPresent(angle -> text.append(" · −gradient to truth ").append(Decimals.text(angle, 0)).append('°'));
            angles.axes().forEach((axis, angle) -> text.append(", along ").append(axis).append(' ').append(Decimals.text(angle, 0))
                    .append('°'));
        });
        return text.append('.').toString();
    }

    private ToggleButton choose(String name, String help, Node view) {
        ToggleButton button = new ToggleButton(name);
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(help));
        button.setToggleGroup(group);
        // one of them is always on
        button.setOnAction(event -> button.setSelected(true));
        view.visibleProperty().bind(button.selectedProperty());
        view.managedProperty().bind(button.selectedProperty());
        lower.getChildren().add(view);
        choices.getChildren().add(button);
        return button;
    }

    /** {@return whether anybody can see it} */
    public BooleanProperty inSight() {
        return inSight;
    }

    /** {@return the divider below the list} */
    public Divider divider() {
        return divider;
    }

    /** {@return how the patterns of the pinned minima are looked at} */
    public ObjectProperty<PatternView> patternView() {
        return patterns.view();
    }

    /** {@return how the masquerade is looked at} */
    public ObjectProperty<PatternView> masqueradeView() {
        return masquerade.view();
    }

    MinimaTable table() {
        return table;
    }

    ComparedPatterns patterns() {
        return patterns;
    }

    MasqueradeView masquerade() {
        return masquerade;
    }

    CutView cut() {
        return cut;
    }

    /** Shows the masquerade of what is selected. */
    public void showMasquerade() {
        masqueradeChoice.setSelected(true);
    }

    /** {@return which of the lower views is shown} */
    public ReadOnlyObjectProperty<Toggle> choice() {
        return group.selectedToggleProperty();
    }

    /** {@return the name of the lower view that is shown} */
    public String shown() {
        return ((ToggleButton) group.getSelectedToggle()).getText();
    }

    /** Shows a lower view, if there is one of that name. */
    public void show(String name) {
        group.getToggles().stream().filter(toggle -> ((ToggleButton) toggle).getText().equals(name))
                .forEach(group::selectToggle);
    }

    /** Shows the cut. */
    public void showCut() {
        cutChoice.setSelected(true);
    }

    /** Paints again for a screen of another scale. */
    public void repaint() {
        patterns.repaint();
        masquerade.repaint();
        cut.repaint();
    }

    public void close() {
        patterns.close();
        masquerade.close();
        cut.close();
        curvature.close();
    }

    /** {@return the pictures in it that show something at this moment, to be taken away} */
    public List<TakeMenu.Taken> taken() {
        return Stream.of(patterns.taken(), masquerade.taken(true), cut.taken()).filter(Objects::nonNull).toList();
    }
}
