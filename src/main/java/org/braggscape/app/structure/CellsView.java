package org.braggscape.app.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.braggscape.app.background.Once;
import org.braggscape.app.control.Caption;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.export.Exports;
import org.braggscape.app.export.TakeMenu;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.figure.DataTable;
import org.braggscape.figure.FigureData;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.Orientation;
import org.braggscape.figure.UnitCell;
import org.braggscape.figure.UnitCellFigure;
import org.braggscape.session.View;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MapParameter;

/** The unit cells of the truth and of what is selected, turned together. Follows the selection while it is in sight. */
public final class CellsView extends VBox {
    /** Larger cells are drawn without bonds and shades while they turn. */
    private static final int MANY_ATOMS = 500;
    private static final Duration REST = Duration.millis(250);
    private static final double RADIANS_PER_PIXEL = 0.01;
    private static final double KEY_STEP = Math.toRadians(5);
    private static final double ZOOM_STEP = 1.1;
    /** What a notch of the wheel counts; pads send less, and more often. */
    private static final double NOTCH = 40;
    /** More parameters that differ would not fit beside each other. */
    private static final int MOST_NAMED = 3;

    private final Workbench workbench;
    private final ObjectProperty<FigureStyle> style;
    private final FigureView<UnitCellFigure> figure;
    private final Label caption = new Caption("");
    private final Label obstacle = new Label();
    private final StackPane picture;
    private final BooleanProperty inSight = new SimpleBooleanProperty();
    private List<Part> parts = List.of();
    private final ObjectProperty<Orientation> orientation = new SimpleObjectProperty<>(Orientation.START);
    private final DoubleProperty zoom = new SimpleDoubleProperty(1);
    private Point2D grip;
    private final PauseTransition rest = new PauseTransition(REST);

    /** A cell whose atoms and bonds are found on the painting thread, once. */
    private record Part(String title, String caption, CrystalStructure structure, Once<UnitCell> cell) {
        Part(String title, String caption, CrystalStructure structure) {
            this(title, caption, structure, new Once<>(() -> new UnitCell(structure)));
        }

        UnitCellFigure.Cell drawn() {
            return new UnitCellFigure.Cell(title, caption, cell.get());
        }
    }

