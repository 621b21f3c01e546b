package org.braggscape.app.map;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.model.MapOnScreen;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.LandscapeFigure;
import org.braggscape.figure.MapFrame;
import org.braggscape.figure.MapOverlays;
import org.braggscape.landscape.Minimum;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeRequest;

/** The map: the painted picture, and above it what moves. Mouse and keyboard choose a place. */
public final class MapView extends StackPane implements MapOnScreen {
    private static final int LONG_STEP = 10;
    private static final Color HALO = Color.rgb(13, 17, 23, 0.75);
    private static final Color SELECTED = Color.web("#FF8C1A");

    private final Workbench workbench;
    private final Overlays overlays;
    private final FigureView<LandscapeFigure> figure;
    private final Canvas moving = new Canvas();
    private final Label empty = new Label();
    private Rectangle2D box;
    private final ReadOnlyObjectWrapper<Landscape> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Hover> hover = new ReadOnlyObjectWrapper<>();

    /**
     * The grid point under the cursor.
     *
     * @param x value of the x parameter
     * @param y value of the y parameter
     * @param loss there, NaN for a hole
     */
    record Hover(Landscape landscape, double x, double y, double loss) {
    }

    public MapView(Workbench workbench, ObjectProperty<FigureStyle> style, Overlays overlays) {
        this.workbench = workbench;
        this.overlays = overlays;
        this.figure = new FigureView<>("map", error -> empty.setText("The map could not be painted: " + error));
        setId("map");
        empty.getStyleClass().add("hint");
        moving.setManaged(false);
        moving.setMouseTransparent(true);
        getChildren().addAll(figure, empty, moving);
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Map of the loss. Arrow keys move the probe by a grid point, with Shift by ten; 1 to 9 choose a "
                + "minimum, 0 the truth; N and P the next and the previous one; M shows its masquerade; Enter drops a start for descents, Delete removes one, Space plays and pauses.");
        // told of every new map too
        overlays.changes().addListener(observable -> show(style.get()));
        style.addListener(observable -> show(style.get()));
        workbench.selection().addListener(observable -> draw());
        figure.picture().addListener((property, before, now) -> {
            // null first: the same landscape may lie elsewhere, or look otherwise, in its new picture
            shown.set(null);
            shown.set(now == null ? null : now.figure().landscape());
            draw();
        });
        focusVisibleProperty().addListener(observable -> draw());
        setOnMouseMoved(event -> locate(event, (x, y) -> hover.set(hover(x, y))));
        setOnMouseExited(event -> hover.set(null));
        setOnKeyPressed(this::move);
    }

    /** {@return the grid point under the cursor, null while the cursor is elsewhere} */
    ReadOnlyObjectProperty<Hover> hover() {
        return hover.getReadOnlyProperty();
    }

    @Override
    public MapFrame frame() {
        FigureView.Picture<LandscapeFigure> picture = figure.picture().get();
        return picture == null ? null : picture.figure().frame(picture.width(), picture.height());
    }

    @Override
    public ReadOnlyObjectProperty<Landscape> shown() {
        return shown.getReadOnlyProperty();
    }

    /** {@return which map is on screen, null for none} */
    public LandscapeRequest request() {
        return shown.get() == null ? null : shown.get().request();
    }

    @Override
    public LandscapeFigure figure() {
        return figure.picture().get() == null ? null : figure.picture().get().figure();
    }

    @Override
    public CrystalStructure structure() {
        return workbench.structure().get();
    }

    /** Puts something between the picture and the selection. */
    public void addLayer(Canvas layer) {
        getChildren().add(getChildren().indexOf(moving), layer);
    }

    /** {@return whether the picture on screen is that of the newest landscape} */
    public boolean upToDate() {
        FigureView.Picture<LandscapeFigure> picture = figure.picture().get();
        return picture != null && picture.figure().landscape() == workbench.landscape().get();
    }

    /** Paints again for a screen of another scale. */
    public void repaint() {
        figure.paint();
    }

    public void close() {
        figure.close();
    }

    private void show(FigureStyle style) {
        Landscape landscape = workbench.landscape().get();
        if (landscape == null) {
            hover.set(null);
            empty.setText("Computing the first picture …");
            figure.show(null);
        } else {
            empty.setText("");
            Supplier<MapOverlays> over = overlays.painted(landscape);
            figure.show(() -> new LandscapeFigure(landscape, style, over.get()));
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        moving.setWidth(getWidth());
        moving.setHeight(getHeight());
        draw();
    }

    private void locate(MouseEvent event, BiConsumer<Double, Double> action) {
        MapFrame frame = frame();
        if (frame != null && frame.area().contains(event.getX(), event.getY())) {
            action.accept(frame.x(event.getX()), frame.y(event.getY()));
        } else {
            hover.set(null);
        }
    }

    private Hover hover(double x, double y) {
        Landscape landscape = figure.picture().get().figure().landscape();
        double[] xs = landscape.xValues();
        double[] ys = landscape.yValues();
        int column = Selection.nearest(xs, x);
        int row = Selection.nearest(ys, y);
        return new Hover(landscape, xs[column], ys[row], landscape.slice().values()[row][column]);
    }

    /** Selects what a click at a pixel means. */
    void select(double pixelX, double pixelY) {
        Selection place = placeAt(pixelX, pixelY);
        if (place != null) {
            workbench.selection().set(place);
        }
    }

    /** Shows which part of the map a drag has chosen so far, null for none. */
    void showBox(Rectangle2D chosen) {
        box = chosen;
        draw();
    }

    private void move(KeyEvent event) {
        Landscape landscape = workbench.landscape().get();
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (landscape == null) {
            if (event.getCode().isArrowKey()) {
                // else the focus would move to the button that cancels the first picture
                event.consume();
            }
            return;
        }
        int step = event.isShiftDown() ? LONG_STEP : 1;
        boolean used = true;
        switch (event.getCode()) {
            case LEFT -> probe(landscape, -step, 0);
            case RIGHT -> probe(landscape, step, 0);
            case DOWN -> probe(landscape, 0, -step);
            case UP -> probe(landscape, 0, step);
            default -> used = choose(landscape, event.getCode());
        }
        if (used) {
            event.consume();
        }
    }

    private void probe(Landscape landscape, int columns, int rows) {
        Selection from = workbench.selection().get();
        if (from == null || from.landscape().request() != landscape.request()) {
            from = new Selection(landscape, landscape.plane().middleX(), landscape.plane().middleY(), 0, false, null);
        }
        workbench.selection().set(from.moved(columns, rows));
    }

    private boolean choose(Landscape landscape, KeyCode key) {
        if (!key.isDigitKey()) {
            return false;
        }
        int digit = key.getChar().charAt(0) - '0';
        for (Minimum minimum : landscape.minima()) {
            Selection candidate = Selection.minimum(landscape, minimum);
            if (digit == 0 ? candidate.truth() : candidate.rank() == digit) {
                workbench.selection().set(candidate);
                return true;
            }
        }
        return false;
    }

    private void draw() {
        GraphicsContext g = moving.getGraphicsContext2D();
        g.clearRect(0, 0, moving.getWidth(), moving.getHeight());
        MapFrame frame = frame();
        Selection selection = workbench.selection().get();
        if (frame == null) {
            return;
        }
        if (isFocusVisible()) {
            g.setStroke(SELECTED);
            g.setLineWidth(1.5);
            g.strokeRect(frame.area().x - 1.5, frame.area().y - 1.5, frame.area().width + 3, frame.area().height + 3);
        }
        if (box != null) {
            g.setFill(Color.rgb(255, 255, 255, 0.18));
            g.fillRect(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
            g.setStroke(HALO);
            g.setLineWidth(3);
            g.strokeRect(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
            g.setStroke(Color.WHITE);
            g.setLineWidth(1);
            g.strokeRect(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
        }
        Landscape picture = figure.picture().get().figure().landscape();
        // a step of a descent has its own mark
        if (selection == null || selection.waypoint() != null
                || !Selection.comparable(selection.landscape().request(), picture.request())) {
            return;
        }
        double x = frame.pixelX(selection.x());
        double y = frame.pixelY(selection.y());
        if (x < frame.area().x - 1 || x > frame.area().getMaxX() + 1 || y < frame.area().y - 1
                || y > frame.area().getMaxY() + 1) {
            return;
        }
        boolean marked = selection.truth() || selection.rank() > 0;
        boolean numbered = selection.rank() > 0 && selection.rank() <= LandscapeFigure.NUMBERED;
        double radius = !marked ? 5 : selection.truth() ? 14 : numbered ? LandscapeFigure.RING_RADIUS + 3.5 : 7;
        if (!marked) {
            hair(g, frame, x, y, radius);
        }
        g.setLineWidth(4.5);
        g.setStroke(HALO);
        g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setLineWidth(2.5);
        g.setStroke(SELECTED);
        g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** Cross hairs from the frame to the probe, so that the eye finds both its values on the axes. */
    private static void hair(GraphicsContext g, MapFrame frame, double x, double y, double gap) {
        // dark below light, to be seen on any colour
        g.setStroke(Color.rgb(13, 17, 23, 0.35));
        g.setLineWidth(3);
        cross(g, frame, x, y, gap);
        g.setStroke(Color.rgb(255, 255, 255, 0.9));
        g.setLineWidth(1);
        cross(g, frame, x, y, gap);
    }

    private static void cross(GraphicsContext g, MapFrame frame, double x, double y, double gap) {
        double column = Math.floor(x) + 0.5;
        double row = Math.floor(y) + 0.5;
        g.strokeLine(frame.area().x, row, Math.max(frame.area().x, x - gap), row);
        g.strokeLine(Math.min(frame.area().getMaxX(), x + gap), row, frame.area().getMaxX(), row);
        g.strokeLine(column, frame.area().y, column, Math.max(frame.area().y, y - gap));
        g.strokeLine(column, Math.min(frame.area().getMaxY(), y + gap), column, frame.area().getMaxY());
    }
}