    /**
     * Creates the view.
     *
     * @param workbench what is open and selected
     * @param style how it looks on screen
     * @param exports takes the picture away
     */
    public CellsView(Workbench workbench, ObjectProperty<FigureStyle> style, Exports exports) {
        this.workbench = workbench;
        this.style = style;
        this.figure = new FigureView<>("cells", error -> obstacle.setText("The cells could not be painted: " + error));
        getStyleClass().add("panel");
        Label title = new Label("Unit cells");
        title.getStyleClass().add("heading");
        VBox head = new VBox(title, caption);
        head.getStyleClass().add("panel-head");
        obstacle.getStyleClass().add("hint");
        picture = new StackPane(figure, obstacle);
        picture.setId("cells");
        picture.setMinHeight(120);
        picture.setFocusTraversable(true);
        picture.getStyleClass().add("cells");
        picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        VBox.setVgrow(picture, Priority.ALWAYS);
        FlowPane buttons = new FlowPane(8, 8);
        for (int axis = 0; axis < 3; axis++) {
            int chosen = axis;
            String letter = "abc".substring(axis, axis + 1);
            buttons.getChildren().add(button("along-" + letter, "Along " + letter, "Look along " + letter + " ("
                    + letter.toUpperCase(Locale.ROOT) + ", where the picture has the focus)", () -> along(chosen)));
        }
        buttons.getChildren().add(button("reset-cells", "Reset", "The view of the start, all in sight (Home, or a double click)",
                this::reset));
        buttons.getStyleClass().add("panel-foot");
        getChildren().addAll(head, picture, buttons);
        picture.setOnMousePressed(this::press);
        picture.setOnMouseDragged(this::drag);
        picture.setOnMouseReleased(event -> grip = null);
        rest.setOnFinished(event -> paint());
        picture.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
                reset();
            }
        });
        picture.setOnScroll(event -> {
            zoom(event.getDeltaY() / NOTCH);
            event.consume();
        });
        picture.setOnKeyPressed(this::key);
        ContextMenu menu = context(exports);
        picture.setOnContextMenuRequested(event -> menu.show(picture, event.getScreenX(), event.getScreenY()));
        workbench.structure().addListener(observable -> reset());
        workbench.structure().addListener(observable -> show());
        workbench.selection().addListener(observable -> show());
        style.addListener(observable -> paint());
        inSight.addListener(observable -> show());
        orientation.addListener(observable -> paint());
        zoom.addListener(observable -> paint());
        show();
    }

    /** {@return whether anybody can see it; nothing is painted otherwise} */
    public BooleanProperty inSight() {
        return inSight;
    }

    /** {@return the figure on screen at this moment, null for none} */
    UnitCellFigure figure() {
        return figure.picture().get() == null ? null : figure.picture().get().figure();
    }

    /** {@return from where the cells are seen; setting it turns them} */
    public ObjectProperty<Orientation> orientation() {
        return orientation;
    }

    /** {@return how much they are enlarged, {@link View#LARGEST_ZOOM} at most} */
    public DoubleProperty zoom() {
        return zoom;
    }

    /** Paints again for a screen of another scale. */
    public void repaint() {
        figure.paint();
    }

    public void close() {
        rest.stop();
        figure.close();
    }

    private static Button button(String id, String text, String tip, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(event -> action.run());
        return button;
    }

    private ContextMenu context(Exports exports) {
        MenuItem copy = new MenuItem("Copy picture");
        copy.setOnAction(event -> exports.copyPicture(figure.picture().get() == null ? null : figure.picture().get().image()));
        MenuItem export = new MenuItem("Export …");
        export.setOnAction(event -> {
            if (!parts.isEmpty()) {
                exports.ask(List.of(taken()), 0, getScene().getWindow());
            }
        });
        return new ContextMenu(copy, export);
    }

    /** {@return the cells, to be taken away; null where nothing is open} */
    public TakeMenu.Taken taken() {
        if (parts.isEmpty()) {
            return null;
        }
        List<Part> shown = parts;
        List<CrystalStructure> structures = shown.stream().map(Part::structure).toList();
        Orientation seen = orientation.get();
        double enlarged = zoom.get();
        return new TakeMenu.Taken(shown.get(0).structure().name() + "-cells", "Unit cells", light -> new UnitCellFigure(
                shown.stream().map(Part::drawn).toList(), seen, enlarged, true, light), UnitCellFigure.SIZE,
                () -> new FigureData("Unit cells: " + String.join("; ", shown.stream().map(part -> (part.title() + ", "
                        + part.caption()).replace("*", "")).toList()) + ".", List.of(), List.of(DataTable.cells(structures)),
                        structures));
    }

    private void show() {
        if (!inSight.get()) {
            return;
        }
        CrystalStructure truth = workbench.structure().get();
        Selection selection = workbench.selection().get();
        parts = truth == null ? List.of() : parts(truth, selection);
        boolean impossible = selection != null && !Lattice.isPossible(selection.cell());
        caption.setText(impossible ? "The six numbers of " + selection.title().toLowerCase(Locale.ROOT) + " describe no cell."
                : "Drag to turn both; the wheel zooms; A, B and C look along the axes.");
        picture.setAccessibleText(parts.isEmpty() ? "No structure" : "Unit cells: " + String.join("; ",
                parts.stream().map(part -> (part.title() + ", " + part.caption()).replace("*", "")).toList()));
        paint();
    }

    private List<Part> parts(CrystalStructure truth, Selection selection) {
        if (selection == null || selection.truth() && selection.waypoint() == null || !Lattice.isPossible(selection.cell())) {
            return List.of(known(new Part("Truth", cell(truth, List.of()), truth)));
        }
        CrystalStructure selected = selection.structure();
        List<LatticeParameter> differ = Stream.of(LatticeParameter.values()).filter(parameter ->
                !Quantity.text(parameter, truth.lattice().get(parameter))
                        .equals(Quantity.text(parameter, selected.lattice().get(parameter)))).toList();
        if (differ.isEmpty() && selection.waypoint() == null) {
            return List.of(known(new Part("Truth", place(selection, truth), truth)),
                    known(new Part(selection.title(), value(selection, true, selection.x()) + ", "
                            + value(selection, false, selection.y()), selected)));
        }
        return List.of(known(new Part("Truth", cell(truth, differ), truth)),
                known(new Part(selection.title(), cell(selected, differ), selected)));
    }

    /** On a map over other parameters than those of the cell, these tell two structures apart. */
    private static String place(Selection selection, CrystalStructure truth) {
        LandscapeRequest request = selection.landscape().request();
        return value(selection, true, request.x().parameter().at(truth, request.settings())) + ", "
                + value(selection, false, request.y().parameter().at(truth, request.settings()));
    }

    private static String value(Selection selection, boolean x, double value) {
        LandscapeRequest request = selection.landscape().request();
        MapParameter parameter = (x ? request.x() : request.y()).parameter();
        return "*" + parameter.symbol() + "*\u00a0" + Quantity.withUnit(parameter, value);
    }

    /** Keeps the atoms and bonds that were found for the same structure. */
    private Part known(Part part) {
        return parts.stream().filter(old -> old.structure() == part.structure()).findFirst()
                .map(old -> new Part(part.title(), part.caption(), part.structure(), old.cell())).orElse(part);
    }

    private static String cell(CrystalStructure structure, List<LatticeParameter> named) {
        List<LatticeParameter> shown =
                named.isEmpty() || named.size() > MOST_NAMED ? List.of(LatticeParameter.values()) : named;
        List<String> values = new ArrayList<>();
        for (LatticeParameter parameter : shown) {
            values.add("*" + parameter.symbol() + "* " + Quantity.withUnit(parameter, structure.lattice().get(parameter)));
        }
        return String.join(", ", values);
    }

    private void paint() {
        if (parts.isEmpty()) {
            figure.show(null);
            return;
        }
        if (!inSight.get()) {
            return;
        }
        boolean moving = rest.getStatus() == Animation.Status.RUNNING;
        figure.show(make(style.get(), !moving || atoms() <= MANY_ATOMS));
    }

    /** What is shown at this moment; it is made where it is painted, because finding the bonds may take a while. */
    private Supplier<UnitCellFigure> make(FigureStyle look, boolean detail) {
        List<Part> shown = parts;
        Orientation seen = orientation.get();
        double near = zoom.get();
        return () -> new UnitCellFigure(shown.stream().map(Part::drawn).toList(), seen, near, detail, look);
    }

    private int atoms() {
        return parts.stream().mapToInt(part -> part.structure().sites().size()).max().orElse(0);
    }

    private void turn(Orientation to) {
        orientation.set(to);
        move();
    }

    /** Paints large cells roughly as long as they move. */
    private void move() {
        if (atoms() > MANY_ATOMS) {
            rest.playFromStart();
        }
        paint();
    }

    private void along(int axis) {
        CrystalStructure truth = workbench.structure().get();
        if (truth != null) {
            turn(Orientation.along(axis, truth.lattice()));
        }
    }

    private void reset() {
        zoom.set(1);
        turn(Orientation.START);
    }

    private void zoom(double steps) {
        zoom.set(Math.max(1 / View.LARGEST_ZOOM, Math.min(View.LARGEST_ZOOM, zoom.get() * Math.pow(ZOOM_STEP, steps))));
        move();
    }

    private void press(MouseEvent event) {
        picture.requestFocus();
        // a tab pane would take the focus for itself
        event.consume();
        grip = event.getButton() == MouseButton.PRIMARY ? new Point2D(event.getX(), event.getY()) : null;
    }

    private void drag(MouseEvent event) {
        if (grip != null) {
            Point2D now = new Point2D(event.getX(), event.getY());
            Point2D moved = now.subtract(grip);
            grip = now;
            turn(orientation.get().rotate(RADIANS_PER_PIXEL * moved.getX(), RADIANS_PER_PIXEL * moved.getY()));
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case A -> along(0);
            case B -> along(1);
            case C -> along(2);
            case HOME -> reset();
            case LEFT -> turn(orientation.get().rotate(-KEY_STEP, 0));
            case RIGHT -> turn(orientation.get().rotate(KEY_STEP, 0));
            case UP -> turn(orientation.get().rotate(0, -KEY_STEP));
            case DOWN -> turn(orientation.get().rotate(0, KEY_STEP));
            case PLUS, ADD, EQUALS -> zoom(1);
            case MINUS, SUBTRACT -> zoom(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
